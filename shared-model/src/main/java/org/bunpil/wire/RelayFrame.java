package org.bunpil.wire;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Access;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.Batch;
import org.jspecify.annotations.Nullable;

/** What a relay sends; docs/protocol.md, "Messages". */
public sealed interface RelayFrame {
    /** The answer to a client that asked for the board of a join code. */
    record FoundBoard(String board) implements RelayFrame {}

    /**
     * The answer to a good hello.
     *
     * @param seq seq of the snapshot, or of the log's end for a resume
     * @param k the client's last k that was used
     * @param earlierK last k of the client that it continues, 0 if there is none
     * @param you participant number, 0 for a watcher
     * @param snapshot whether snapshot parts follow; if not, the missing batches follow
     * @param code join code, to hosts only
     * @param online participants who are connected
     */
    record Welcome(
            int protocolVersion,
            int foldVersion,
            String board,
            String title,
            String inc,
            long seq,
            long k,
            long earlierK,
            int you,
            Role role,
            boolean snapshot,
            @Nullable String code,
            List<String> relays,
            BoardLimits limits,
            List<Integer> online)
            implements RelayFrame {}

    /** Limits of this relay to which a client adapts its rate. */
    record BoardLimits(int batchesPerSecond, int batchBytes, int elements) {}

    /**
     * Part {@code i} of {@code n} of a snapshot. Lists and {@code access} may be missing (empty or null) in a part.
     *
     * @param board title, owner and counters; only in the first part
     * @param hash state hash of the whole snapshot; only in the last part, null if not given
     */
    record SnapshotPart(
            int i,
            int n,
            long seq,
            @Nullable BoardInfo board,
            List<Page> pages,
            List<Person> people,
            @Nullable Access access,
            List<Element> elements,
            List<Snapshot.Trashed> trash,
            @Nullable String hash)
            implements RelayFrame {}

    /** What a board has exactly once. Fields as in {@link Snapshot}. */
    record BoardInfo(
            String title, String inc, @Nullable String owner, int fold, long deletions, long clearFrom, long clearTo) {}

    /**
     * Accepted batches in log order.
     *
     * @param seq of the first; each batch adds 1
     * @param tsMillis when the log accepted the last one; only to be shown to people
     * @param hash state hash after the frame, or null
     */
    record Stream(
            long seq,
            long tsMillis,
            List<Batch> batches,
            @Nullable String hash) implements RelayFrame {}

    /** An own batch was refused; its k is used. */
    record Reject(long k, ErrorCode code) implements RelayFrame {}

    record Gap(long expected) implements RelayFrame {}

    /** Others' presence; a null value means that the participant is gone. */
    record PresenceUpdates(SortedMap<Integer, @Nullable Presence> presence) implements RelayFrame {}

    record Hash(long seq, String hash) implements RelayFrame {}

    /**
     * A frame was refused, or the session is ending.
     *
     * @param k of the refused batch, 0 if none
     * @param retryMillis when to try again, 0 if not given
     * @param message English, for logs
     */
    record Failure(ErrorCode code, long k, boolean fatal, Map<String, String> args, String message, long retryMillis)
            implements RelayFrame {}

    record JoinCode(String code) implements RelayFrame {
        @Override
        public String toString() {
            return "JoinCode";
        }
    }

    /** Asks the client to batch more: at most one frame of ops in this time. */
    record SlowDown(long flushMillis) implements RelayFrame {}

    record AssetOk(String id) implements RelayFrame {}

    record AssetData(String id, int i, int n, String data) implements RelayFrame {}

    record Ping(long n) implements RelayFrame {}

    record Pong(long n) implements RelayFrame {}

    record Goodbye(String why, long retryMillis) implements RelayFrame {}

    /** A type this client does not know; ignored. */
    record Unknown(String type) implements RelayFrame {}
}
