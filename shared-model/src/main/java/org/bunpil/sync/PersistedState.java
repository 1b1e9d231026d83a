package org.bunpil.sync;

import java.util.List;
import org.bunpil.board.Snapshot;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run of the program left behind.
 *
 * @param identity its client, or null if there was none
 * @param nextIdentity the identity that was to take over, if a relay may have heard of it
 * @param batches batches that the log may not have, in order of k
 * @param board id of the board
 * @param you participant number in it, 0 if not known
 * @param snapshot the board as it was last stored, or null
 */
public record PersistedState(
        @Nullable Identity identity,
        @Nullable Identity nextIdentity,
        List<ClientFrame.Ops> batches,
        @Nullable String board,
        int you,
        @Nullable Snapshot snapshot) {
    public static final PersistedState EMPTY = new PersistedState(null, null, List.of(), null, 0, null);
}
