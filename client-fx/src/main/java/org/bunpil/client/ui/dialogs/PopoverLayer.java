package org.bunpil.client.ui.dialogs;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.bunpil.client.ui.controls.ButtonFocus;
import org.jspecify.annotations.Nullable;

/** Where one small panel at a time floats beside the button it belongs to. A press anywhere else puts it away and still counts. */
public final class PopoverLayer extends Pane {
    /** From the window's edge. */
    private static final double GAP = 8;
    /** From its button: the bar around that lies between. */
    private static final double AWAY = 14;

    private @Nullable Node anchor;
    /** Without a button: the place it belongs to, {@code placeY} likewise. */
    private double placeX;

    private double placeY;
    private @Nullable Region panel;
    /** Without a button: who had the keys before. */
    private @Nullable Node giveFocusBack;

    public PopoverLayer() {
        setPickOnBounds(false);
        getStyleClass().add("floats");
        // In a window of another size it would lie beside its button.
        widthProperty().addListener(observable -> close());
        heightProperty().addListener(observable -> close());
    }

    /** Shows a panel beside a button, or puts it away when it is that button's already. */
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

    /** Shows a panel at a place of this pane. */
    public void showAt(double x, double y, Region newPanel) {
        close();
        placeX = x;
        placeY = y;
        show(newPanel);
    }

    /**
     * Shows a panel in the middle, which takes the keys and gives them back to whoever had them.
     *
     * @param width that it would like to have
     */
    public void showInMiddle(double width, double y, Region newPanel) {
        close();
        giveFocusBack = getScene().getFocusOwner();
        placeX = (getWidth() - Math.min(width, getWidth() - 2 * GAP)) / 2;
        placeY = y;
        show(newPanel);
    }

    /** What there is from a height on down, pixels. */
    public double heightBelow(double y) {
        return getHeight() - y - GAP;
    }

    private void show(Region newPanel) {
        newPanel.getStyleClass().add("float");
        getChildren().setAll(newPanel);
        ButtonFocus.leaveFocusOnBoard(newPanel);
        newPanel.applyCss();
        panel = newPanel;
        if (newPanel.prefHeight(-1) > getHeight() - 2 * GAP) {
            // A low window shows a part of it, and the rest is reached by scrolling.
            newPanel.getStyleClass().remove("float");
            ScrollPane scroll = new ScrollPane();
            scroll.getStyleClass().addAll("float", "scrolled");
            scroll.setFitToWidth(true);
            scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
            getChildren().setAll(scroll);
            scroll.setContent(newPanel);
            // Only then is what is in it in the window, and can have the keys.
            scroll.applyCss();
            panel = scroll;
        }
        requestLayout();
    }

    boolean isOpen() {
        return panel != null;
    }

    /** @return whether there was a panel */
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

    /** Something was pressed: outside of panel and button the panel goes. */
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
