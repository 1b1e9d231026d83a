package org.bunpil.board;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.bunpil.model.Access;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.op.Batch;
import org.jspecify.annotations.Nullable;

/** The fold of accepted batches. Not thread-safe. */
public final class Board implements BoardView {
    /** An empty board at seq 0, before its {@code init}. */
    public Board() {}

    /** A board as a snapshot has it. */
    public Board(Snapshot snapshot) {
        throw new UnsupportedOperationException();
    }

    /** Applies an accepted batch; total: what cannot be applied is skipped. */
    public Change apply(Batch batch) {
        throw new UnsupportedOperationException();
    }

    /** Takes the newest not yet reverted change back, exactly. */
    public void revert(Change change) {
        throw new UnsupportedOperationException();
    }

    /** An immutable copy; O(elements) references. */
    public Snapshot snapshot() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long seq() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String title() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Page> pages() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SortedMap<Integer, Person> people() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Access access() {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Element element(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Element trashed(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<Element> elements(String page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Collection<Element> elements() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String hash() {
        throw new UnsupportedOperationException();
    }
}
