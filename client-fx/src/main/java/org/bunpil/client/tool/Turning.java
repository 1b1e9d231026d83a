package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.client.editor.Reshaping;
import org.bunpil.client.editor.SelectionFrame;
import org.bunpil.client.input.InputEvent;
import org.bunpil.geometry.Point;

/** The selection is being turned about its centre. @param by 1/100 degree so far */
public record Turning(SelectionFrame frame, Point from, int by) implements Tool {
    /** With Shift it turns in steps of this, 1/100 degree. */
    private static final int STEP = 1_500;
    /** Near an upright position it goes there by itself, 1/100 degree. */
    private static final int CATCH = 200;

    static ToolStep begin(SelectionFrame frame, InputEvent event, ToolContext context) {
        if (!context.editor().checkWrite()) return ToolStep.go(Spent.HERE);
        return ToolStep.go(new Turning(frame, context.board(event), 0));
    }

    @Override
    public ToolStep on(InputEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> ToolStep.go(to(event, context));
            case RELEASE -> {
                int turned = to(event, context).by;
                yield turned == 0 ? ToolStep.dropped(List.of()) : ToolStep.done(Reshaping.turn(frame, turned));
            }
            case CANCEL -> ToolStep.dropped(List.of());
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    private Turning to(InputEvent event, ToolContext context) {
        Point at = context.board(event);
        double before = Math.atan2(
                from.y() - frame.box().centreY(), from.x() - frame.box().centreX());
        double now =
                Math.atan2(at.y() - frame.box().centreY(), at.x() - frame.box().centreX());
        int rot = frame.rot() + (int) Math.round(Math.toDegrees(now - before) * 100);
        int step = event.modifiers().shift() ? STEP : 9_000;
        int nearest = (int) Math.round((double) rot / step) * step;
        if (event.modifiers().shift() || Math.abs(rot - nearest) <= CATCH) rot = nearest;
        return new Turning(frame, from, rot - frame.rot());
    }
}
