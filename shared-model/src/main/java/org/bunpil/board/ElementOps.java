package org.bunpil.board;

import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.model.Common;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.Stroke;
import org.bunpil.op.Values;

/**
 * What ops do to elements of any kind. Ids are taken in the order in which the op names them, one that is named twice is taken twice;
 * what is missing, deleted or locked is skipped.
 */
final class ElementOps {
    private final State state;
    private final Layering layering;

    ElementOps(State state, Layering layering) {
        this.state = state;
        this.layering = layering;
    }

    /** Void when the id is taken, the page unknown or the element a stroke: those begin by {@code begin}. */
    void add(int c, Element element) {
        if (element instanceof Stroke || state.taken(element.id()) || state.page(element.page()) == null) return;
        Common common =
                element.common().withZ(layering.top(element.page())).withBy(c).withLock(false);
        state.setLive(element.id(), element.with(common));
    }

    void move(List<String> ids, Point d) {
        for (String id : ids) {
            Element element = state.live(id);
            if (element == null || element.lock()) continue;
            long x = (long) element.at().x() + d.x();
            long y = (long) element.at().y() + d.y();
            if (Math.abs(x) > Limits.COORDINATE || Math.abs(y) > Limits.COORDINATE) continue;
            state.setLive(id, element.with(element.common().withAt(new Point((int) x, (int) y))));
        }
    }

    void set(List<String> ids, Values v) {
        for (String id : ids) set(id, v);
    }

    /** A locked element takes only {@code lock}, and the rest of {@code v} when that unlocks it. z stays, also on another page. */
    void set(String id, Values v) {
        Element element = state.live(id);
        if (element == null) return;
        boolean pageKnown = v.page() != null && state.page(v.page()) != null;
        Element changed = Assignment.set(element, v, pageKnown);
        if (!changed.equals(element)) state.setLive(id, changed);
    }

    void delete(List<String> ids) {
        for (String id : ids) {
            Element element = state.live(id);
            if (element != null && !element.lock()) state.delete(element);
        }
    }

    void restore(List<String> ids) {
        for (String id : ids) {
            Snapshot.Trashed gone = state.gone(id);
            if (gone == null) continue;
            state.setGone(id, null);
            state.setLive(id, gone.element());
        }
    }

    /** Deletes in drawing order. The trash keeps all of it until the next clear that deletes anything. */
    void clear(String page) {
        long from = state.head().deletions();
        for (Place place : List.copyOf(state.places(page))) {
            Element element = state.live(place.id());
            if (element == null || element.lock() || stillDrawn(element)) continue;
            state.delete(element);
        }
        long to = state.head().deletions();
        if (to > from) state.setHead(state.head().withClear(from, to));
    }

    private static boolean stillDrawn(Element element) {
        return element instanceof Stroke stroke && stroke.open() && !stroke.sealed();
    }
}
