package org.bunpil.client.tool;

import org.bunpil.client.input.PointerEvent;

/** What one contact is doing. A screen draws a preview from the state itself. */
public sealed interface ToolState
        permits Idle,
                Ignoring,
                Inking,
                StraightInking,
                Erasing,
                DrawingShape,
                Translating,
                Resizing,
                Rotating,
                MarqueeSelecting,
                LassoSelecting,
                PickingColor,
                Panning,
                LaserPointing,
                PlacingText {
    /** The next state and what to do to the board. */
    ToolStep on(PointerEvent event, ToolContext context);
}
