package org.bunpil.client.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.MouseEvent;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.ui.UiContext;

/** Makes a bar nearly transparent while somebody draws near it, and opaque again when the pointer is released. */
final class ToolbarFade {
    private static final double NEAR = 24;
    private static final double FADED_OPACITY = 0.12;

    private final Editor editor;
    private final Node board;
    private final List<Node> bars = new ArrayList<>();
    private boolean onBoard;

    /** @param around the parents of bars; each floating bar in them fades on its own */
    ToolbarFade(UiContext ui, List<? extends Parent> around) {
        this.editor = ui.board().editor();
        this.board = ui.board().canvas();
        for (Parent parent : around) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                if (!child.isMouseTransparent()) bars.add(child);
            }
        }
    }

    void pressed(MouseEvent event) {
        onBoard = board.equals(event.getTarget());
    }

    /** Handles a drag, wherever it began. */
    void dragged(MouseEvent event) {
        if (!onBoard || !editor.tool().writes()) return;
        for (Node bar : bars) {
            Bounds at = bar.localToScene(bar.getLayoutBounds());
            Bounds near = new BoundingBox(
                    at.getMinX() - NEAR, at.getMinY() - NEAR, at.getWidth() + 2 * NEAR, at.getHeight() + 2 * NEAR);
            show(bar, near.contains(event.getSceneX(), event.getSceneY()) ? FADED_OPACITY : 1);
        }
    }

    void released() {
        bars.forEach(bar -> show(bar, 1));
    }

    private static void show(Node bar, double opacity) {
        // Set only on a change, because setting a value makes JavaFX paint the window again.
        if (bar.getOpacity() != opacity) bar.setOpacity(opacity);
    }
}
