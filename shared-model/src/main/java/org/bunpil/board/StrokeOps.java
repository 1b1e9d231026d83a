package org.bunpil.board;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * What ops do to strokes. Only the participant who is its author extends a stroke, also with a later client id and also in the
 * trash.
 */
final class StrokeOps {
    private final BoardState state;
    private final ZOrder zOrder;
    private final Rights rights;

    StrokeOps(BoardState state, ZOrder zOrder, Rights rights) {
        this.state = state;
        this.rights = rights;
        this.zOrder = zOrder;
    }

    void begin(int c, Op.Begin op) {
        if (state.isTaken(op.id()) || state.page(op.page()) == null) return;
        CommonProperties common =
                new CommonProperties(op.id(), op.page(), zOrder.top(op.page()), op.at(), c, op.style(), null, false);
        int unit = Stroke.UNIT_SCALE;
        state.setLive(op.id(), new Stroke(common, StrokePoints.of(op.points()), true, false, 1, unit, unit, 0));
    }

    void append(int c, Op.Append op) {
        grow(c, op.id(), op.chunkNumber(), s -> withPoints(s, s.points().plus(op.points()), true, s.nextChunk() + 1));
    }

    /** No effect if n or count differs from the stroke's, or {@code fit} has more samples than it replaces. */
    void end(int c, Op.End op) {
        grow(c, op.id(), op.chunkCount(), s -> {
            SampleChunk fit = op.fit();
            if (s.points().sampleCount() != op.sampleCount() || (fit != null && fit.sampleCount() > op.sampleCount()))
                return s;
            return withPoints(s, fit == null ? repacked(s.points()) : StrokePoints.of(fit), false, s.nextChunk());
        });
    }

    void seal(String id) {
        if (state.live(id) instanceof Stroke stroke && stroke.isBeingDrawn()) state.setLive(id, sealed(stroke));
    }

    /** Seals the open strokes of participants who may no longer write. */
    void sealOfSilenced() {
        for (String id : List.copyOf(state.openStrokes())) {
            Element stroke = state.live(id);
            if (stroke != null && WritePermission.refusal(state.people().get(stroke.author()), state.access()) != null)
                seal(id);
        }
    }

    /**
     * Slices inherit everything but id, points and lock (they are unlocked). Their points keep the origin of the original. Rotation
     * and scale are about the centre of the bounds, which are now smaller; so a client that cuts a rotated stroke also sets
     * {@code at} of the slices.
     */
    void cut(int c, Op.Cut op) {
        if (!(state.live(op.id()) instanceof Stroke stroke) || stroke.lock()) return;
        if (stroke.isBeingDrawn() || !rights.mayChange(c, stroke)) return;
        List<Stroke> slices = slices(stroke, op);
        if (slices == null) return;
        state.delete(c, stroke);
        for (Stroke slice : slices) state.setLive(slice.id(), slice);
    }

    /** Null if the whole cut has no effect. */
    private @Nullable List<Stroke> slices(Stroke stroke, Op.Cut op) {
        if (stroke.points().sampleCount() != op.sampleCount()) return null;
        Set<String> ids = new HashSet<>();
        List<Stroke> slices = new ArrayList<>();
        int free = 0;
        for (Op.Slice part : op.parts()) {
            boolean inside = part.from() >= free && part.from() < part.to() && part.to() <= op.sampleCount();
            if (!inside || state.isTaken(part.id()) || !ids.add(part.id())) return null;
            free = part.to();
            StrokePoints points = stroke.points().slice(part.from(), part.to());
            if (points.weight() > Limits.STROKE_BYTES) return null;
            CommonProperties c = stroke.common();
            CommonProperties common =
                    new CommonProperties(part.id(), c.page(), c.z(), c.at(), c.author(), c.style(), c.group(), false);
            slices.add(new Stroke(common, points, false, false, 1, stroke.sx(), stroke.sy(), stroke.rot()));
        }
        return slices;
    }

    /** One chunk. Points stay as they are if one chunk would be too heavy, because flags differ from chunk to chunk. */
    private static StrokePoints repacked(StrokePoints points) {
        StrokePoints one = points.repacked();
        return one.weight() > Limits.STROKE_BYTES ? points : one;
    }

    private void grow(int c, String id, int n, UnaryOperator<Stroke> change) {
        if (state.live(id) instanceof Stroke stroke && next(stroke, c, n)) state.setLive(id, change.apply(stroke));
        Snapshot.Trashed trashed = state.trashEntry(id);
        if (trashed != null && trashed.element() instanceof Stroke stroke && next(stroke, c, n))
            state.setTrashEntry(id, trashed.withElement(change.apply(stroke)));
    }

    private static boolean next(Stroke stroke, int c, int n) {
        return stroke.open() && stroke.author() == c && stroke.nextChunk() == n;
    }

    /** A closed stroke is not sealed. */
    private static Stroke withPoints(Stroke s, StrokePoints points, boolean open, int n) {
        return new Stroke(s.common(), points, open, open && s.sealed(), n, s.sx(), s.sy(), s.rot());
    }

    private static Stroke sealed(Stroke s) {
        return new Stroke(s.common(), s.points(), true, true, s.nextChunk(), s.sx(), s.sy(), s.rot());
    }
}
