package org.bunpil.relay.log.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.bunpil.relay.log.LogUnavailableException;

/**
 * A write outside the log whose caller waits for the result.
 *
 * @param bytes the size of what it writes
 */
record AwaitedWrite(CompletableFuture<Void> done, int bytes, Statement statement) implements GroupCommitWriter.Task {
    /** The SQL to execute. */
    @FunctionalInterface
    interface Statement {
        void execute(Connection connection) throws SQLException;
    }

    @Override
    public void write(Connection connection) throws SQLException {
        statement.execute(connection);
    }

    @Override
    public void committed() {
        done.complete(null);
    }

    @Override
    public void failed(SQLException why) {
        done.completeExceptionally(new LogUnavailableException("not written", why));
    }
}
