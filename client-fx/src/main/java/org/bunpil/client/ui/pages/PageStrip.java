package org.bunpil.client.ui.pages;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.Pages;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionButton;
import org.bunpil.client.ui.controls.BesideTooltip;
import org.bunpil.client.ui.controls.KeyStop;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.theme.Icons;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/**
 * All pages as thumbnails, at the left side. Everybody can go to a page; who may change pages can also move, copy, name and delete them.
 * The board stays usable beside it, and a press leaves the keys with the board, unless it chooses several pages.
 */
public final class PageStrip extends VBox implements KeyStop {
    private final UiContext ui;
    private final PageActions actions;
    private final PageList list;
    private final Label title = new Label();
    private final Button close = new Button(null, Icons.of(Material2OutlinedAL.CLOSE));

    /** Hidden until it is shown. */
    public PageStrip(UiContext ui, PageActions actions) {
        this.ui = ui;
        this.actions = actions;
        this.list = new PageList(ui, actions);
        setId("page-strip");
        getStyleClass().add("page-strip");
        setVisible(false);
        setManaged(false);
        title.getStyleClass().add("page-strip-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        close.setId("page-strip.close");
        close.getStyleClass().addAll("quiet", "icon-button");
        close.setFocusTraversable(false);
        close.setOnAction(event -> {
            if (isChoosing()) actions.selection.clear();
            else actions.strip.runOrExplain(ui);
        });
        close.setTooltip(new BesideTooltip(close, ""));
        HBox head = new HBox(title, close);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox foot = new HBox(button(actions.insert), button(actions.duplicate), button(actions.delete));
        foot.setAlignment(Pos.CENTER);
        setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(head, list, foot);
        SceneBinding.bind(this, actions.selection.changes(), count -> headChanged());
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.PAGE), count -> headChanged());
    }

    private ActionButton button(Action action) {
        ActionButton button = new ActionButton(action, ui);
        // The same action has a button in the navigator.
        button.setId("page-strip." + action.id());
        return button;
    }

    private boolean isChoosing() {
        return actions.selection.isSeveral() || actions.selection.isPicking();
    }

    private void headChanged() {
        Messages messages = ui.messages();
        boolean choosing = isChoosing();
        title.setText(
                choosing
                        ? messages.text(
                                "pages.chosen", actions.selection.chosen().size())
                        : messages.text("pages.title"));
        String said = messages.text(choosing ? "pages.pick.end" : "action.pages.hide");
        close.setAccessibleText(said);
        Tooltip tip = close.getTooltip();
        if (tip != null) tip.setText(said);
    }

    /** Shows or hides it. While it is hidden, it costs nothing. */
    public void shown(boolean on) {
        setVisible(on);
        setManaged(on);
        list.active(on);
        if (!on) actions.selection.clear();
    }

    @Override
    public Node keyTarget() {
        return list;
    }

    @Override
    public boolean pressed(KeyEvent event) {
        boolean handled =
                event.isAltDown() ? false : event.isShortcutDown() ? withShortcut(event.getCode()) : plain(event);
        if (handled) event.consume();
        return handled;
    }

    private boolean withShortcut(KeyCode code) {
        switch (code) {
            case A -> actions.selection.all(true);
            case D -> actions.duplicate.runOrExplain(ui);
            case UP -> actions.moveUp.runOrExplain(ui);
            case DOWN -> actions.moveDown.runOrExplain(ui);
            default -> {
                return false;
            }
        }
        list.show(ui.board().editor().pages().index());
        return true;
    }

    private boolean plain(KeyEvent event) {
        Pages pages = ui.board().editor().pages();
        switch (event.getCode()) {
            case UP, LEFT -> step(event, -1);
            case DOWN, RIGHT -> step(event, 1);
            case HOME -> pages.show(pages.all().getFirst().id());
            case END -> pages.show(pages.all().getLast().id());
            case DELETE, BACK_SPACE -> actions.delete.runOrExplain(ui);
            case F2 -> actions.rename.runOrExplain(ui);
            case ENTER, SPACE -> ui.board().canvas().requestFocus();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void step(KeyEvent event, int by) {
        if (event.isShiftDown()) {
            actions.selection.extendBy(by);
            return;
        }
        actions.selection.clear();
        Pages pages = ui.board().editor().pages();
        if (by < 0) pages.previous();
        else pages.next();
    }

    /** Esc: ends a drag or a choice of several pages. @return whether there was one */
    public boolean cancel() {
        if (!isVisible()) return false;
        if (list.cancelDrag()) return true;
        boolean choosing = isChoosing();
        if (choosing) actions.selection.clear();
        return choosing;
    }
}
