package org.bunpil.client.tool;

import org.bunpil.client.input.PointerEvent;

/** What one contact is doing. The canvas draws a preview from the state itself. */
public sealed interface ToolState
        permits Idle,
                Ignoring,
                Inking,
                StraightInking,
                Erasing,
                DrawingShape,
                Connecting,
                Translating,
                Resizing,
                Rotating,
                MarqueeSelecting,
                LassoSelecting,
                PickingColor,
                Panning,
                LaserPointing,
                PlacingText {
    /** Returns the next state and the ops for the board. */
    ToolStep on(PointerEvent event, ToolContext context);

    /** The same gesture without the elements that somebody else has just deleted or locked. */
    default ToolState withoutTaken(ToolContext context) {
        return this;
    }
}
