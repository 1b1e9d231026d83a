package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.op.Op;

/**
 * A line or shape is being drawn from one corner to the opposite one.
 *
 * @param from where it began, board plane
 * @param to where the pointer is; already constrained if Shift is held
 */
public record DrawingShape(String page, ShapeForm form, Style style, Point from, Point to) implements ToolState {
    /** If both sides are shorter than this, the drag was accidental; view pixels. */
    private static final double MIN_SIZE = 4;

    static ToolStep begin(ShapeForm form, PointerEvent event, ToolContext context) {
        Point at = context.board(event);
        return ToolStep.go(
                new DrawingShape(context.editor().page(), form, context.editor().style(), at, at));
    }

    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> ToolStep.go(to(event, context));
            case RELEASE -> to(event, context).release(context);
            case CANCEL -> ToolStep.dropped(List.of());
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    /** The shape that would be added now. */
    public Shape preview() {
        return shape("preview");
    }

    private DrawingShape to(PointerEvent event, ToolContext context) {
        Point at = context.board(event);
        if (event.modifiers().shift()) at = isLine() ? snapDirection(from, at) : square(from, at);
        return new DrawingShape(page, form, style, from, at);
    }

    private ToolStep release(ToolContext context) {
        double least = MIN_SIZE / context.viewport().scale();
        if (Math.abs(to.x() - from.x()) < least && Math.abs(to.y() - from.y()) < least) {
            return ToolStep.dropped(List.of());
        }
        return ToolStep.done(List.of(new Op.Add(shape(context.editor().newId()))));
    }

    private Shape shape(String id) {
        Point at = isLine() ? from : new Point(Math.min(from.x(), to.x()), Math.min(from.y(), to.y()));
        Size size = isLine()
                ? new Size(to.x() - from.x(), to.y() - from.y())
                : new Size(Math.abs(to.x() - from.x()), Math.abs(to.y() - from.y()));
        return new Shape(new CommonProperties(id, page, 0, at, 0, style, null, false), form, size, 0);
    }

    private boolean isLine() {
        return !form.isClosed();
    }

    /** The corner of the square with the longer side. */
    static Point square(Point from, Point to) {
        int dx = to.x() - from.x();
        int dy = to.y() - from.y();
        int side = Math.max(Math.abs(dx), Math.abs(dy));
        return new Point(from.x() + (dx < 0 ? -side : side), from.y() + (dy < 0 ? -side : side));
    }

    /** The nearest of eight directions. */
    static Point snapDirection(Point from, Point to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double angle = Math.round(Math.atan2(dy, dx) / (Math.PI / 4)) * (Math.PI / 4);
        double length = dx * Math.cos(angle) + dy * Math.sin(angle);
        return new Point((int) Math.round(from.x() + length * Math.cos(angle)), (int)
                Math.round(from.y() + length * Math.sin(angle)));
    }
}
