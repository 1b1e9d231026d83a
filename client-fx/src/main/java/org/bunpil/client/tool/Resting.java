package org.bunpil.client.tool;

import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.input.InputEvent;
import org.bunpil.model.Form;

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

    private static ToolStep press(InputEvent event, ToolContext context) {
        ToolKind kind = context.tool();
        if (kind.writes() && !context.editor().checkWrite()) return ToolStep.go(Spent.HERE);
        return switch (kind) {
            case SELECT -> Picking.begin(event, context);
            case PEN, HIGHLIGHTER -> Inking.begin(event, context);
            case ERASER -> Erasing.begin(event, context);
            case LINE -> Shaping.begin(Form.LINE, event, context);
            case ARROW -> Shaping.begin(Form.ARROW, event, context);
            case RECT -> Shaping.begin(Form.RECT, event, context);
            case ELLIPSE -> Shaping.begin(Form.ELLIPSE, event, context);
            case TRIANGLE -> Shaping.begin(Form.TRIANGLE, event, context);
            case DIAMOND -> Shaping.begin(Form.DIAMOND, event, context);
            case TEXT -> ToolStep.go(new Placing(false));
            case NOTE -> ToolStep.go(new Placing(true));
            case HAND -> Panning.begin(event);
            case LASER -> Pointing.begin(event, context);
            case EYEDROPPER -> ToolStep.go(new Dropper(context.board(event)));
        };
    }
}
