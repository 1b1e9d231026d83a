package org.bunpil.relay.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.sqlite.SqliteBackup;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The database is removed or replaced under a running relay. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class DatabaseFileTest {
    private static final String BOARD = "Board12345";

    @TempDir
    Path data;

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("timed out waiting for " + what);
            Thread.onSpinWait();
        }
    }

    private static void append(BoardLog log, CollectingSubscriber to, long k) {
        LogRecord record = new LogRecord("Aaaaaaaa", k, List.of(new Op.Delete(List.of("Aaaaaaaa-1"))), null);
        log.append(BOARD, record, null, to.callback());
        to.awaitCallbacks((int) k);
    }

    @Test
    void removedFilesAreNoticedAndWhatWasAcknowledgedIsSaved() throws Exception {
        Path folder = data.resolve("relay");
        int durable;
        try (SqliteBoardLog log = SqliteBoardLog.open(folder)) {
            log.directory().create(new BoardEntry(BOARD, "Lesson", "kim", "")).get(30, TimeUnit.SECONDS);
            CollectingSubscriber answers = new CollectingSubscriber();
            for (int k = 1; k <= 5; k++) append(log, answers, k);
            assertEquals("", log.failure());
            for (String name : List.of("bunpil.db", "bunpil.db-wal", "bunpil.db-shm"))
                Files.delete(folder.resolve(name));
            // People draw on, and are told so until it is noticed.
            int k = 5;
            while (answers.failed() == 0) append(log, answers, ++k);
            durable = answers.durable();
            assertEquals(k - 1, durable);
            assertTrue(log.failure().contains("was removed or replaced while the relay ran"), log.failure());
            assertTrue(log.failure().contains("bunpil.db.saved-1: stop the relay and restore"), log.failure());
        }
        Path saved = folder.resolve("bunpil.db.saved-1");
        SqliteBackup.restore(data.resolve("restored"), saved, () -> "inc2", (body, incarnation) -> body);
        try (SqliteBoardLog log = SqliteBoardLog.open(data.resolve("restored"))) {
            CollectingSubscriber all = new CollectingSubscriber();
            log.subscribe(BOARD, Position.START, all);
            all.awaitEntries(durable);
            assertEquals(LongStream.rangeClosed(1, durable).boxed().toList(), all.ks());
        }
    }

    @Test
    void aFileThatIsPutBackIsUsedAgain() throws Exception {
        Path file = data.resolve("relay/bunpil.db");
        try (SqliteBoardLog log = SqliteBoardLog.open(data.resolve("relay"))) {
            CollectingSubscriber answers = new CollectingSubscriber();
            append(log, answers, 1);
            Files.move(file, data.resolve("aside"));
            Files.createFile(file);
            await("a failure", () -> !log.failure().isEmpty());
            append(log, answers, 2);
            assertEquals(1, answers.failed());
            Files.delete(file);
            Files.move(data.resolve("aside"), file);
            await("no failure", () -> log.failure().isEmpty());
            append(log, answers, 3);
            assertEquals(2, answers.durable());
        }
    }
}
