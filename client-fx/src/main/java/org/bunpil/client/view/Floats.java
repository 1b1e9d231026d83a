package org.bunpil.client.view;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Where one small panel at a time floats beside the button it belongs to. A press anywhere else puts it away and still counts. */
final class Floats extends Pane {
    private static final double GAP = 8;

    private @Nullable Node anchor;
    /** Without a button: the place it belongs to, {@code placeY} likewise. */
    private double placeX;

    private double placeY;
    private @Nullable Region panel;

    Floats() {
        setPickOnBounds(false);
        getStyleClass().add("floats");
    }

    /** Shows a panel beside a button, or puts it away when it is that button's already. */
    void toggle(Node newAnchor, Region newPanel) {
        boolean same = newAnchor.equals(anchor);
        close();
        if (!same) {
            anchor = newAnchor;
            panel = newPanel;
            if (!newPanel.getStyleClass().contains("float")) {
                newPanel.getStyleClass().add("float");
            }
            getChildren().setAll(newPanel);
            requestLayout();
        }
    }

    /** Shows a panel at a place of this pane. */
    void showAt(double x, double y, Region newPanel) {
        close();
        placeX = x;
        placeY = y;
        panel = newPanel;
        newPanel.getStyleClass().add("float");
        getChildren().setAll(newPanel);
        requestLayout();
    }

    boolean open() {
        return panel != null;
    }

    /** @return whether there was a panel */
    boolean close() {
        boolean was = open();
        anchor = null;
        panel = null;
        getChildren().clear();
        return was;
    }

    /** Something was pressed: outside of panel and button the panel goes. */
    void pressed(@Nullable Node target) {
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
        double y = below ? at.getMaxY() + GAP : at.getMinY() - GAP - height;
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
