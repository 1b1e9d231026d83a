package org.bunpil.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bunpil.board.BoardChange.ElementBefore;
import org.bunpil.model.Access;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.jspecify.annotations.Nullable;

/** The values that a batch has overwritten, newest last. Only {@link Board} reads it. */
public final class Journal {
    /** The old value of one place; null: there was none. */
    sealed interface OldValue {
        record OfLive(String id, @Nullable Element element) implements OldValue {}

        record OfTrash(String id, Snapshot.@Nullable Trashed trashed) implements OldValue {}

        record OfPages(List<Page> pages) implements OldValue {}

        record OfPerson(int c, @Nullable Person person) implements OldValue {}

        record OfAccess(Access access) implements OldValue {}

        record OfHeader(BoardHeader header) implements OldValue {}
    }

    private final List<OldValue> entries = new ArrayList<>();
    private final long seq;

    /** @param seq seq of the board after the batch */
    Journal(long seq) {
        this.seq = seq;
    }

    long seq() {
        return seq;
    }

    List<OldValue> entries() {
        return entries;
    }

    void add(OldValue oldValue) {
        entries.add(oldValue);
    }

    Map<String, @Nullable ElementBefore> elementsBefore() {
        Map<String, @Nullable Element> live = new LinkedHashMap<>();
        Map<String, Snapshot.@Nullable Trashed> trashed = new LinkedHashMap<>();
        for (OldValue entry : entries.reversed()) {
            // The oldest entry of a place is what it held before the batch.
            if (entry instanceof OldValue.OfLive place) live.put(place.id(), place.element());
            if (entry instanceof OldValue.OfTrash place) trashed.put(place.id(), place.trashed());
        }
        Map<String, @Nullable ElementBefore> before = new LinkedHashMap<>();
        trashed.forEach((id, gone) -> before.put(id, gone == null ? null : new ElementBefore(gone.element(), false)));
        live.forEach((id, element) -> {
            if (element != null) before.put(id, new ElementBefore(element, true));
            else before.putIfAbsent(id, null);
        });
        return before;
    }

    @Nullable
    List<Page> pagesBefore() {
        for (OldValue entry : entries) if (entry instanceof OldValue.OfPages pages) return pages.pages();
        return null;
    }

    BoardChange change() {
        Set<String> touched = new LinkedHashSet<>();
        boolean pages = false;
        boolean people = false;
        for (OldValue entry : entries) {
            switch (entry) {
                case OldValue.OfLive live -> touched.add(live.id());
                case OldValue.OfTrash trash -> touched.add(trash.id());
                case OldValue.OfPages _ -> pages = true;
                case OldValue.OfPerson _ -> people = true;
                case OldValue.OfAccess _ -> people = true;
                case OldValue.OfHeader _ -> {}
            }
        }
        return new BoardChange(touched, pages, people, this);
    }
}
