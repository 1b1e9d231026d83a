package org.bunpil.board;

import org.jspecify.annotations.Nullable;

/**
 * What a board has only once. Deletions are numbered from 0; {@code deletions} is the next number.
 *
 * @param clearFrom first deletion of the newest clear that deleted anything; {@code clearTo} is the one after its last
 */
record Head(String title, String inc, @Nullable String owner, long deletions, long clearFrom, long clearTo) {
    static final Head EMPTY = new Head("", "", null, 0, 0, 0);

    Head withDeletions(long newDeletions) {
        return new Head(title, inc, owner, newDeletions, clearFrom, clearTo);
    }

    Head withClear(long newFrom, long newTo) {
        return new Head(title, inc, owner, deletions, newFrom, newTo);
    }
}
