package org.bunpil.client.tool;

import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.model.ShapeForm;

/** Nothing is pressed; a press begins what the current tool does. */
public record Idle() implements ToolState {
    static final Idle INSTANCE = new Idle();

    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case PRESS -> press(event, context);
            case HOVER, MOVE, RELEASE, CANCEL, TICK -> ToolStep.go(this);
        };
    }

    private static ToolStep press(PointerEvent event, ToolContext context) {
        // The other end of a pen erases, whatever the tool.
        ToolKind kind = event.kind() == PointerEvent.Kind.ERASER ? ToolKind.ERASER : context.tool();
        if (kind.writes() && !context.editor().checkWrite()) return ToolStep.go(Ignoring.INSTANCE);
        return switch (kind) {
            case SELECT -> SelectPress.begin(event, context);
            case PEN, HIGHLIGHTER -> Inking.begin(event, context);
            case ERASER -> Erasing.begin(event, context);
            case LINE -> DrawingShape.begin(ShapeForm.LINE, event, context);
            case ARROW -> DrawingShape.begin(ShapeForm.ARROW, event, context);
            case RECT -> DrawingShape.begin(ShapeForm.RECT, event, context);
            case ELLIPSE -> DrawingShape.begin(ShapeForm.ELLIPSE, event, context);
            case TRIANGLE -> DrawingShape.begin(ShapeForm.TRIANGLE, event, context);
            case DIAMOND -> DrawingShape.begin(ShapeForm.DIAMOND, event, context);
            case CONNECTOR -> Connecting.begin(event, context);
            case TEXT -> ToolStep.go(new PlacingText(false));
            case NOTE -> ToolStep.go(new PlacingText(true));
            case HAND -> Panning.begin(event);
            case LASER -> LaserPointing.begin(event, context);
            case EYEDROPPER -> ToolStep.go(new PickingColor(context.board(event)));
        };
    }
}
