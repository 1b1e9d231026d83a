package org.bunpil.board;

import org.jspecify.annotations.Nullable;

/**
 * What a board has exactly once. Deletions are numbered from 0; {@code deletions} is the next number.
 *
 * @param clearFrom first deletion of the newest clear that deleted anything; {@code clearTo} is the one after its last
 */
record BoardHeader(String title, String inc, @Nullable String owner, long deletions, long clearFrom, long clearTo) {
    static final BoardHeader EMPTY = new BoardHeader("", "", null, 0, 0, 0);

    BoardHeader withDeletions(long newDeletions) {
        return new BoardHeader(title, inc, owner, newDeletions, clearFrom, clearTo);
    }

    BoardHeader withClear(long newFrom, long newTo) {
        return new BoardHeader(title, inc, owner, deletions, newFrom, newTo);
    }
}
