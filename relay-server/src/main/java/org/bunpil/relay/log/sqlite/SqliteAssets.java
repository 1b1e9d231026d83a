package org.bunpil.relay.log.sqlite;

import java.sql.PreparedStatement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bunpil.relay.log.Assets;
import org.bunpil.relay.log.LogUnavailableException;

/** Pictures as a table. */
final class SqliteAssets implements Assets {
    private final Writer writer;
    private final SqliteReads reads;

    SqliteAssets(Writer writer, SqliteReads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public CompletableFuture<Void> put(String id, byte[] bytes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Write write = new Write(done, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("INSERT INTO asset VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING")) {
                statement.setString(1, id);
                statement.setLong(2, System.currentTimeMillis());
                statement.setBytes(3, bytes);
                statement.executeUpdate();
            }
        });
        if (!writer.offer(write)) {
            done.completeExceptionally(new LogUnavailableException("too much is waiting to be written"));
        }
        return done;
    }

    @Override
    public CompletableFuture<Optional<byte[]>> get(String id) {
        CompletableFuture<Optional<byte[]>> result = new CompletableFuture<>();
        Thread.ofVirtual().name("sqlite-read").start(() -> {
            try {
                result.complete(reads.asset(id));
            } catch (LogUnavailableException unreadable) {
                result.completeExceptionally(unreadable);
            }
        });
        return result;
    }
}
