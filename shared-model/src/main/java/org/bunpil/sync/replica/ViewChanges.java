package org.bunpil.sync.replica;

import java.util.HashSet;
import java.util.Set;
import org.bunpil.board.BoardChange;

/** What changed in the view, gathered over several batches. */
public final class ViewChanges {
    public final Set<String> elements = new HashSet<>();
    public boolean pages;
    public boolean people;

    void add(BoardChange change) {
        elements.addAll(change.touched());
        pages |= change.pages();
        people |= change.people();
    }

    public boolean any() {
        return pages || people || !elements.isEmpty();
    }
}
