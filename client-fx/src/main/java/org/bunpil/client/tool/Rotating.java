package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.client.editor.TransformBox;
import org.bunpil.client.editor.TransformOps;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;

/**
 * The selection is being rotated about its centre.
 *
 * @param by 1/100 degree so far
 */
public record Rotating(TransformBox transformBox, Point from, int by) implements ToolState {
    /** With Shift, the angle changes in steps of this, 1/100 degree. */
    private static final int STEP = 1_500;
    /** It snaps to an upright position from this near, 1/100 degree. */
    private static final int SNAP_ANGLE = 200;

    static ToolStep begin(TransformBox transformBox, PointerEvent event, ToolContext context) {
        if (!context.editor().checkWrite()) return ToolStep.go(Ignoring.INSTANCE);
        return ToolStep.go(new Rotating(transformBox, context.board(event), 0));
    }

    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> ToolStep.go(to(event, context));
            case RELEASE -> {
                int turned = to(event, context).by;
                yield turned == 0
                        ? ToolStep.dropped(List.of())
                        : ToolStep.done(TransformOps.rotate(transformBox, turned));
            }
            case CANCEL -> ToolStep.dropped(List.of());
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    @Override
    public ToolState withoutTaken(ToolContext context) {
        TransformBox left = transformBox.withElements(context::changeable);
        return left == null ? Ignoring.INSTANCE : new Rotating(left, from, by);
    }

    private Rotating to(PointerEvent event, ToolContext context) {
        Point at = context.board(event);
        double before = Math.atan2(
                from.y() - transformBox.bounds().centreY(),
                from.x() - transformBox.bounds().centreX());
        double now = Math.atan2(
                at.y() - transformBox.bounds().centreY(),
                at.x() - transformBox.bounds().centreX());
        int rot = transformBox.rot() + (int) Math.round(Math.toDegrees(now - before) * 100);
        int step = event.modifiers().shift() ? STEP : 9_000;
        int nearest = (int) Math.round((double) rot / step) * step;
        if (event.modifiers().shift() || Math.abs(rot - nearest) <= SNAP_ANGLE) rot = nearest;
        return new Rotating(transformBox, from, rot - transformBox.rot());
    }
}
