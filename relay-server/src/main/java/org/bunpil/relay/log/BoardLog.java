package org.bunpil.relay.log;

import java.util.Optional;
import org.bunpil.op.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * One ordered log a board: the only authority on what happened (PROTOCOL R1). Any thread may call.
 *
 * <p>Order: a board's appends from one thread are delivered in the order of the calls unless one of them is lost; every subscriber,
 * on every relay, sees the same order. A record is delivered only when it is durable, to all subscribers whoever appended it.
 *
 * <p>A board is made in the directory before its first record: an adapter may keep there where its records begin, and then looks for
 * none before.
 */
public interface BoardLog extends AutoCloseable {
    /**
     * Adds a record to the end. Never blocks.
     *
     * @param user whose host key stands behind it, for audits; null for everybody else and the system
     */
    void append(String board, LogRecord record, @Nullable String user, AppendCallback callback);

    /**
     * Delivers all records after a position, past ones first, then those to come, without gap or repetition. Never blocks. While the
     * log is away nothing comes; it goes on by itself.
     */
    Subscription subscribe(String board, Position after, Subscriber subscriber);

    /** The stored snapshot to open a board from: the newest, or an older one from which members who come back can go on. Blocks on I/O. */
    Optional<StoredSnapshot> latestSnapshot(String board) throws LogUnavailableException;

    /** Stores a snapshot in place of older ones. Blocks until it is durable. */
    void putSnapshot(String board, StoredSnapshot snapshot) throws LogUnavailableException;

    /** Whether the log stores changed boards by itself, so that rooms need not. */
    boolean writesSnapshots();

    /** Whether records can be taken now, as far as is known without asking. Any thread, never blocks. */
    boolean isAvailable();

    Directory directory();

    PresenceChannel presenceChannel();

    /** The pictures of all boards. */
    AssetStore assets();

    /** Writes what was appended, then ends all delivery; within 5 s. Appends after it are lost. */
    @Override
    void close();
}
