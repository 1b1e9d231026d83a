package org.bunpil.undo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.bunpil.board.BoardChange;
import org.bunpil.board.BoardChange.ElementBefore;
import org.bunpil.board.BoardView;
import org.bunpil.board.ElementWeight;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Page;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.model.Text;
import org.bunpil.op.Batch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.undo.HistoryEntry.Step;
import org.bunpil.undo.UndoStep.ElementState;
import org.bunpil.undo.UndoStep.PageState;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what on a board lately, with the values before: at most {@value #KEPT_MINUTES} minutes and {@value #BYTES} bytes; the oldest
 * entries go first. What one participant does to one element within {@value #MERGED_MILLIS} ms is one
 * entry, and so is a stroke while it is being drawn. Not thread-safe.
 */
public final class BoardHistory {
    public static final int KEPT_MINUTES = 60;
    static final long BYTES = 16L << 20;
    static final long MERGED_MILLIS = 5_000;
    private static final long KEPT_MILLIS = KEPT_MINUTES * 60_000L;

    /** All entries, oldest first. */
    private final Deque<HistoryEntry<?>> entries = new ArrayDeque<>();

    private final Map<String, Deque<HistoryEntry<ElementState>>> elements = new HashMap<>();
    private final Map<String, Deque<HistoryEntry<PageState>>> pages = new HashMap<>();
    private final LongSupplier wallClock;
    private long bytes;
    private long sinceMillis;
    private boolean heard;
    /** What the relay's clock is ahead of this computer's, as far as is known. */
    private long aheadMillis;

    /**
     * A deletion.
     *
     * @param by participant number
     */
    public record Deletion(int by, long millis) {}

    /** @param wallClock milliseconds since 1970 */
    public BoardHistory(LongSupplier wallClock) {
        this.wallClock = wallClock;
        this.sinceMillis = wallClock.getAsLong();
    }

    /** Forgets everything: what happens from now on is known, what happened before is not. */
    public void clear() {
        entries.clear();
        elements.clear();
        pages.clear();
        bytes = 0;
        sinceMillis = nowMillis();
    }

    /** Everything since this time is known. */
    public long sinceMillis() {
        return sinceMillis;
    }

    /** The time now by the clock that dates the log's batches. */
    public long nowMillis() {
        return wallClock.getAsLong() + aheadMillis;
    }

    /** How many entries there are. */
    public int size() {
        return entries.size();
    }

    /** An estimate of the memory that the history keeps. */
    public long bytes() {
        return bytes;
    }

    /**
     * Remembers a batch that the board has just taken.
     *
     * @param board the board after the batch
     * @param millis when the log took it
     */
    public void record(Batch batch, BoardChange change, BoardView board, long millis) {
        long ahead = millis - wallClock.getAsLong();
        // The batch that took the shortest time to arrive tells the most about the other clock.
        aheadMillis = heard ? Math.max(aheadMillis, ahead) : ahead;
        heard = true;
        sinceMillis = Math.min(sinceMillis, millis);
        Touch touch = Touch.of(batch.ops());
        change.elementsBefore().forEach((id, before) -> element(batch.c(), id, before, touch, board, millis));
        List<Page> pagesBefore = change.pagesBefore();
        if (pagesBefore != null)
            for (String id : touch.pages)
                page(batch.c(), id, pagesBefore, touch.pagesMoved.contains(id), board, millis);
        forgetOld();
    }

    private void element(int c, String id, @Nullable ElementBefore known, Touch touch, BoardView board, long millis) {
        ElementState before = known == null ? null : new ElementState(known.element(), known.live());
        ElementState after = UndoStep.elementState(board, id);
        // It has left the trash for good, or grows in the trash.
        if (after == null || (before != null && !before.live() && !after.live())) return;
        boolean ordered = touch.ordered.contains(id)
                && before != null
                && before.element().z() != after.element().z();
        if (before != null && before.live() == after.live() && !ordered && isSame(before.element(), after.element()))
            return;
        boolean relative = !touch.placed.contains(id);
        Step<ElementState> step = new Step<>(after, millis, relative, ordered, weight(before, after));
        add(elements.computeIfAbsent(id, _ -> new ArrayDeque<>(2)), id, c, before, step, isGrowing(before, after));
    }

    /** Whether they differ at most in z: an element may get another z because one beside it was moved. */
    private static boolean isSame(Element before, Element after) {
        return before.with(before.common().withZ(after.z())).equals(after);
    }

    /** Whether a stroke got more points, and nothing else. */
    private static boolean isGrowing(@Nullable ElementState before, ElementState after) {
        return before != null
                && isOpen(before.element())
                && before.live() == after.live()
                && ElementPatch.of(before.element()).equals(ElementPatch.of(after.element()));
    }

    private static boolean isOpen(Element element) {
        return switch (element) {
            case Stroke stroke -> stroke.open();
            case Shape _, Text _, Note _, Image _, Connector _ -> false;
        };
    }

    private static @Nullable StrokePoints points(Element element) {
        return switch (element) {
            case Stroke stroke -> stroke.points();
            case Shape _, Text _, Note _, Image _, Connector _ -> null;
        };
    }

    /** What the older version takes, if the board no longer shows its text or points; versions share them unless they changed. */
    private static long weight(@Nullable ElementState before, ElementState after) {
        if (before == null || isGrowing(before, after)) return 0;
        boolean sharesText =
                Objects.equals(before.element().text(), after.element().text());
        boolean sharesPoints = Objects.equals(points(before.element()), points(after.element()));
        return after.live() && sharesText && sharesPoints ? 0 : ElementWeight.of(before.element());
    }

    private void page(int c, String id, List<Page> pagesBefore, boolean moved, BoardView board, long millis) {
        PageState before = UndoStep.pageState(pagesBefore, id);
        PageState after = UndoStep.pageState(board, id);
        if (after == null || after.equals(before)) return;
        Step<PageState> step = new Step<>(after, millis, false, moved, 0);
        add(pages.computeIfAbsent(id, _ -> new ArrayDeque<>(2)), id, c, before, step, false);
    }

    private <S> void add(
            Deque<HistoryEntry<S>> chain, String id, int c, @Nullable S before, Step<S> step, boolean drawn) {
        HistoryEntry<S> last = chain.peekLast();
        if (last != null && last.c == c && (drawn || isOneWith(last, step))) {
            bytes -= last.bytes();
            last.merge(step);
            bytes += last.bytes();
            return;
        }
        HistoryEntry<S> entry = new HistoryEntry<>(chain, id, c, before, step);
        bytes += entry.bytes();
        chain.addLast(entry);
        entries.addLast(entry);
    }

    private static boolean isOneWith(HistoryEntry<?> entry, Step<?> step) {
        return step.millis() - entry.firstMillis <= MERGED_MILLIS && step.relative() == entry.isRelative();
    }

    private void forgetOld() {
        long oldest = nowMillis() - KEPT_MILLIS;
        while (true) {
            HistoryEntry<?> entry = entries.peekFirst();
            if (entry == null) return;
            if (entry.lastMillis() >= oldest && bytes <= BYTES) return;
            entries.removeFirst();
            bytes -= entry.bytes();
            sinceMillis = Math.max(sinceMillis, entry.lastMillis() + 1);
            // Chains have the same order, so it is the first of its own.
            entry.chain.removeFirst();
            if (entry.chain.isEmpty()) {
                elements.remove(entry.id);
                pages.remove(entry.id);
            }
        }
    }

    /** Who deleted an element or a page that is deleted now, or null if that was before {@link #sinceMillis}. */
    public @Nullable Deletion deletion(String id) {
        Deque<HistoryEntry<ElementState>> chain = elements.get(id);
        HistoryEntry<ElementState> last = chain == null ? null : chain.peekLast();
        if (last != null && !last.after().live()) return new Deletion(last.c, last.lastMillis());
        Deque<HistoryEntry<PageState>> pageChain = pages.get(id);
        if (pageChain == null) return null;
        for (HistoryEntry<PageState> entry : (Iterable<HistoryEntry<PageState>>) pageChain::descendingIterator) {
            PageState before = entry.before;
            if (!entry.after().page().deleted()) return null;
            if (before == null || !before.page().deleted()) return new Deletion(entry.c, entry.lastMillis());
        }
        return null;
    }

    /** Everybody who did something that is remembered, whoever did something last first. */
    public Set<Integer> authors() {
        Set<Integer> authors = new LinkedHashSet<>();
        entries.descendingIterator().forEachRemaining(entry -> authors.add(entry.c));
        authors.remove(0);
        return authors;
    }

    /**
     * What it takes to undo what one participant did since a time, on the board as it is now: see {@link TakeBack}.
     *
     * @param c participant number
     */
    public TakeBack takeBack(int c, long fromMillis, BoardView now) {
        TakeBack.Builder builder = new TakeBack.Builder(c, now);
        elements.values().forEach(chain -> {
            List<HistoryEntry<ElementState>> part = since(chain, c, fromMillis);
            if (!part.isEmpty()) builder.element(part);
        });
        pages.values().forEach(chain -> {
            List<HistoryEntry<PageState>> part = since(chain, c, fromMillis);
            if (!part.isEmpty()) builder.page(part);
        });
        return builder.build();
    }

    /** The entries from the participant's first one in the interval on; none if there is none. */
    private static <S> List<HistoryEntry<S>> since(Deque<HistoryEntry<S>> chain, int c, long fromMillis) {
        List<HistoryEntry<S>> part = new ArrayList<>();
        for (HistoryEntry<S> entry : chain)
            if (!part.isEmpty() || (entry.c == c && entry.lastMillis() >= fromMillis)) part.add(entry);
        return part;
    }

    /** What ops say about the change that the board's journal does not. */
    private static final class Touch {
        /** Elements whose position was set, not moved. */
        private final Set<String> placed = new HashSet<>();

        private final Set<String> ordered = new HashSet<>();
        private final Set<String> pages = new HashSet<>();
        private final Set<String> pagesMoved = new HashSet<>();

        static Touch of(List<Op> ops) {
            Touch touch = new Touch();
            for (Op op : ops) touch.add(op);
            return touch;
        }

        private void add(Op op) {
            switch (op) {
                case Op.Set o -> {
                    if (o.patch().at() != null) placed.addAll(o.ids());
                }
                case Op.SetEach o -> {
                    for (Op.TargetedPatch each : o.patches()) if (each.patch().at() != null) placed.add(each.id());
                }
                case Op.Order o -> ordered.addAll(o.ids());
                case Op.PageAdd o -> pages.add(o.id());
                case Op.PageMove o -> {
                    pages.add(o.id());
                    pagesMoved.add(o.id());
                }
                case Op.PageSet o -> pages.add(o.id());
                case Op.PageDelete o -> pages.add(o.id());
                case Op.PageRestore o -> pages.add(o.id());
                case Op.Add _,
                        Op.Begin _,
                        Op.Append _,
                        Op.End _,
                        Op.Seal _,
                        Op.Move _,
                        Op.Cut _,
                        Op.Delete _,
                        Op.Restore _,
                        Op.Clear _,
                        Op.Access _,
                        Op.Init _,
                        Op.Join _ -> {}
            }
        }
    }
}
