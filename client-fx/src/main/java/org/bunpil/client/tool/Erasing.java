package org.bunpil.client.tool;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.editor.Box;
import org.bunpil.client.editor.Chunks;
import org.bunpil.client.editor.Hit;
import org.bunpil.client.input.InputEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;

/**
 * The eraser wipes along: everything it touches is deleted whole.
 *
 * @param at where it was last, board plane
 * @param gone what it has deleted
 */
public record Erasing(Point at, List<String> gone) implements Tool {
    /** Half the eraser's width, view pixels. */
    public static final double RADIUS = 10;

    static ToolStep begin(InputEvent event, ToolContext context) {
        Point at = context.board(event);
        return new Erasing(at, List.of()).wipe(at, context);
    }

    @Override
    public ToolStep on(InputEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> wipe(context.board(event), context);
            case RELEASE -> ToolStep.done(wipe(context.board(event), context).ops());
            case CANCEL -> ToolStep.dropped(Chunks.restore(gone));
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    private ToolStep wipe(Point to, ToolContext context) {
        double reach = RADIUS / context.viewport().scale();
        Box way = Box.of(at.x(), at.y(), to.x(), to.y()).grown(reach);
        List<String> touched = new ArrayList<>();
        for (Element element : context.editor().scene().in(way)) {
            if (!element.lock() && Hit.along(element, at.x(), at.y(), to.x(), to.y(), reach)) touched.add(element.id());
        }
        if (touched.isEmpty()) return ToolStep.go(new Erasing(to, gone));
        List<String> all = new ArrayList<>(gone);
        all.addAll(touched);
        return ToolStep.go(new Erasing(to, all), Chunks.delete(touched), false);
    }
}
