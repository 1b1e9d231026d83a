package org.bunpil.client.tool;

import org.bunpil.client.input.InputEvent;

/** The contact is still down but has nothing more to do. */
public record Spent() implements Tool {
    static final Spent HERE = new Spent();

    @Override
    public ToolStep on(InputEvent event, ToolContext context) {
        return switch (event.phase()) {
            case RELEASE, CANCEL -> ToolStep.go(Resting.HERE);
            case PRESS, MOVE, HOVER, TICK -> ToolStep.go(this);
        };
    }
}
