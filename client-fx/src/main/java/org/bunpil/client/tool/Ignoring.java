package org.bunpil.client.tool;

import org.bunpil.client.input.PointerEvent;

/** The contact is still pressed but has no further effect. */
public record Ignoring() implements ToolState {
    static final Ignoring INSTANCE = new Ignoring();

    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case RELEASE, CANCEL -> ToolStep.go(Idle.INSTANCE);
            case PRESS, MOVE, HOVER, TICK -> ToolStep.go(this);
        };
    }
}
