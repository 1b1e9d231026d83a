package org.bunpil.client.tool;

import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.input.InputEvent;

/** Nothing is down; a press begins what the tool in hand does. */
public record Resting() implements Tool {
    static final Resting HERE = new Resting();

    @Override
    public ToolStep on(InputEvent event, ToolContext context) {
        return switch (event.phase()) {
            case PRESS -> press(event, context);
            case HOVER, MOVE, RELEASE, CANCEL, TICK -> ToolStep.go(this);
        };
    }

    private ToolStep press(InputEvent event, ToolContext context) {
        ToolKind kind = context.editor().tool();
        if (kind.writes() && !context.editor().checkWrite()) return ToolStep.go(Spent.HERE);
        return switch (kind) {
            case PEN, HIGHLIGHTER -> Inking.begin(event, context);
            case SELECT, ERASER, LINE, ARROW, RECT, ELLIPSE, TRIANGLE, DIAMOND, TEXT, NOTE, HAND, LASER ->
                ToolStep.go(Spent.HERE);
        };
    }
}
