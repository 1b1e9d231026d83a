package org.bunpil.board;

import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Limits;
import org.bunpil.model.Stroke;
import org.bunpil.op.ElementPatch;

/**
 * What ops do to elements of any kind. Ids are processed in the order in which the op names them; an id that is named twice is
 * processed twice. Missing, deleted and locked elements are skipped, and what
 * the author may not change.
 */
final class ElementOps {
    private final BoardState state;
    private final ZOrder zOrder;
    private final Rights rights;

    ElementOps(BoardState state, ZOrder zOrder, Rights rights) {
        this.state = state;
        this.zOrder = zOrder;
        this.rights = rights;
    }

    /**
     * No effect if the id is taken, the page is unknown or the element is a stroke: strokes are created by {@code begin}. A kind that older
     * folds do not know gives the board the fold that it needs from here on.
     */
    void add(int c, Element element) {
        if (element instanceof Stroke || state.isTaken(element.id()) || state.page(element.page()) == null) return;
        CommonProperties common =
                element.common().withZ(zOrder.top(element.page())).withAuthor(c).withLock(false);
        state.setLive(element.id(), element.with(common));
        int needed = FoldVersion.of(element.kind());
        if (state.header().fold() < needed) state.setHeader(state.header().withFold(needed));
    }

    void move(int c, List<String> ids, Point d) {
        for (String id : ids) {
            Element element = state.live(id);
            if (element == null || element.lock() || !rights.mayChange(c, element)) continue;
            long x = (long) element.at().x() + d.x();
            long y = (long) element.at().y() + d.y();
            if (Math.abs(x) > Limits.COORDINATE || Math.abs(y) > Limits.COORDINATE) continue;
            state.setLive(id, element.with(element.common().withAt(new Point((int) x, (int) y))));
        }
    }

    void set(int c, List<String> ids, ElementPatch patch) {
        for (String id : ids) set(c, id, patch);
    }

    /**
     * A locked element takes only {@code lock}, and the rest of {@code v} if that unlocks it. z does not change, not even on
     * another page.
     */
    void set(int c, String id, ElementPatch patch) {
        Element element = state.live(id);
        if (element == null || !rights.mayChange(c, element)) return;
        boolean pageKnown = patch.page() != null && state.page(patch.page()) != null;
        Element changed = ElementPatcher.apply(element, patch, pageKnown);
        if (!changed.equals(element)) state.setLive(id, changed);
    }

    void delete(int c, List<String> ids) {
        for (String id : ids) {
            Element element = state.live(id);
            if (element != null && !element.lock() && rights.mayChange(c, element)) state.delete(c, element);
        }
    }

    void restore(int c, List<String> ids) {
        for (String id : ids) {
            Snapshot.Trashed trashed = state.trashEntry(id);
            if (trashed == null || !rights.mayRestore(c, trashed)) continue;
            state.setTrashEntry(id, null);
            state.setLive(id, trashed.element());
        }
    }

    /** Deletes in drawing order. The trash keeps all these elements until the next clear that deletes anything. */
    void clear(int c, String page) {
        long from = state.header().deletions();
        for (ZPosition position : List.copyOf(state.drawingOrder(page))) {
            Element element = state.live(position.id());
            if (element == null || element.lock() || isBeingDrawn(element)) continue;
            state.delete(c, element);
        }
        long to = state.header().deletions();
        if (to > from) state.setHeader(state.header().withClear(from, to));
    }

    private static boolean isBeingDrawn(Element element) {
        return element instanceof Stroke stroke && stroke.isBeingDrawn();
    }
}
