package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.client.input.PointerEvent;

/**
 * The hand tool drags the board.
 *
 * @param x last position of the pointer, {@code y} likewise, view pixels
 */
public record Panning(double x, double y) implements ToolState {
    static ToolStep begin(PointerEvent event) {
        return ToolStep.go(new Panning(event.x(), event.y()));
    }

    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> {
                pan(event, context);
                yield ToolStep.go(new Panning(event.x(), event.y()));
            }
            case RELEASE -> {
                pan(event, context);
                yield ToolStep.dropped(List.of());
            }
            case CANCEL -> ToolStep.dropped(List.of());
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    private void pan(PointerEvent event, ToolContext context) {
        context.editor().viewport(context.viewport().panned(event.x() - x, event.y() - y));
    }
}
