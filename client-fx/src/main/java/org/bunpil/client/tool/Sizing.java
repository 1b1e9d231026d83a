package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.client.editor.Box;
import org.bunpil.client.editor.Handle;
import org.bunpil.client.editor.Reshaping;
import org.bunpil.client.editor.SelectionFrame;
import org.bunpil.client.input.InputEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;

/**
 * A handle of the selection is held: the opposite side stays where it is.
 *
 * @param from where the handle was taken, board plane
 * @param box the frame as it would be now, in the frame's own turned plane
 * @param snapping what its sides snap to, or null
 * @param guideX place of the upright line that it has snapped to, {@code guideY} of the level one; NaN: none
 */
public record Sizing(
        SelectionFrame frame,
        Handle handle,
        Point from,
        Box box,
        @Nullable Snapping snapping,
        double guideX,
        double guideY)
        implements Tool {
    static ToolStep begin(SelectionFrame frame, Handle handle, InputEvent event, ToolContext context) {
        if (!context.editor().checkWrite()) return ToolStep.go(Spent.HERE);
        List<String> ids = frame.elements().stream().map(Element::id).toList();
        // The edges of what is turned lie askew to every guide.
        Snapping guides = frame.rot() == 0 ? Snapping.of(ids, context) : null;
        return ToolStep.go(
                new Sizing(frame, handle, context.board(event), frame.box(), guides, Double.NaN, Double.NaN));
    }

    @Override
    public ToolStep on(InputEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> ToolStep.go(to(event, context));
            case RELEASE -> {
                Sizing last = to(event, context);
                boolean same = last.box.equals(frame.box());
                yield same ? ToolStep.dropped(List.of()) : ToolStep.done(Reshaping.resize(frame, last.box));
            }
            case CANCEL -> ToolStep.dropped(List.of());
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    private Sizing to(InputEvent event, ToolContext context) {
        Point at = context.board(event);
        // A mere press moves nothing, near a guide or not.
        if (at.equals(from)) return new Sizing(frame, handle, from, frame.box(), snapping, Double.NaN, Double.NaN);
        // The hand's way in the frame's own plane.
        double[] way = SelectionFrame.turn(at.x() - from.x(), at.y() - from.y(), 0, 0, -frame.rot());
        Box old = frame.box();
        double width = grown(old.width(), handle.x, way[0]);
        double height = grown(old.height(), handle.y, way[1]);
        boolean even = handle.isCorner() && (frame.isEven() || event.modifiers().shift());
        if (even) {
            double fx = old.width() > 0 ? width / old.width() : 0;
            double fy = old.height() > 0 ? height / old.height() : 0;
            return even(Math.max(fx, fy), event, context);
        }
        double x = guideX(width, event, context);
        double y = guideY(height, event, context);
        if (!Double.isNaN(x)) width = Math.abs(x - fixedX());
        if (!Double.isNaN(y)) height = Math.abs(y - fixedY());
        return new Sizing(frame, handle, from, anchored(width, height), snapping, x, y);
    }

    /** Grown alike in both directions; only the nearer of two guides can be met. */
    private Sizing even(double grown, InputEvent event, ToolContext context) {
        Box old = frame.box();
        double x = guideX(old.width() * grown, event, context);
        double y = guideY(old.height() * grown, event, context);
        double byX = Double.isNaN(x) ? Double.NaN : Math.abs(x - fixedX()) / old.width();
        double byY = Double.isNaN(y) ? Double.NaN : Math.abs(y - fixedY()) / old.height();
        boolean takeY = Double.isNaN(byX) || Math.abs(byY - grown) < Math.abs(byX - grown);
        double factor = takeY ? byY : byX;
        if (Double.isNaN(factor)) factor = grown;
        Box to = anchored(old.width() * factor, old.height() * factor);
        return new Sizing(frame, handle, from, to, snapping, takeY ? Double.NaN : x, takeY ? y : Double.NaN);
    }

    /** The upright guide that the side being pulled has come near to, or NaN. */
    private double guideX(double width, InputEvent event, ToolContext context) {
        if (snapping == null || handle.x == 0.5 || frame.box().width() <= 0 || free(event)) return Double.NaN;
        double guide = snapping.guideX(
                fixedX() + (handle.x == 1 ? width : -width), context.viewport().scale());
        return Math.abs(guide - fixedX()) >= Reshaping.MIN_SIDE ? guide : Double.NaN;
    }

    private double guideY(double height, InputEvent event, ToolContext context) {
        if (snapping == null || handle.y == 0.5 || frame.box().height() <= 0 || free(event)) return Double.NaN;
        double guide = snapping.guideY(
                fixedY() + (handle.y == 1 ? height : -height),
                context.viewport().scale());
        return Math.abs(guide - fixedY()) >= Reshaping.MIN_SIDE ? guide : Double.NaN;
    }

    private static boolean free(InputEvent event) {
        return event.modifiers().control();
    }

    /** Where the side lies that stays. */
    private double fixedX() {
        return handle.x == 1 ? frame.box().minX() : frame.box().maxX();
    }

    private double fixedY() {
        return handle.y == 1 ? frame.box().minY() : frame.box().maxY();
    }

    private static double grown(double old, double side, double way) {
        if (side == 0.5) return old;
        double grown = old + (side == 1 ? way : -way);
        return old == 0 ? 0 : Math.max(Reshaping.MIN_SIDE, grown);
    }

    /** The new frame, so placed that the opposite side or corner stays where it is on the board. */
    private Box anchored(double width, double height) {
        Box old = frame.box();
        double ax = 1 - handle.x;
        double ay = 1 - handle.y;
        double[] anchor = SelectionFrame.turn(
                old.minX() + old.width() * ax,
                old.minY() + old.height() * ay,
                old.centreX(),
                old.centreY(),
                frame.rot());
        double[] toCentre = SelectionFrame.turn((0.5 - ax) * width, (0.5 - ay) * height, 0, 0, frame.rot());
        double cx = anchor[0] + toCentre[0];
        double cy = anchor[1] + toCentre[1];
        return new Box(cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2);
    }
}
