package org.bunpil.board;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bunpil.model.Common;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.Packed;
import org.bunpil.model.Points;
import org.bunpil.model.Stroke;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/** What ops do to strokes. A stroke grows only by its author, the participant: also under a later client id, also in the trash. */
final class StrokeOps {
    private final State state;
    private final Layering layering;

    StrokeOps(State state, Layering layering) {
        this.state = state;
        this.layering = layering;
    }

    void begin(int c, Op.Begin op) {
        if (state.taken(op.id()) || state.page(op.page()) == null) return;
        Common common = new Common(op.id(), op.page(), layering.top(op.page()), op.at(), c, op.style(), null, false);
        int unit = Stroke.UNIT_SCALE;
        state.setLive(op.id(), new Stroke(common, Points.of(op.points()), true, false, 1, unit, unit, 0));
    }

    void append(int c, Op.Append op) {
        grow(c, op.id(), op.n(), s -> withPoints(s, s.points().plus(op.points()), true, s.n() + 1));
    }

    /** Void when n or count is not the stroke's, or {@code fit} has more samples than it replaces. */
    void end(int c, Op.End op) {
        grow(c, op.id(), op.n(), s -> {
            Packed fit = op.fit();
            if (s.points().count() != op.count() || (fit != null && fit.count() > op.count())) return s;
            return withPoints(s, fit == null ? repacked(s.points()) : Points.of(fit), false, s.n());
        });
    }

    void seal(String id) {
        if (state.live(id) instanceof Stroke stroke && stroke.open() && !stroke.sealed())
            state.setLive(id, sealed(stroke));
    }

    /** Seals what is still drawn by those who may not write. */
    void sealOfSilenced() {
        for (String id : List.copyOf(state.openStrokes())) {
            Element stroke = state.live(id);
            if (stroke != null && Rights.refusal(state.people().get(stroke.by()), state.access()) != null) seal(id);
        }
    }

    /**
     * Slices inherit everything but id, points and lock (unlocked). Their points keep the original's origin; as rotation and scale are about the
     * centre of a box that is now smaller, a client that cuts a rotated stroke sets {@code at} of the slices as well.
     */
    void cut(Op.Cut op) {
        if (!(state.live(op.id()) instanceof Stroke stroke) || stroke.lock()) return;
        if (stroke.open() && !stroke.sealed()) return;
        List<Stroke> slices = slices(stroke, op);
        if (slices == null) return;
        state.delete(stroke);
        for (Stroke slice : slices) state.setLive(slice.id(), slice);
    }

    /** Null when the cut is void as a whole. */
    private @Nullable List<Stroke> slices(Stroke stroke, Op.Cut op) {
        if (stroke.points().count() != op.count()) return null;
        Set<String> ids = new HashSet<>();
        List<Stroke> slices = new ArrayList<>();
        int free = 0;
        for (Op.Slice part : op.parts()) {
            boolean inside = part.from() >= free && part.from() < part.to() && part.to() <= op.count();
            if (!inside || state.taken(part.id()) || !ids.add(part.id())) return null;
            free = part.to();
            Points points = stroke.points().slice(part.from(), part.to());
            if (points.weight() > Limits.STROKE_BYTES) return null;
            Common c = stroke.common();
            Common common = new Common(part.id(), c.page(), c.z(), c.at(), c.by(), c.style(), c.group(), false);
            slices.add(new Stroke(common, points, false, false, 1, stroke.sx(), stroke.sy(), stroke.rot()));
        }
        return slices;
    }

    /** One chunk; those that would be too heavy as one (flags differ from chunk to chunk) stay as they are. */
    private static Points repacked(Points points) {
        Points one = points.repacked();
        return one.weight() > Limits.STROKE_BYTES ? points : one;
    }

    private void grow(int c, String id, int n, UnaryOperator<Stroke> change) {
        if (state.live(id) instanceof Stroke stroke && next(stroke, c, n)) state.setLive(id, change.apply(stroke));
        Snapshot.Trashed gone = state.gone(id);
        if (gone != null && gone.element() instanceof Stroke stroke && next(stroke, c, n))
            state.setGone(id, new Snapshot.Trashed(change.apply(stroke), gone.deletion()));
    }

    private static boolean next(Stroke stroke, int c, int n) {
        return stroke.open() && stroke.by() == c && stroke.n() == n;
    }

    /** A closed stroke is not sealed. */
    private static Stroke withPoints(Stroke s, Points points, boolean open, int n) {
        return new Stroke(s.common(), points, open, open && s.sealed(), n, s.sx(), s.sy(), s.rot());
    }

    private static Stroke sealed(Stroke s) {
        return new Stroke(s.common(), s.points(), true, true, s.n(), s.sx(), s.sy(), s.rot());
    }
}
