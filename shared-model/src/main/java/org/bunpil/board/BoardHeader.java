package org.bunpil.board;

import org.bunpil.model.FoldVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a board has exactly once. Deletions are numbered from 0; {@code deletions} is the next number.
 *
 * @param fold version of the fold's rules
 * @param clearFrom first deletion of the newest clear that deleted anything; {@code clearTo} is the one after its last
 */
record BoardHeader(
        String title, String inc, @Nullable String owner, int fold, long deletions, long clearFrom, long clearTo) {
    static final BoardHeader EMPTY = new BoardHeader("", "", null, FoldVersion.FIRST, 0, 0, 0);

    BoardHeader withFold(int newFold) {
        return new BoardHeader(title, inc, owner, newFold, deletions, clearFrom, clearTo);
    }

    BoardHeader withDeletions(long newDeletions) {
        return new BoardHeader(title, inc, owner, fold, newDeletions, clearFrom, clearTo);
    }

    BoardHeader withClear(long newFrom, long newTo) {
        return new BoardHeader(title, inc, owner, fold, deletions, newFrom, newTo);
    }
}
