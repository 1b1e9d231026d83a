package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;

/**
 * Text or a note will be created where the contact is released.
 *
 * @param note whether it is a sticky note; if not, plain text
 */
public record PlacingText(boolean note) implements ToolState {
    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case RELEASE -> {
                place(event, context);
                yield ToolStep.dropped(List.of());
            }
            case CANCEL -> ToolStep.dropped(List.of());
            case MOVE, TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    private void place(PointerEvent event, ToolContext context) {
        Point at = context.board(event);
        Element hit = context.editor().elementIndex().topmostAt(at.x(), at.y(), context.reach(event));
        if (hit != null && hit.text() != null && context.editor().mayChange(hit))
            context.editor().textEditing().edit(hit);
        else context.editor().textEditing().beginNew(note, at);
    }
}
