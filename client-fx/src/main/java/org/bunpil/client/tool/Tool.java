package org.bunpil.client.tool;

import org.bunpil.client.input.InputEvent;

/** What one contact is doing. A screen draws a preview from the state itself. */
public sealed interface Tool
        permits Resting,
                Spent,
                Inking,
                Straight,
                Erasing,
                Shaping,
                Moving,
                Sizing,
                Turning,
                Marquee,
                Lasso,
                Dropper,
                Panning,
                Pointing,
                Placing {
    /** The next state and what to do to the board. */
    ToolStep on(InputEvent event, ToolContext context);
}
