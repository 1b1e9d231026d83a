package org.bunpil.relay.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.bunpil.wire.WireCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteBoardLogTest extends BoardLogContract {
    @SuppressWarnings("NullAway")
    private static final String NO_BOARD = null;

    @TempDir
    Path data;

    @Override
    protected BoardLog open() throws IOException {
        return SqliteBoardLog.open(data.resolve("relay"));
    }

    @Test
    void oneFolderServesOneRelay() {
        IOException refused = assertThrows(IOException.class, this::open);
        assertTrue(String.valueOf(refused.getMessage()).endsWith("is in use by another relay."), refused.getMessage());
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        Path file = data.resolve("relay/bunpil.db");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefusedInOneSentence() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");
        IOException refused = assertThrows(IOException.class, () -> SqliteBoardLog.open(file));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("The data folder"), refused.getMessage());
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAlone() throws Exception {
        log.close();
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + data.resolve("relay/bunpil.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version=99");
        }
        IOException refused = assertThrows(IOException.class, this::open);
        assertTrue(String.valueOf(refused.getMessage()).contains("newer Bunpil"), refused.getMessage());
    }

    @Test
    void assetsOfAnOlderVersionStayAndCountTowardsNoBoard() throws Exception {
        byte[] old = {1, 2, 3};
        assertTrue(log.assets().put(board, AssetBytes.id(old), old, 3).get());
        log.close();
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + data.resolve("relay/bunpil.db"));
                var statement = connection.createStatement()) {
            statement.execute("DROP INDEX asset_board");
            statement.execute("ALTER TABLE asset DROP COLUMN board");
            statement.execute("PRAGMA user_version=2");
        }
        log = open();
        assertArrayEquals(old, log.assets().get(AssetBytes.id(old)).get().orElseThrow());
        byte[] next = {4, 5, 6};
        assertTrue(log.assets().put(board, AssetBytes.id(next), next, 3).get());
    }

    /** Ink that waits together with something large that cannot be written is written. */
    @Test
    void whatIsLargeSharesNoTransactionWithInk() throws Exception {
        CollectingSubscriber collector = new CollectingSubscriber();
        CountDownLatch offered = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        log.append(board, new LogRecord("aaaaaaaa", 1, List.of(), null), null, new AppendCallback() {
            @Override
            public void onDurable(Position position) {
                // The writer's thread: what is offered meanwhile waits together.
                stopped.countDown();
                await(offered);
            }

            @Override
            public void onFailed(ErrorCode code) {}
        });
        await(stopped);
        byte[] asset = new byte[100];
        CompletableFuture<Boolean> unwritable = log.assets().put(NO_BOARD, AssetBytes.id(asset), asset, 1_000);
        append(2, collector);
        offered.countDown();
        collector.awaitCallbacks(1);
        assertEquals(1, collector.durable());
        assertThrows(ExecutionException.class, unwritable::get);
    }

    /** What waits is bounded by its size too, and all that was taken is written. */
    @Test
    void theQueueIsBoundedByBytes() throws Exception {
        CollectingSubscriber collector = new CollectingSubscriber();
        CountDownLatch offered = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        log.append(board, new LogRecord("aaaaaaaa", 1, List.of(), null), null, new AppendCallback() {
            @Override
            public void onDurable(Position position) {
                stopped.countDown();
                await(offered);
            }

            @Override
            public void onFailed(ErrorCode code) {}
        });
        await(stopped);
        CommonProperties common =
                new CommonProperties("aaaaaaaa-1", "p1", 0, Point.ZERO, 0, Style.DEFAULT, null, false);
        Op text = new Op.Add(new Text(common, "x".repeat(2_000), new Size(8, 8), 0));
        LogRecord large = new LogRecord("aaaaaaaa", 2, Collections.nCopies(15, text), null);
        int records = 2_000;
        for (int i = 0; i < records; i++) log.append(board, large, null, collector.callback());
        offered.countDown();
        collector.awaitCallbacks(records);
        LogRecord first = new LogRecord("aaaaaaaa", 1, List.of(), null);
        int room = (16 << 20) - WireCodec.writeRecord(first).length();
        int most = room / WireCodec.writeRecord(large).length();
        assertEquals(most, collector.durable());
        assertEquals(records - most, collector.failed());
        for (int i = 0; i < 100; i++) log.append(board, large, null, collector.callback());
        collector.awaitCallbacks(records + 100);
        assertEquals(most + 100, collector.durable(), "there is room again");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    /** A real full disk: for a while no file of this process may grow. */
    @Test
    void afterAFullDiskItContinuesAndHasExactlyTheDurableRecords() throws Exception {
        assumeTrue(limitFiles("unlimited"), "there is no prlimit here");
        CollectingSubscriber collector = new CollectingSubscriber();
        log.subscribe(board, Position.START, collector);
        append(1, collector);
        collector.awaitCallbacks(1);
        try {
            limitFiles("0");
            for (int k = 2; k <= 4; k++) {
                append(k, collector);
                collector.awaitCallbacks(k);
            }
            assertEquals(3, collector.failed(), "the disk was full");
        } finally {
            limitFiles("unlimited");
        }
        append(5, collector);
        append(6, collector);
        collector.awaitCallbacks(6);
        assertEquals(3, collector.durable());
        collector.awaitEntries(3);
        assertEquals(List.of(1L, 5L, 6L), collector.ks());
        log.close();
        log = open();
        CollectingSubscriber again = new CollectingSubscriber();
        log.subscribe(board, Position.START, again);
        again.awaitEntries(3);
        assertEquals(List.of(1L, 5L, 6L), again.ks());
    }

    private void append(long k, CollectingSubscriber collector) {
        log.append(board, new LogRecord("aaaaaaaa", k, List.of(), null), null, collector.callback());
    }

    /** Sets the soft limit on the size of this process's files. */
    private static boolean limitFiles(String bytes) throws InterruptedException {
        String self = Long.toString(ProcessHandle.current().pid());
        try {
            return new ProcessBuilder("prlimit", "--pid", self, "--fsize=" + bytes + ":unlimited")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
