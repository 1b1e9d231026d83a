package org.bunpil.client.input;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Which node of a scene the mouse would meet at a place; the toolkit tells it only with its own events. */
final class TopmostNode {
    private TopmostNode() {}

    /** @param x in the coordinates of the node's parent, {@code y} likewise */
    static @Nullable Node at(Node node, double x, double y) {
        if (!node.isVisible() || node.isMouseTransparent()) return null;
        Point2D local = node.parentToLocal(x, y);
        Node clip = node.getClip();
        if (clip != null && !clip.contains(clip.parentToLocal(local))) return null;
        if (node instanceof Parent parent) {
            List<Node> children = parent.getChildrenUnmodifiable();
            for (int i = children.size() - 1; i >= 0; i--) {
                Node hit = at(children.get(i), local.getX(), local.getY());
                if (hit != null) return hit;
            }
            // A group is where its children are.
            if (!(node instanceof Region) && !node.isPickOnBounds()) return null;
        }
        return node.contains(local) ? node : null;
    }
}
