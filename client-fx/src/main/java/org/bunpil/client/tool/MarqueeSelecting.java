package org.bunpil.client.tool;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.HitTest;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;

/**
 * A marquee is being drawn around what is to be selected.
 *
 * @param kept what was selected before and stays selected, with Shift
 */
public record MarqueeSelecting(Point from, Point to, Set<String> kept) implements ToolState {
    /**
     * Begins on an element that is not this person's to change: a click selects it, to be looked at and copied, a drag selects as from
     * anywhere else.
     */
    static ToolStep beginOn(Element others, PointerEvent event, ToolContext context) {
        context.editor().select(List.of(others.id()));
        Point at = context.board(event);
        return ToolStep.go(new MarqueeSelecting(at, at, Set.of()));
    }

    static ToolStep begin(PointerEvent event, ToolContext context) {
        Set<String> kept =
                event.modifiers().shift() ? new LinkedHashSet<>(context.editor().selection()) : Set.of();
        context.editor().select(kept);
        Point at = context.board(event);
        return ToolStep.go(new MarqueeSelecting(at, at, kept));
    }

    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> ToolStep.go(new MarqueeSelecting(from, context.board(event), kept));
            case RELEASE -> {
                new MarqueeSelecting(from, context.board(event), kept).select(context);
                yield ToolStep.dropped(List.of());
            }
            case CANCEL -> {
                context.editor().select(kept);
                yield ToolStep.dropped(List.of());
            }
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    /** The marquee on the board plane. */
    public Bounds bounds() {
        return Bounds.of(from.x(), from.y(), to.x(), to.y());
    }

    private void select(ToolContext context) {
        Bounds bounds = bounds();
        if (bounds.width() == 0 && bounds.height() == 0) return;
        Set<String> ids = new LinkedHashSet<>(kept);
        for (Element element : context.editor().elementIndex().intersecting(bounds)) {
            if (context.editor().mayChange(element) && touches(element, bounds)) ids.add(element.id());
        }
        context.editor().select(new ArrayList<>(ids));
    }

    private static boolean touches(Element element, Bounds bounds) {
        return HitTest.hitsSegment(element, bounds.minX(), bounds.minY(), bounds.maxX(), bounds.minY(), 0)
                || HitTest.hitsSegment(element, bounds.maxX(), bounds.minY(), bounds.maxX(), bounds.maxY(), 0)
                || HitTest.hitsSegment(element, bounds.maxX(), bounds.maxY(), bounds.minX(), bounds.maxY(), 0)
                || HitTest.hitsSegment(element, bounds.minX(), bounds.maxY(), bounds.minX(), bounds.minY(), 0)
                || bounds.contains(ElementBounds.rotated(element));
    }
}
