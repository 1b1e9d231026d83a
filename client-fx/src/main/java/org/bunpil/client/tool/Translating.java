package org.bunpil.client.tool;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.LocalPresence;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.op.OpSplitter;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/**
 * The selection is pressed, and moves once the pointer has moved far enough for a drag. Others see the movement by presence; the board
 * changes on release.
 *
 * @param from where the press was, board plane; view pixels {@code fromX}, {@code fromY}
 * @param ids what moves
 * @param hit the element under the press, which a mere click selects alone; null if the press was between elements
 * @param d the offset so far, board plane; null: not a drag yet
 * @param snapGuides the guides to which it snaps, or null
 * @param guideX position of the vertical guide to which it has snapped, {@code guideY} of the horizontal one; NaN: none
 */
public record Translating(
        Point from,
        double fromX,
        double fromY,
        List<String> ids,
        @Nullable String hit,
        @Nullable Point d,
        @Nullable SnapGuides snapGuides,
        double guideX,
        double guideY)
        implements ToolState {
    /** A press that moves less than this is a click, view pixels. */
    private static final double DRAG_THRESHOLD = 4;
    /** The same for a finger. */
    private static final double FINGER_DRAG_THRESHOLD = 10;

    /** Begins with the current selection. */
    static Translating begin(PointerEvent event, ToolContext context, @Nullable String hit) {
        List<String> ids = new ArrayList<>();
        for (String id : context.editor().selection()) if (context.changeable(id) != null) ids.add(id);
        return new Translating(
                context.board(event), event.x(), event.y(), ids, hit, null, null, Double.NaN, Double.NaN);
    }

    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> move(event, context);
            // While a window is busy, it may receive no event between press and release.
            case RELEASE ->
                move(event, context).next() instanceof Translating moved
                        ? moved.release(event, context)
                        : ToolStep.dropped(List.of());
            case CANCEL -> {
                context.editor().localPresence().drag(null);
                yield ToolStep.dropped(List.of());
            }
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    @Override
    public ToolState withoutTaken(ToolContext context) {
        List<String> left = new ArrayList<>(ids.size());
        for (String id : ids) {
            Element element = context.changeable(id);
            if (element != null) left.add(element.id());
        }
        if (left.equals(ids)) return this;
        if (d == null) return new Translating(from, fromX, fromY, left, hit, null, null, guideX, guideY);
        boolean ended = left.isEmpty();
        context.editor().localPresence().drag(ended ? null : new Presence.Drag(LocalPresence.shown(left), d));
        if (ended) return Ignoring.INSTANCE;
        return new Translating(from, fromX, fromY, left, hit, d, snapGuides, guideX, guideY);
    }

    private ToolStep move(PointerEvent event, ToolContext context) {
        double meant = event.kind() == PointerEvent.Kind.TOUCH ? FINGER_DRAG_THRESHOLD : DRAG_THRESHOLD;
        if (d == null && Math.hypot(event.x() - fromX, event.y() - fromY) < meant) return ToolStep.go(this);
        if (ids.isEmpty() || (d == null && !context.editor().checkWrite())) return ToolStep.go(Ignoring.INSTANCE);
        Point to = context.board(event);
        if (event.modifiers().shift()) to = DrawingShape.snapDirection(from, to);
        Point offset = new Point(to.x() - from.x(), to.y() - from.y());
        SnapGuides guides = d == null ? SnapGuides.of(ids, context) : snapGuides;
        double x = Double.NaN;
        double y = Double.NaN;
        // With Control it does not snap; with Shift the direction of the pointer counts.
        if (guides != null && !event.modifiers().control() && !event.modifiers().shift()) {
            SnapGuides.Snapped snapped = guides.snap(offset, context.viewport().scale());
            offset = snapped.d();
            x = snapped.guideX();
            y = snapped.guideY();
        }
        context.editor().localPresence().drag(new Presence.Drag(LocalPresence.shown(ids), offset));
        return ToolStep.go(new Translating(from, fromX, fromY, ids, hit, offset, guides, x, y));
    }

    private ToolStep release(PointerEvent event, ToolContext context) {
        Editor editor = context.editor();
        if (d == null) {
            if (event.modifiers().shift()) return ToolStep.dropped(List.of());
            editor.select(hit == null ? List.of() : List.of(hit));
            return ToolStep.dropped(List.of());
        }
        editor.localPresence().drag(null);
        if (d.equals(Point.ZERO)) return ToolStep.dropped(List.of());
        return ToolStep.done(OpSplitter.move(ids, d));
    }
}
