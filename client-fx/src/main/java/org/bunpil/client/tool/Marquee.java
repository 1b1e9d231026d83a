package org.bunpil.client.tool;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bunpil.client.editor.Box;
import org.bunpil.client.editor.Extent;
import org.bunpil.client.editor.Hit;
import org.bunpil.client.input.InputEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;

/**
 * A frame is pulled up around what shall be selected.
 *
 * @param kept what was selected before and stays so, with Shift
 */
public record Marquee(Point from, Point to, Set<String> kept) implements Tool {
    static ToolStep begin(InputEvent event, ToolContext context) {
        Set<String> kept =
                event.modifiers().shift() ? new LinkedHashSet<>(context.editor().selection()) : Set.of();
        context.editor().select(kept);
        Point at = context.board(event);
        return ToolStep.go(new Marquee(at, at, kept));
    }

    @Override
    public ToolStep on(InputEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> ToolStep.go(new Marquee(from, context.board(event), kept));
            case RELEASE -> {
                new Marquee(from, context.board(event), kept).select(context);
                yield ToolStep.dropped(List.of());
            }
            case CANCEL -> {
                context.editor().select(kept);
                yield ToolStep.dropped(List.of());
            }
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    /** The frame on the board plane. */
    public Box box() {
        return Box.of(from.x(), from.y(), to.x(), to.y());
    }

    private void select(ToolContext context) {
        Box box = box();
        if (box.width() == 0 && box.height() == 0) return;
        Set<String> ids = new LinkedHashSet<>(kept);
        for (Element element : context.editor().scene().in(box)) {
            if (!element.lock() && touches(element, box)) ids.add(element.id());
        }
        context.editor().select(new ArrayList<>(ids));
    }

    private static boolean touches(Element element, Box box) {
        return Hit.along(element, box.minX(), box.minY(), box.maxX(), box.minY(), 0)
                || Hit.along(element, box.maxX(), box.minY(), box.maxX(), box.maxY(), 0)
                || Hit.along(element, box.maxX(), box.maxY(), box.minX(), box.maxY(), 0)
                || Hit.along(element, box.minX(), box.maxY(), box.minX(), box.minY(), 0)
                || box.contains(Extent.turned(Extent.frame(element), Extent.rot(element)));
    }
}
