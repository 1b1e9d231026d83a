package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.client.geometry.HitTest;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Shape;
import org.jspecify.annotations.Nullable;

/** The eyedropper is down: where it is let go, the tool that was in hand before takes on the colour. @param at board plane */
public record PickingColor(Point at) implements ToolState {
    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case RELEASE -> {
                context.editor().colorPicked(color(event, context));
                yield ToolStep.dropped(List.of());
            }
            case CANCEL -> {
                context.editor().colorPicked(null);
                yield ToolStep.dropped(List.of());
            }
            case MOVE -> ToolStep.go(new PickingColor(context.board(event)));
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    private static @Nullable Integer color(PointerEvent event, ToolContext context) {
        Point at = context.board(event);
        double reach = context.reach(event);
        Element hit = context.editor().elementIndex().topmostAt(at.x(), at.y(), reach);
        if (hit == null || hit instanceof Image) return null;
        Integer fill = hit.style().fill();
        if (hit instanceof Shape shape && fill != null) {
            Element outline = shape.with(shape.common().withStyle(shape.style().withFill(null)));
            if (!HitTest.hits(outline, at.x(), at.y(), reach)) return fill;
        }
        return hit.style().color();
    }
}
