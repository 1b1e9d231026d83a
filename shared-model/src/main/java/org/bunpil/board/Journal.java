package org.bunpil.board;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bunpil.model.Access;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.jspecify.annotations.Nullable;

/** What stood in a board's places before a batch, newest last; only {@link Board} reads it. */
public final class Journal {
    /** The state of one place before it was written; null: nothing was there. */
    sealed interface Before {
        record OfLive(String id, @Nullable Element element) implements Before {}

        record OfTrash(String id, Snapshot.@Nullable Trashed trashed) implements Before {}

        record OfPages(List<Page> pages) implements Before {}

        record OfPerson(int c, @Nullable Person person) implements Before {}

        record OfAccess(Access access) implements Before {}

        record OfHead(Head head) implements Before {}
    }

    private final List<Before> entries = new ArrayList<>();
    private final long seq;

    /** @param seq of the board after the batch */
    Journal(long seq) {
        this.seq = seq;
    }

    long seq() {
        return seq;
    }

    List<Before> entries() {
        return entries;
    }

    void add(Before before) {
        entries.add(before);
    }

    Change change() {
        Set<String> touched = new LinkedHashSet<>();
        boolean pages = false;
        boolean people = false;
        for (Before entry : entries) {
            switch (entry) {
                case Before.OfLive live -> touched.add(live.id());
                case Before.OfTrash trash -> touched.add(trash.id());
                case Before.OfPages _ -> pages = true;
                case Before.OfPerson _ -> people = true;
                case Before.OfAccess _ -> people = true;
                case Before.OfHead _ -> {}
            }
        }
        return new Change(touched, pages, people, this);
    }
}
