package org.bunpil.sync;

import java.util.HashSet;
import java.util.Set;
import org.bunpil.board.Change;

/** What changed in the view, gathered over several batches. */
final class Touched {
    final Set<String> elements = new HashSet<>();
    boolean pages;
    boolean people;

    void add(Change change) {
        elements.addAll(change.touched());
        pages |= change.pages();
        people |= change.people();
    }

    boolean any() {
        return pages || people || !elements.isEmpty();
    }
}
