package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.client.editor.Box;
import org.bunpil.client.editor.Handle;
import org.bunpil.client.editor.Reshaping;
import org.bunpil.client.editor.SelectionFrame;
import org.bunpil.client.input.InputEvent;
import org.bunpil.geometry.Point;

/**
 * A handle of the selection is held: the opposite side stays where it is.
 *
 * @param from where the handle was taken, board plane
 * @param box the frame as it would be now, in the frame's own turned plane
 */
public record Sizing(SelectionFrame frame, Handle handle, Point from, Box box) implements Tool {
    static ToolStep begin(SelectionFrame frame, Handle handle, InputEvent event, ToolContext context) {
        if (!context.editor().checkWrite()) return ToolStep.go(Spent.HERE);
        return ToolStep.go(new Sizing(frame, handle, context.board(event), frame.box()));
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
        // The hand's way in the frame's own plane.
        double[] way = SelectionFrame.turn(at.x() - from.x(), at.y() - from.y(), 0, 0, -frame.rot());
        Box old = frame.box();
        double width = grown(old.width(), handle.x, way[0]);
        double height = grown(old.height(), handle.y, way[1]);
        boolean even = handle.isCorner() && (frame.isEven() || event.modifiers().shift());
        if (even) {
            double fx = old.width() > 0 ? width / old.width() : 0;
            double fy = old.height() > 0 ? height / old.height() : 0;
            double factor = Math.max(fx, fy);
            width = old.width() * factor;
            height = old.height() * factor;
        }
        return new Sizing(frame, handle, from, anchored(width, height));
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
