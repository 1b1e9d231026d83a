package org.bunpil.relay.room.replica;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.bunpil.board.BoardChange;
import org.bunpil.board.BoardView;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.Stroke;
import org.bunpil.op.Op;

/** Strokes that are still being drawn, and since when their authors have been offline. On the lane only. */
public final class OpenStrokes {
    private static final long SEAL_MILLIS = 15_000;

    private final BoardView board;
    private final Set<String> open = new HashSet<>();
    private final Map<Integer, Long> heardMillis = new HashMap<>();
    private long since;
    private long askedMillis = Long.MIN_VALUE / 2;

    public OpenStrokes(BoardView board, long nowMillis) {
        this.board = board;
        this.since = nowMillis;
        for (Element element : board.elements()) {
            if (isOpen(element)) open.add(element.id());
        }
    }

    public void applied(int c, BoardChange change, long nowMillis) {
        if (c > 0) heardMillis.put(c, nowMillis);
        for (String id : change.touched()) {
            if (isOpen(board.element(id))) open.add(id);
            else open.remove(id);
        }
    }

    /** Ops that seal strokes whose author has been offline for 15 s. Not returned again for another 15 s. */
    public List<Op> seals(IntPredicate online, long nowMillis) {
        if (open.isEmpty()) {
            heardMillis.clear();
            since = nowMillis;
            return List.of();
        }
        if (nowMillis - askedMillis < SEAL_MILLIS) return List.of();
        List<Op> seals = new ArrayList<>();
        for (Iterator<String> i = open.iterator(); i.hasNext() && seals.size() < Limits.BATCH_OPS; ) {
            String id = i.next();
            Element element = board.element(id);
            if (element == null) {
                i.remove();
                continue;
            }
            if (online.test(element.author())) heardMillis.put(element.author(), nowMillis);
            long heard = heardMillis.getOrDefault(element.author(), since);
            if (nowMillis - heard >= SEAL_MILLIS) seals.add(new Op.Seal(id));
        }
        if (!seals.isEmpty()) askedMillis = nowMillis;
        return seals;
    }

    private static boolean isOpen(@org.jspecify.annotations.Nullable Element element) {
        return element instanceof Stroke stroke && stroke.isBeingDrawn();
    }
}
