package org.bunpil.client.ui.dialogs;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.bunpil.client.ui.controls.ButtonFocus;
import org.bunpil.client.ui.controls.UncachedScrollPane;
import org.jspecify.annotations.Nullable;

/** Shows one small panel at a time beside the button that opened it. A press anywhere else closes the panel and still has its effect. */
public final class PopoverLayer extends Pane {
    /** Distance from the window's edge. */
    private static final double GAP = 8;
    /** Distance from the button, so that the panel does not cover the bar around it. */
    private static final double AWAY = 14;

    private @Nullable Node anchor;
    /** For a panel without a button: the point it belongs to; {@code placeY} likewise. */
    private double placeX;

    private double placeY;
    private @Nullable Region panel;
    /** For a panel without a button: the node that had the focus before. */
    private @Nullable Node giveFocusBack;

    public PopoverLayer() {
        setPickOnBounds(false);
        getStyleClass().add("popover-layer");
        // After a resize the panel would no longer be beside its button.
        widthProperty().addListener(observable -> close());
        heightProperty().addListener(observable -> close());
    }

    /** Shows a panel beside a button; closes it when that button's panel is open already. */
    public void toggle(Node newAnchor, Region newPanel) {
        boolean same = newAnchor.equals(anchor);
        close();
        if (!same) {
            anchor = newAnchor;
            boolean byKey = newAnchor.isFocused();
            show(newPanel);
            if (byKey) {
                ButtonFocus.buttonsIn(newPanel).stream().findFirst().ifPresent(Node::requestFocus);
            }
        }
    }

    /** Shows a panel at a point of this pane. */
    public void showAt(double x, double y, Region newPanel) {
        close();
        placeX = x;
        placeY = y;
        show(newPanel);
    }

    /**
     * Shows a panel in the middle. The panel takes the focus, and closing it returns the focus to the node that had it.
     *
     * @param width preferred width
     */
    public void showInMiddle(double width, double y, Region newPanel) {
        close();
        giveFocusBack = getScene().getFocusOwner();
        placeX = (getWidth() - Math.min(width, getWidth() - 2 * GAP)) / 2;
        placeY = y;
        show(newPanel);
    }

    /** The space below a y coordinate, pixels. */
    public double heightBelow(double y) {
        return getHeight() - y - GAP;
    }

    private void show(Region newPanel) {
        newPanel.getStyleClass().add("popover-panel");
        getChildren().setAll(newPanel);
        ButtonFocus.leaveFocusOnBoard(newPanel);
        newPanel.applyCss();
        panel = newPanel;
        if (newPanel.prefHeight(-1) > getHeight() - 2 * GAP) {
            // In a low window the panel scrolls.
            newPanel.getStyleClass().remove("popover-panel");
            UncachedScrollPane scroll = new UncachedScrollPane();
            scroll.getStyleClass().addAll("popover-panel", "scrolled");
            scroll.setFitToWidth(true);
            scroll.setHbarPolicy(ScrollBarPolicy.NEVER);
            getChildren().setAll(scroll);
            scroll.setContent(newPanel);
            // Only now are the contents in the window and can take the focus.
            scroll.applyCss();
            panel = scroll;
        }
        requestLayout();
    }

    boolean isOpen() {
        return panel != null;
    }

    /** @return whether a panel was open */
    public boolean close() {
        boolean was = isOpen();
        boolean hadKeys = was && panel != null && holdsFocus(panel);
        Node button = anchor == null ? giveFocusBack : anchor;
        giveFocusBack = null;
        anchor = null;
        panel = null;
        if (hadKeys && button != null) {
            button.requestFocus();
        }
        getChildren().clear();
        return was;
    }

    private static boolean holdsFocus(Node panel) {
        Node focused = panel.getScene() == null ? null : panel.getScene().getFocusOwner();
        for (Node node = focused; node != null; node = node.getParent()) {
            if (node.equals(panel)) {
                return true;
            }
        }
        return false;
    }

    /** A press outside of panel and button closes the panel. */
    public void pressed(@Nullable Node target) {
        for (Node node = target; node != null; node = node.getParent()) {
            if (node.equals(panel) || node.equals(anchor)) {
                return;
            }
        }
        close();
    }

    @Override
    protected void layoutChildren() {
        if (panel == null) {
            return;
        }
        Region shown = panel;
        double width = Math.min(shown.prefWidth(-1), getWidth() - 2 * GAP);
        double height = Math.min(shown.prefHeight(width), getHeight() - 2 * GAP);
        if (anchor == null) {
            place(shown, placeX, placeY, width, height);
            return;
        }
        if (anchor.getScene() == null) {
            return;
        }
        Bounds at = sceneToLocal(anchor.localToScene(anchor.getLayoutBounds()));
        boolean below = at.getCenterY() < getHeight() / 2;
        double x = below && at.getCenterX() < getWidth() / 3 ? at.getMinX() : at.getCenterX() - width / 2;
        double y = below ? at.getMaxY() + AWAY : at.getMinY() - AWAY - height;
        place(shown, x, y, width, height);
    }

    private void place(Region shown, double x, double y, double width, double height) {
        shown.resizeRelocate(
                Math.rint(Math.clamp(x, GAP, Math.max(GAP, getWidth() - GAP - width))),
                Math.rint(Math.clamp(y, GAP, Math.max(GAP, getHeight() - GAP - height))),
                width,
                height);
    }
}
