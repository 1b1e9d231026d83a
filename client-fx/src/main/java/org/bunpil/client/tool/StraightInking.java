package org.bunpil.client.tool;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.ink.StrokeSimplifier;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Limits;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.model.Style;
import org.bunpil.op.Op;

/** A line that was held at its end has become straight; its end still follows the pointer. */
public record StraightInking(String page, Style style, Point from, Point to) implements ToolState {
    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> ToolStep.go(to(event, context));
            case RELEASE -> to(event, context).release(context);
            case CANCEL -> ToolStep.dropped(List.of());
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    private StraightInking to(PointerEvent event, ToolContext context) {
        Point at = context.board(event);
        return new StraightInking(
                page, style, from, event.modifiers().shift() ? DrawingShape.snapDirection(from, at) : at);
    }

    /** The stroke that would be added now. */
    public Stroke preview() {
        CommonProperties common = new CommonProperties("preview", page, 0, from, 0, style, null, false);
        return new Stroke(common, StrokePoints.of(chunk()), false, false, 1, Stroke.UNIT_SCALE, Stroke.UNIT_SCALE, 0);
    }

    private ToolStep release(ToolContext context) {
        String id = context.editor().newId();
        return ToolStep.done(
                List.of(new Op.Begin(id, page, from, style, chunk()), new Op.End(id, 1, chunk().sampleCount(), null)));
    }

    /** With samples in between, so that the eraser can cut there. */
    private SampleChunk chunk() {
        int dx = to.x() - from.x();
        int dy = to.y() - from.y();
        int pieces = (int) Math.clamp(Math.hypot(dx, dy) / StrokeSimplifier.MAX_SPACING, 1, Limits.APPEND_SAMPLES - 1);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i <= pieces; i++) {
            int x = (int) Math.round((double) dx * i / pieces);
            int y = (int) Math.round((double) dy * i / pieces);
            samples.add(new Sample(x, y, Sample.NO_PRESSURE, 0));
        }
        return SampleChunk.of(samples, false, false);
    }
}
