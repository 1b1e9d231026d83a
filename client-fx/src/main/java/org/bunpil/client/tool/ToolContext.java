package org.bunpil.client.tool;

import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;

/**
 * What tools work on.
 *
 * @param tool what a press begins: the current tool, or one that is temporarily held
 */
public record ToolContext(Editor editor, ToolKind tool) {
    /** How far beside an element a mouse or pen still hits it, view pixels. */
    private static final double REACH = 5;
    /** The same for a finger. */
    private static final double FINGER_REACH = 12;

    private static final double HANDLE_REACH = 9;
    private static final double FINGER_HANDLE_REACH = 22;

    Viewport viewport() {
        return editor.viewport();
    }

    /** The position of an event on the board plane. */
    Point board(PointerEvent event) {
        return viewport().toBoard(event.x(), event.y());
    }

    /** The element as it is now, if a gesture can still change it; null: somebody has deleted or locked it. */
    @Nullable
    Element changeable(String id) {
        Element element = editor.view().element(id);
        return element == null || !editor.mayChange(element) ? null : element;
    }

    /** How far beside an element the event still hits it, 1/8 board pixel. */
    double reach(PointerEvent event) {
        double pixels = event.kind() == PointerEvent.Kind.TOUCH ? FINGER_REACH : REACH;
        return pixels / viewport().scale();
    }

    /** How far from a handle's centre the event still hits it, 1/8 board pixel. */
    double handleReach(PointerEvent event) {
        double pixels = event.kind() == PointerEvent.Kind.TOUCH ? FINGER_HANDLE_REACH : HANDLE_REACH;
        return pixels / viewport().scale();
    }
}
