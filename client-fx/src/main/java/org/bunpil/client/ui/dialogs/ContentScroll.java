package org.bunpil.client.ui.dialogs;

import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.bunpil.client.ui.controls.UncachedScrollPane;

/** As high as its content with the lines broken at its width, and scrolling where there is less room. */
final class ContentScroll extends UncachedScrollPane {
    private static final double LEAST_HEIGHT = 60;

    private final Region content;

    ContentScroll(Region content) {
        super(content);
        this.content = content;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    boolean scrolls() {
        return content.getHeight() > getViewportBounds().getHeight() + 1;
    }

    /** Scrolls as far as needed to show a node of the content. */
    void show(Node node) {
        Node at = node;
        while (at != null && !at.equals(content)) {
            at = at.getParent();
        }
        double hidden = content.getHeight() - getViewportBounds().getHeight();
        if (at == null || hidden <= 0) {
            return;
        }
        Bounds bounds = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double top = getVvalue() * hidden;
        double lowest = Math.max(bounds.getMaxY() - getViewportBounds().getHeight(), 0);
        setVvalue(Math.clamp(Math.clamp(top, lowest, Math.max(lowest, bounds.getMinY())) / hidden, 0, 1));
    }

    // The toolkit's own scroll pane asks its content for the height of unbroken lines.
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + content.prefWidth(-1) + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return Math.min(LEAST_HEIGHT, computePrefHeight(width));
    }

    @Override
    protected double computePrefHeight(double width) {
        double inside = width < 0 ? -1 : Math.max(0, width - snappedLeftInset() - snappedRightInset());
        return snappedTopInset() + content.prefHeight(inside) + snappedBottomInset();
    }
}
