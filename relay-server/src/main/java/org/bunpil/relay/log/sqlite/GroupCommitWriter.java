package org.bunpil.relay.log.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only thread that writes. It commits all waiting tasks in one transaction and then notifies each of them. */
final class GroupCommitWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
    private static final int QUEUE = 4_096;
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
        return !closing && queue.offer(task);
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
                LOG.atWarn().addKeyValue("waiting", queue.size()).log("sqlite-close-timeout");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Task> group = new ArrayList<>(GROUP);
        long nextNanos = System.nanoTime();
        try {
            while (true) {
                Task first = queue.poll(closing ? LAST_MILLIS : IDLE_MILLIS, TimeUnit.MILLISECONDS);
                runGuarded(this::checkFile);
                if (first == null) {
                    if (closing) return;
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
                group.clear();
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
