package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;

/** The laser is on: everyone sees where it points; nothing is stored. */
public record LaserPointing(Point at) implements ToolState {
    static ToolStep begin(PointerEvent event, ToolContext context) {
        return show(event, context);
    }

    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> show(event, context);
            case RELEASE, CANCEL -> {
                context.editor().localPresence().laser(null);
                yield ToolStep.dropped(List.of());
            }
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    private static ToolStep show(PointerEvent event, ToolContext context) {
        Point at = context.board(event);
        context.editor().localPresence().laser(at);
        return ToolStep.go(new LaserPointing(at));
    }
}
