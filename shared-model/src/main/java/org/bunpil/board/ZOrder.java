package org.bunpil.board;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.op.Op;

/**
 * Assigns z. Neighbours are at least 1 apart. If there is no space between two elements, those above move up: as few as leave
 * enough space for the next insertions (Dietz and Sleator's rule). So an order op costs the logarithm of the page's size, not its
 * size. A page is renumbered as a whole only when z reaches its limit: each element, those in the trash included, gets its rank
 * (from 1) times {@link #STEP}.
 */
final class ZOrder {
    static final long STEP = 1L << 24;
    private static final long MAX_Z = Limits.INTEGER - 1;

    private final BoardState state;
    private final Rights rights;

    ZOrder(BoardState state, Rights rights) {
        this.state = state;
        this.rights = rights;
    }

    /** A z above all elements of the page; {@link #STEP} on an empty page. */
    long top(String page) {
        if (highest(page) + STEP > MAX_Z) renumber(page);
        return highest(page) + STEP;
    }

    private long bottom(String page) {
        if (lowest(page) - STEP < -MAX_Z) renumber(page);
        return lowest(page) - STEP;
    }

    /** Moves what the participant may change; what makes room for it moves too, whoever's it is. */
    void order(int c, List<String> ids, Op.Placement placement) {
        NavigableSet<ZPosition> moved = new TreeSet<>();
        for (String id : ids) {
            Element element = state.live(id);
            if (element != null && !element.lock() && rights.mayChange(c, element)) moved.add(ZPosition.of(element));
        }
        switch (placement) {
            case Op.Placement.Top _ -> {
                for (ZPosition position : moved) toTop(position.id());
            }
            case Op.Placement.Bottom _ -> {
                for (ZPosition position : moved.descendingSet()) toBottom(position.id());
            }
            case Op.Placement.Above above -> above(moved, above.id());
        }
    }

    private void toTop(String id) {
        Element element = state.live(id);
        if (element != null) setZ(id, top(element.page()));
    }

    private void toBottom(String id) {
        Element element = state.live(id);
        if (element != null) setZ(id, bottom(element.page()));
    }

    /**
     * Places them directly above the target. Of the elements above the target, as few move as have a gap to the next one that is
     * larger than the square of their number. Only elements on the target's page move.
     */
    private void above(NavigableSet<ZPosition> moved, String targetId) {
        Element target = state.live(targetId);
        if (target == null) return;
        List<String> ids = new ArrayList<>();
        for (ZPosition position : moved) {
            Element element = state.live(position.id());
            if (element != null
                    && element.page().equals(target.page())
                    && !element.id().equals(targetId)) ids.add(position.id());
        }
        if (ids.isEmpty() || spread(target, ids)) return;
        renumber(target.page());
        target = state.live(targetId);
        if (target != null) spread(target, ids);
    }

    /** @return false if z reaches its limit before there is enough space */
    private boolean spread(Element target, List<String> ids) {
        Set<String> leaving = new HashSet<>(ids);
        List<String> spread = new ArrayList<>(ids);
        long step = STEP;
        for (ZPosition position : state.drawingOrder(target.page()).tailSet(ZPosition.of(target), false)) {
            if (leaving.contains(position.id())) continue;
            long room = position.z() - target.z();
            long shares = spread.size() + 1L;
            if (room > shares * shares) {
                step = room / shares;
                break;
            }
            spread.add(position.id());
        }
        if (target.z() + step * spread.size() > MAX_Z) return false;
        long z = target.z();
        for (String id : spread) {
            z += step;
            setZ(id, z);
        }
        return true;
    }

    private void renumber(String page) {
        long z = 0;
        for (ZPosition position : List.copyOf(state.drawingOrder(page))) {
            z += STEP;
            setZ(position.id(), z);
        }
    }

    private void setZ(String id, long z) {
        Element live = state.live(id);
        if (live != null) state.setLive(id, live.with(live.common().withZ(z)));
        Snapshot.Trashed trashed = state.trashEntry(id);
        if (trashed != null) {
            Element element = trashed.element();
            state.setTrashEntry(
                    id, trashed.withElement(element.with(element.common().withZ(z))));
        }
    }

    private long highest(String page) {
        NavigableSet<ZPosition> zPositions = state.drawingOrder(page);
        return zPositions.isEmpty() ? 0 : zPositions.last().z();
    }

    private long lowest(String page) {
        NavigableSet<ZPosition> zPositions = state.drawingOrder(page);
        return zPositions.isEmpty() ? 0 : zPositions.first().z();
    }
}
