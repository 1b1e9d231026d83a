package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.client.input.InputEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.Note;
import org.bunpil.model.Text;

/** Text or a note will be written where the contact is let go. @param note a sticky note, else plain text */
public record Placing(boolean note) implements Tool {
    @Override
    public ToolStep on(InputEvent event, ToolContext context) {
        return switch (event.phase()) {
            case RELEASE -> {
                place(event, context);
                yield ToolStep.dropped(List.of());
            }
            case CANCEL -> ToolStep.dropped(List.of());
            case MOVE, TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    private void place(InputEvent event, ToolContext context) {
        Point at = context.board(event);
        Element hit = context.editor().scene().at(at.x(), at.y(), context.reach(event));
        boolean written = hit instanceof Text || hit instanceof Note;
        if (hit != null && written && !hit.lock()) context.editor().writing().edit(hit);
        else context.editor().writing().begin(note, at);
    }
}
