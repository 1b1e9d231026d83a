package org.bunpil.client.ui.pages;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.animation.AnimationTimer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.ImageView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.bunpil.client.editor.Pages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.controls.Delay;
import org.bunpil.client.ui.controls.LongPress;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.model.Page;
import org.jspecify.annotations.Nullable;

/**
 * Presses and drags on the list of pages. A press shows a page; with Ctrl or Shift it chooses several. A drag moves what is chosen: with the
 * mouse at once, with a finger after the page was held, because a finger that moves at once scrolls. Holding without moving opens the menu.
 */
final class PageDrag {
    /** A pointer that has moved farther than this is dragging, pixels. */
    private static final double STILL = 8;
    /** Near the upper and lower edge a drag scrolls, pixels; the nearer the faster. */
    private static final double EDGE = 40;

    private static final double EDGE_SPEED = 0.3;
    /** Whoever is told this late that a pointer is held does not know whether it is. */
    private static final long LATE_NANOS = (long) (1_000_000 * (LongPress.HOLD.toMillis() + 200));

    private final UiContext ui;
    private final PageActions actions;
    private final PageList list;
    private final Pages pages;
    private final Delay hold = new Delay((long) LongPress.HOLD.toMillis(), this::held);
    private final Label ghost = new Label();
    private @Nullable Page pressed;
    private Set<String> dragged = Set.of();
    private double pressX;
    private double pressY;
    private double y;
    private long pressNanos;
    private boolean finger;
    private boolean isHeld;
    private boolean refused;

    private final AnimationTimer scrolling = new AnimationTimer() {
        @Override
        public void handle(long now) {
            double high = list.getHeight();
            if (y < EDGE) list.scrollBy((y - EDGE) * EDGE_SPEED);
            else if (y > high - EDGE) list.scrollBy((y - high + EDGE) * EDGE_SPEED);
            show();
        }
    };

    PageDrag(UiContext ui, PageActions actions, PageList list) {
        this.ui = ui;
        this.actions = actions;
        this.list = list;
        this.pages = ui.board().editor().pages();
        ghost.getStyleClass().add("page-ghost");
        ghost.setMouseTransparent(true);
        ghost.setManaged(false);
        list.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        list.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        list.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        list.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
    }

    /** Ends a drag without moving anything. @return whether there was one */
    boolean cancel() {
        boolean any = !dragged.isEmpty();
        end();
        return any;
    }

    private void pressed(MouseEvent event) {
        end();
        if (event.getButton() != MouseButton.PRIMARY || isOnBar(event)) return;
        pressed = list.at(event.getY());
        finger = event.isSynthesized();
        pressX = event.getX();
        pressY = event.getY();
        y = pressY;
        // A mouse that is held opens the menu as a finger does: touch screens often look like a mouse.
        hold();
    }

    /** Whether the event is about the scroll bar. */
    private static boolean isOnBar(MouseEvent event) {
        for (Node each = event.getTarget() instanceof Node node ? node : null; each != null; each = each.getParent())
            if (each instanceof ScrollBar) return true;
        return false;
    }

    private void hold() {
        pressNanos = System.nanoTime();
        hold.start();
    }

    private void held() {
        Page page = pressed;
        if (page == null || !dragged.isEmpty()) return;
        if (System.nanoTime() - pressNanos > LATE_NANOS) {
            // The computer looked away; what the pointer did meanwhile is still to come.
            hold();
            return;
        }
        isHeld = true;
        // A finger can still drag; the menu comes when it is released where it is.
        if (!finger) {
            end();
            open(page, pressX, pressY);
        } else {
            list.drag(Set.of(page.id()), -1);
        }
    }

    private void dragged(MouseEvent event) {
        Page page = pressed;
        if (page == null || refused) return;
        y = event.getY();
        if (dragged.isEmpty()) {
            if (Math.hypot(event.getX() - pressX, y - pressY) < STILL) return;
            hold.stop();
            if (finger && !isHeld) {
                // It scrolls.
                pressed = null;
                return;
            }
            String why = actions.whyNot();
            if (why != null) {
                refused = true;
                ui.toasts().show(Toasts.Kind.INFO, ui.messages().text(why));
                return;
            }
            begin(page);
        }
        ghost.relocate(4, y - ghost.getHeight() / 2);
        show();
        boolean near = y < EDGE || y > list.getHeight() - EDGE;
        if (near) scrolling.start();
        else scrolling.stop();
    }

    private void begin(Page page) {
        List<String> chosen = actions.selection.chosen();
        dragged = chosen.contains(page.id()) ? new LinkedHashSet<>(chosen) : Set.of(page.id());
        PageCell cell = list.cell(page.id());
        ImageView image = new ImageView(cell == null ? null : cell.image());
        double width = PageCell.thumbnailWidth(list.getWidth()) * 0.7;
        image.setFitWidth(width);
        image.setPreserveRatio(true);
        ghost.setGraphic(image);
        ghost.setText(dragged.size() > 1 ? ui.messages().text("pages.count", dragged.size()) : "");
        list.addGhost(ghost);
        ghost.autosize();
    }

    private void show() {
        if (!dragged.isEmpty()) list.drag(dragged, list.dropIndex(y));
    }

    private void released(MouseEvent event) {
        Page page = pressed;
        if (page == null) {
            end();
            return;
        }
        boolean moved = !dragged.isEmpty();
        if (moved) drop(list.dropIndex(event.getY()));
        boolean menu = isHeld && !moved && !refused;
        boolean press = !moved && !isHeld && !refused;
        end();
        if (menu) open(page, pressX, pressY);
        else if (press) choose(page, event);
    }

    private void drop(int index) {
        String after = null;
        List<Page> all = list.pages();
        for (int i = 0; i < index && i < all.size(); i++) {
            if (!dragged.contains(all.get(i).id())) after = all.get(i).id();
        }
        pages.move(dragged, after);
    }

    private void choose(Page page, MouseEvent event) {
        if (event.isShortcutDown() || actions.selection.isPicking()) {
            actions.selection.toggle(page.id());
            if (!finger) list.requestFocus();
        } else if (event.isShiftDown()) {
            actions.selection.extendTo(page.id());
            list.requestFocus();
        } else {
            actions.selection.clear();
            pages.show(page.id());
            if (event.getClickCount() == 2) actions.rename.runOrExplain(ui);
        }
    }

    private void menu(ContextMenuEvent event) {
        boolean keys = event.isKeyboardTrigger();
        Page page = keys ? pages.current() : list.at(event.getY());
        // A finger that is held sends this too; its menu comes when it is released.
        if (page != null && !finger) open(page, event.getX(), keys ? list.getHeight() / 3 : event.getY());
        event.consume();
    }

    private void open(Page page, double x, double atY) {
        if (!actions.selection.chosen().contains(page.id())) {
            actions.selection.clear();
            pages.show(page.id());
        }
        Point2D at = ui.popovers().sceneToLocal(list.localToScene(x, atY));
        ui.popovers().showAt(at.getX(), at.getY(), new PageMenu(ui, actions));
    }

    private void end() {
        hold.stop();
        scrolling.stop();
        list.removeGhost(ghost);
        if (!dragged.isEmpty() || isHeld) list.drag(Set.of(), -1);
        pressed = null;
        dragged = Set.of();
        isHeld = false;
        refused = false;
    }
}
