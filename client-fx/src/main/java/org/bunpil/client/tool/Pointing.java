package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.client.input.InputEvent;
import org.bunpil.geometry.Point;

/** The laser is on: everybody sees where it points, nothing stays. */
public record Pointing(Point at) implements Tool {
    static ToolStep begin(InputEvent event, ToolContext context) {
        return show(event, context);
    }

    @Override
    public ToolStep on(InputEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> show(event, context);
            case RELEASE, CANCEL -> {
                context.editor().self().laser(null);
                yield ToolStep.dropped(List.of());
            }
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    private static ToolStep show(InputEvent event, ToolContext context) {
        Point at = context.board(event);
        context.editor().self().laser(at);
        return ToolStep.go(new Pointing(at));
    }
}
