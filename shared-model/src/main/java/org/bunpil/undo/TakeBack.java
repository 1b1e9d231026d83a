package org.bunpil.undo;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bunpil.board.BoardView;
import org.bunpil.board.ElementPatcher;
import org.bunpil.model.Background;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.undo.UndoStep.ElementDelta;
import org.bunpil.undo.UndoStep.ElementState;
import org.bunpil.undo.UndoStep.PageDelta;
import org.bunpil.undo.UndoStep.PageState;
import org.jspecify.annotations.Nullable;

/**
 * How to undo what one participant did in an interval that ends now. Each property gets the value that it would have without this
 * participant's writes: the last one that anybody else gave it since, or the one from before. What the participant added is deleted, unless
 * somebody else has changed it since; what is locked stays.
 *
 * @param ops to be submitted as one undo step
 * @param added elements that the participant added and the ops delete
 * @param changed elements that the ops set back
 * @param deleted elements that the participant deleted and the ops restore
 * @param pages pages that the ops change
 * @param results the elements of {@code changed} and {@code deleted} as they will be
 * @param kept elements and pages that stay as they are, because somebody else has changed or locked them, or the trash has lost them
 */
public record TakeBack(
        List<Op> ops,
        Set<String> added,
        Set<String> changed,
        Set<String> deleted,
        Set<String> pages,
        Map<String, Element> results,
        Set<String> kept) {
    public boolean isEmpty() {
        return ops.isEmpty();
    }

    /** Whether something exists and is on the board. */
    private enum Existence {
        ABSENT,
        SHOWN,
        DELETED
    }

    static final class Builder {
        private final int c;
        private final BoardView now;
        private final UndoStep step = new UndoStep();
        private final Set<String> added = new LinkedHashSet<>();
        private final Set<String> changed = new LinkedHashSet<>();
        private final Set<String> deleted = new LinkedHashSet<>();
        private final Set<String> pages = new LinkedHashSet<>();
        private final Map<String, Element> results = new LinkedHashMap<>();
        private final Set<String> kept = new LinkedHashSet<>();

        Builder(int c, BoardView now) {
            this.c = c;
            this.now = now;
        }

        TakeBack build() {
            return new TakeBack(Reversal.of(step, now).ops(), added, changed, deleted, pages, results, kept);
        }

        /** @param entries of one element, from the participant's first one in the interval on */
        void element(List<HistoryEntry<ElementState>> entries) {
            String id = entries.getFirst().id;
            ElementState last = entries.getLast().after();
            Element current = now.element(id);
            Existence wanted = Writes.of(entries, Builder::existence).without(c);
            if (wanted == Existence.ABSENT) {
                if (!last.live()) return;
                if (isLocked(current) || isChangedByOthers(entries)) kept.add(id);
                else note(added, id, null, last);
                return;
            }
            boolean shown = wanted == Existence.SHOWN;
            ElementState before = new ElementState(without(entries, current), shown);
            if (before.equals(withCurrentZ(last, current))) return;
            if (isLocked(current) || (current == null && now.trashed(id) == null)) kept.add(id);
            else if (shown != last.live()) note(shown ? deleted : added, id, before, last);
            // An element that stays in the trash stays as it is.
            else if (shown) note(changed, id, before, last);
        }

        private void note(Set<String> kind, String id, @Nullable ElementState before, ElementState last) {
            kind.add(id);
            if (before != null && before.live()) results.put(id, before.element());
            step.elements().put(id, new ElementDelta(before, withCurrentZ(last, now.element(id))));
        }

        /** Neighbours that were moved may have given it another z since. */
        private static ElementState withCurrentZ(ElementState state, @Nullable Element current) {
            Element element = state.element();
            return current == null
                    ? state
                    : new ElementState(element.with(element.common().withZ(current.z())), state.live());
        }

        private static boolean isLocked(@Nullable Element element) {
            return element != null && element.lock();
        }

        private static Existence existence(@Nullable ElementState state) {
            if (state == null) return Existence.ABSENT;
            return state.live() ? Existence.SHOWN : Existence.DELETED;
        }

        private boolean isChangedByOthers(List<HistoryEntry<ElementState>> entries) {
            return Writes.of(entries, Builder::patch).anyButBy(c);
        }

        /** The element with the values that it would have without the participant's writes. */
        private Element without(List<HistoryEntry<ElementState>> entries, @Nullable Element current) {
            Element last = entries.getLast().after().element();
            long z = current == null ? last.z() : current.z();
            ElementState first = entries.getFirst().before;
            if (first == null) return last.with(last.common().withZ(z));
            ElementPatch wanted = PropertiesWithout.of(entries, c);
            boolean lock = Boolean.TRUE.equals(wanted.lock());
            // Otherwise the patch would leave a locked element alone.
            Element unlocked = last.with(last.common().withLock(false));
            Element element = ElementPatcher.apply(unlocked, wanted.withoutLock(), true);
            return element.with(element.common().withLock(lock).withZ(zWithout(entries, z)));
        }

        private long zWithout(List<HistoryEntry<ElementState>> entries, long current) {
            List<HistoryEntry<ElementState>> ordered =
                    entries.stream().filter(HistoryEntry::isOrdered).toList();
            if (ordered.isEmpty()) return current;
            Writes<Long> writes = Writes.of(ordered, Builder::z);
            Long z = writes.isLastBy(c) ? writes.without(c) : null;
            return z == null ? current : z;
        }

        private static @Nullable Long z(@Nullable ElementState state) {
            return state == null ? null : state.element().z();
        }

        private static @Nullable ElementPatch patch(@Nullable ElementState state) {
            return state == null ? null : ElementPatch.of(state.element());
        }

        /** @param entries of one page, from the participant's first one in the interval on */
        void page(List<HistoryEntry<PageState>> entries) {
            String id = entries.getFirst().id;
            PageState last = entries.getLast().after();
            Existence wanted = Writes.of(entries, Builder::pageExistence).without(c);
            if (wanted == Existence.ABSENT) {
                if (last.page().deleted()) return;
                boolean used = Writes.of(entries, Builder::page).anyButBy(c) || hasWorkOfOthers(id);
                if (used) kept.add(id);
                else notePage(id, null, last);
                return;
            }
            Page page = last.page();
            String title = Writes.of(entries, Builder::title).without(c);
            Background background = Writes.of(entries, Builder::background).without(c);
            Page before = new Page(
                    page.id(),
                    title == null ? page.title() : title,
                    background == null ? page.background() : background,
                    wanted == Existence.DELETED);
            PageState state = new PageState(before, placeWithout(entries, last));
            if (entries.getFirst().before == null || state.equals(last)) return;
            notePage(id, state, last);
        }

        private void notePage(String id, @Nullable PageState before, PageState last) {
            pages.add(id);
            step.pages().put(id, new PageDelta(before, last));
        }

        /** The id of the page before it, or null. */
        private @Nullable String placeWithout(List<HistoryEntry<PageState>> entries, PageState last) {
            List<HistoryEntry<PageState>> moved =
                    entries.stream().filter(HistoryEntry::isOrdered).toList();
            if (moved.isEmpty()) return last.after();
            Writes<String> writes = Writes.of(moved, state -> state == null ? null : state.after());
            return writes.isLastBy(c) ? writes.without(c) : last.after();
        }

        /** Whether the page will still show something that is not of the participant. Elements must have been noted before. */
        private boolean hasWorkOfOthers(String page) {
            for (Element element : now.elements(page))
                if (element.author() != c && !added.contains(element.id())) return true;
            return false;
        }

        private static Existence pageExistence(@Nullable PageState state) {
            if (state == null) return Existence.ABSENT;
            return state.page().deleted() ? Existence.DELETED : Existence.SHOWN;
        }

        private static @Nullable Page page(@Nullable PageState state) {
            return state == null ? null : state.page();
        }

        private static @Nullable String title(@Nullable PageState state) {
            return state == null ? null : state.page().title();
        }

        private static @Nullable Background background(@Nullable PageState state) {
            return state == null ? null : state.page().background();
        }
    }
}
