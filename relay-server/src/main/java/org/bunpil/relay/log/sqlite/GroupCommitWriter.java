package org.bunpil.relay.log.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only thread that writes. It commits all waiting tasks in one transaction and then notifies each of them. Large ones, pictures and
 * snapshots, have a queue and a transaction of their own: one of them between two groups, so that none fails or waits with another.
 */
final class GroupCommitWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
    private static final int QUEUE = 4_096;
    /** Most bytes of what is to be written that may wait. */
    private static final long QUEUE_BYTES = 16L << 20;

    private static final int LARGE_QUEUE = 256;
    private static final long LARGE_QUEUE_BYTES = 32L << 20;
    private static final int GROUP = 1_024;
    private static final long CLOSE_MILLIS = 5_000;
    private static final long IDLE_MILLIS = 200;
    /** Least time between commits. A commit waits for the disk and costs as much as thirty records, so tasks share it. */
    private static final long COMMIT_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
    /** Added for each task of the last group: the more there is to write, the fewer commits wait for the disk. */
    private static final long COMMIT_INTERVAL_TASK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    private static final long COMMIT_INTERVAL_MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(12);
    /** How long to wait, when closing, for tasks that were offered at that moment. */
    private static final long LAST_MILLIS = 5;

    /** Something to write. Each method is called on the writer's thread. */
    interface Task {
        /** Writes as part of the transaction. An exception rolls back the whole group. */
        void write(Connection connection) throws SQLException;

        /** The transaction is durable. */
        void committed();

        /** The transaction was rolled back. */
        void failed(SQLException why);

        /** The size of what it writes. */
        default int bytes() {
            return 0;
        }

        /** Whether it is written as part of a transaction. Only a large task may be written by itself. */
        default boolean isTransactional() {
            return true;
        }
    }

    private static final Task NOTHING = new Task() {
        @Override
        public void write(Connection connection) {}

        @Override
        public void committed() {}

        @Override
        public void failed(SQLException why) {}
    };

    private final BlockingQueue<Task> queue = new ArrayBlockingQueue<>(QUEUE);
    private final BlockingQueue<Task> large = new ArrayBlockingQueue<>(LARGE_QUEUE);
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicLong largeBytes = new AtomicLong();
    private final Connection connection;
    private final Runnable afterRollback;
    private final DatabaseFileCheck file;
    private final Thread thread;
    private volatile boolean closing;
    /** Why the last group could not be written; "" when it could. */
    private volatile String failure = "";
    /** Why nothing may be written; on the writer's thread. */
    private String fileFailure = "";

    /** @param afterRollback called on the writer's thread after a rollback, to reset what is counted in memory */
    GroupCommitWriter(Connection connection, Runnable afterRollback, DatabaseFileCheck file) throws SQLException {
        this.connection = connection;
        this.afterRollback = afterRollback;
        this.file = file;
        connection.setAutoCommit(false);
        thread = Thread.ofPlatform().name("sqlite-writer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** @return false when too much is waiting, or the writer is closed */
    boolean offer(Task task) {
        return !closing && offer(task, queue, waitingBytes, QUEUE_BYTES);
    }

    /** Writes a task in a transaction of its own. @return false when too much is waiting, or the writer is closed */
    boolean offerLarge(Task task) {
        if (closing || !offer(task, large, largeBytes, LARGE_QUEUE_BYTES)) return false;
        // Wakes the thread. When the queue is full the thread is awake anyway.
        queue.offer(NOTHING);
        return true;
    }

    /** What is larger than the limit is taken when nothing else waits. */
    private static boolean offer(Task task, BlockingQueue<Task> to, AtomicLong bytes, long mostBytes) {
        long waiting = bytes.addAndGet(task.bytes());
        if ((waiting <= mostBytes || waiting == task.bytes()) && to.offer(task)) return true;
        bytes.addAndGet(-task.bytes());
        return false;
    }

    /** Why the last group could not be written: a sentence; "" when it could. */
    String failure() {
        return failure;
    }

    boolean isClosing() {
        return closing;
    }

    @Override
    public void close() {
        closing = true;
        // Wakes the thread. When the queue is full the thread is awake anyway.
        queue.offer(NOTHING);
        try {
            thread.join(CLOSE_MILLIS);
            if (thread.isAlive())
                LOG.atWarn().addKeyValue("waiting", queue.size() + large.size()).log("sqlite-close-timeout");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Task> group = new ArrayList<>(GROUP);
        long nextNanos = System.nanoTime();
        try {
            while (true) {
                Task first = large.isEmpty()
                        ? queue.poll(closing ? LAST_MILLIS : IDLE_MILLIS, TimeUnit.MILLISECONDS)
                        : queue.poll();
                runGuarded(this::checkFile);
                if (first == null) {
                    if (closing && large.isEmpty()) return;
                    commitLarge();
                    continue;
                }
                group.add(first);
                if (!closing) TimeUnit.NANOSECONDS.sleep(nextNanos - System.nanoTime());
                queue.drainTo(group, GROUP - 1);
                nextNanos = System.nanoTime()
                        + Math.min(
                                COMMIT_INTERVAL_MAX_NANOS,
                                COMMIT_INTERVAL_NANOS + group.size() * COMMIT_INTERVAL_TASK_NANOS);
                commit(group);
                for (Task task : group) waitingBytes.addAndGet(-task.bytes());
                group.clear();
                commitLarge();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            try {
                connection.close();
            } catch (SQLException broken) {
                LOG.atWarn().addKeyValue("reason", broken.getMessage()).log("sqlite-close-failed");
            }
        }
    }

    private void commitLarge() {
        Task task = large.poll();
        if (task == null) return;
        if (task.isTransactional()) commit(List.of(task));
        else commitAlone(task);
        largeBytes.addAndGet(-task.bytes());
    }

    /** Between transactions, as what rewrites the file needs it. */
    private void commitAlone(Task task) {
        try {
            if (!fileFailure.isEmpty()) throw new SQLException(fileFailure);
            connection.setAutoCommit(true);
            task.write(connection);
        } catch (SQLException | RuntimeException | Error why) {
            SQLException failed = why instanceof SQLException refused ? refused : new SQLException(why);
            LOG.atWarn().addKeyValue("reason", failed.getMessage()).log("sqlite-file-not-rewritten");
            runGuarded(() -> task.failed(failed));
            return;
        } finally {
            runGuarded(this::beginTransactions);
        }
        runGuarded(task::committed);
    }

    private void beginTransactions() {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** On the disk nothing is left of what is written to a file that was removed. */
    private void checkFile() {
        String replaced = file.failure(connection);
        if (!replaced.isEmpty()) fileFailure = failure = replaced;
        else if (!fileFailure.isEmpty()) fileFailure = failure = "";
    }

    private void commit(List<Task> group) {
        if (!fileFailure.isEmpty()) {
            SQLException replaced = new SQLException(fileFailure);
            for (Task task : group) runGuarded(() -> task.failed(replaced));
            return;
        }
        try {
            for (Task task : group) task.write(connection);
            connection.commit();
            failure = "";
        } catch (SQLException why) {
            failed(group, why);
            return;
        } catch (RuntimeException | Error bug) {
            failed(group, new SQLException(bug));
            return;
        }
        for (Task task : group) runGuarded(task::committed);
    }

    private void failed(List<Task> group, SQLException why) {
        failure = "Writing failed: " + why.getMessage() + ".";
        LOG.atError()
                .addKeyValue("works", group.size())
                .addKeyValue("reason", why.getMessage())
                .log("sqlite-write-failed");
        rollback();
        for (Task task : group) runGuarded(() -> task.failed(why));
    }

    /** A bug in one task's callback must not stop the writer. */
    private static void runGuarded(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException | Error bug) {
            LOG.error("sqlite-news-failed", bug);
        }
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException rolledBack) {
            // When the disk is full SQLite rolls back by itself, but the driver does not notice and begins no new
            // transaction. Without one, every later statement would be committed by itself and every commit would fail.
            LOG.atWarn().addKeyValue("reason", rolledBack.getMessage()).log("sqlite-took-back");
            begin();
        }
        afterRollback.run();
    }

    private void begin() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
        } catch (SQLException broken) {
            LOG.atError().addKeyValue("reason", broken.getMessage()).log("sqlite-begin-failed");
        }
    }
}
