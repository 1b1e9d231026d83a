package org.bunpil.relay.log;

import java.util.List;
import java.util.Optional;
import org.bunpil.op.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * One ordered log for each board: the only authority on what happened (PROTOCOL R1). Any thread may call.
 *
 * <p>Order: a board's appends from one thread are delivered in the order of the calls, unless one of them fails. Every subscriber on every
 * relay sees the same order. A record is delivered only when it is durable, and to all subscribers, including those of the relay that
 * appended it.
 *
 * <p>A board is created in the directory before its first record. An adapter may store there where the board's records begin, so that it
 * need not look for earlier ones.
 */
public interface BoardLog extends AutoCloseable {
    /**
     * Appends a record. Never blocks.
     *
     * @param user whose host key authorized it, for audits; null for all others and for the relay itself
     */
    void append(String board, LogRecord record, @Nullable String user, AppendCallback callback);

    /**
     * Delivers all records after a position: stored ones first, then new ones, without gap or repetition. Never blocks. While the log is
     * unavailable nothing is delivered; delivery resumes by itself.
     */
    Subscription subscribe(String board, Position after, Subscriber subscriber);

    /** The stored snapshot to open a board from: the newest, or an older one if returning members need it to resume. Blocks on I/O. */
    Optional<StoredSnapshot> latestSnapshot(String board) throws LogUnavailableException;

    /** Stores a snapshot; it replaces older ones. Blocks until it is durable. */
    void putSnapshot(String board, StoredSnapshot snapshot) throws LogUnavailableException;

    /** Whether the log itself writes snapshots of changed boards, so that rooms need not. */
    boolean writesSnapshots();

    /**
     * Why the log cannot take records now, as far as is known without asking it: a sentence, or "" when it can. Any thread, never blocks.
     */
    String failure();

    /** What an administrator should mend although the log takes records: a sentence each. Any thread, never blocks. */
    default List<String> warnings() {
        return List.of();
    }

    Directory directory();

    PresenceChannel presenceChannel();

    /** The pictures of all boards. */
    AssetStore assets();

    /** What administrators do with stored boards. */
    BoardAdministration administration();

    /** Writes what was appended, then ends all delivery, within 5 s. Later appends are lost. */
    @Override
    void close();
}
