package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.client.geometry.HitTest;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * The eyedropper is pressed: on release, the tool that was current before takes the colour at the pointer.
 *
 * @param at board plane
 */
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
        if (hit == null) return null;
        return switch (hit) {
            case Shape shape -> color(shape, at, reach);
            case Stroke _, Text _, Note _, Connector _ -> hit.style().color();
            case Image _ -> null;
        };
    }

    private static int color(Shape shape, Point at, double reach) {
        Integer fill = shape.style().fill();
        if (fill == null) return shape.style().color();
        Element outline = shape.with(shape.common().withStyle(shape.style().withFill(null)));
        return HitTest.hits(outline, at.x(), at.y(), reach) ? shape.style().color() : fill;
    }
}
