package org.bunpil.client.tool;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.ink.StrokeBuilder;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.model.Sample;
import org.bunpil.model.Style;
import org.bunpil.op.Op;

/**
 * A pen or highlighter is drawing a stroke.
 *
 * @param strokeBuilder the samples drawn so far
 */
public record Inking(String id, String page, Style style, StrokeBuilder strokeBuilder) implements ToolState {
    /** If the pointer is held at the end of a line for this long, the line becomes straight. */
    static final long HOLD_MILLIS = 700;
    /** A line shorter than this is not made straight: it may be a dot. View pixels. */
    private static final double MIN_STRAIGHT = 48;

    static ToolStep begin(PointerEvent event, ToolContext context) {
        Editor editor = context.editor();
        return begin(editor.page(), editor.style(), event, context);
    }

    private static ToolStep begin(String page, Style style, PointerEvent event, ToolContext context) {
        String id = context.editor().newId();
        StrokeBuilder strokeBuilder = new StrokeBuilder(context.board(event), event);
        Op begin = new Op.Begin(id, page, strokeBuilder.origin(), style, strokeBuilder.takeChunk(event.millis()));
        return ToolStep.go(new Inking(id, page, style, strokeBuilder), List.of(begin), true);
    }

    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> {
                strokeBuilder.add(context.board(event), event);
                if (strokeBuilder.isFull()) yield full(event, context);
                yield strokeBuilder.isDue(event.millis()) ? flush(event, context) : ToolStep.go(this);
            }
            case TICK -> {
                strokeBuilder.rested(event.millis());
                yield isHeld(context) ? straighten(context) : flush(event, context);
            }
            case RELEASE -> {
                // While a window is busy, it may receive no event between press and release.
                strokeBuilder.add(context.board(event), event);
                yield ToolStep.done(end(event, context));
            }
            case CANCEL -> ToolStep.dropped(List.of());
            case PRESS, HOVER -> ToolStep.go(this);
        };
    }

    /** Whether the line is nearly straight and the pointer has been held at its end. */
    private boolean isHeld(ToolContext context) {
        return strokeBuilder.restedMillis() >= HOLD_MILLIS
                && strokeBuilder.length() * context.viewport().scale() >= MIN_STRAIGHT
                && strokeBuilder.isNearlyStraight();
    }

    private ToolStep straighten(ToolContext context) {
        StraightInking straightInking = new StraightInking(page, style, strokeBuilder.origin(), strokeBuilder.end());
        return ToolStep.go(straightInking, isGone(context) ? List.of() : List.of(new Op.Delete(List.of(id))), false);
    }

    private ToolStep flush(PointerEvent event, ToolContext context) {
        if (!strokeBuilder.hasNew()) return ToolStep.go(this);
        if (isGone(context)) return new ToolStep(Ignoring.INSTANCE, List.of(), false, ToolStep.Outcome.DROPPED);
        int n = strokeBuilder.chunks();
        return ToolStep.go(this, List.of(new Op.Append(id, n, strokeBuilder.takeChunk(event.millis()))), false);
    }

    /** The number of samples that the board has. */
    public int given() {
        return strokeBuilder.taken();
    }

    /** The samples drawn since then, in order; a view. */
    public List<Sample> notGiven() {
        return strokeBuilder.notTaken();
    }

    /** Whether the stroke's begin was refused, so that nothing can be appended. A stroke in the trash still grows. */
    private boolean isGone(ToolContext context) {
        return context.editor().view().element(id) == null
                && context.editor().view().trashed(id) == null;
    }

    private List<Op> end(PointerEvent event, ToolContext context) {
        if (isGone(context)) return List.of();
        Op.End end = new Op.End(
                id,
                strokeBuilder.chunks() + (strokeBuilder.hasNew() ? 1 : 0),
                strokeBuilder.count(),
                strokeBuilder.simplified());
        if (!strokeBuilder.hasNew()) return List.of(end);
        int n = strokeBuilder.chunks();
        return List.of(new Op.Append(id, n, strokeBuilder.takeChunk(event.millis())), end);
    }

    /** The stroke has reached its size limit: the line continues as another stroke, in the same undo step. */
    private ToolStep full(PointerEvent event, ToolContext context) {
        List<Op> ops = new ArrayList<>(end(event, context));
        ToolStep next = begin(page, style, event, context);
        ops.addAll(next.ops());
        return ToolStep.go(next.next(), ops, true);
    }
}
