package org.bunpil.relay.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.Limits;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that every {@link BoardLog} must pass. Each test uses its own board ids, so that adapters may share a store. */
abstract class BoardLogContract {
    private static int boards;

    protected final String board = "Test" + System.nanoTime() % 1_000_000_000 + "x" + boards++;
    protected BoardLog log;

    /** Opens the log over what it stored before. */
    protected abstract BoardLog open() throws Exception;

    @BeforeEach
    void openLog() throws Exception {
        log = open();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    protected static LogRecord record(String client, long k) {
        return new LogRecord(client, k, List.of(new Op.Delete(List.of(client + "-" + Long.toString(k, 36)))), null);
    }

    protected void append(CollectingSubscriber to, String client, long from, long count) {
        for (long k = from; k < from + count; k++) log.append(board, record(client, k), null, to.callback());
    }

    @Test
    void appendedRecordsAreDeliveredInOrder() {
        CollectingSubscriber collector = new CollectingSubscriber();
        log.subscribe(board, Position.START, collector);
        append(collector, "Aaaaaaaa", 1, 200);
        collector.awaitEntries(200);
        collector.awaitCallbacks(200);
        assertEquals(200, collector.durable());
        assertEquals(LongStream.rangeClosed(1, 200).boxed().toList(), collector.ks());
        assertEquals(
                record("Aaaaaaaa", 7),
                CollectingSubscriber.record(collector.entries().get(6)));
        Position last = Position.START;
        for (LogEntry entry : collector.entries()) {
            assertTrue(entry.position().isAfter(last));
            assertTrue(entry.tsMillis() > 1_700_000_000_000L);
            last = entry.position();
        }
    }

    private String image(int seed, String of) throws Exception {
        byte[] bytes = new byte[1_000];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (i * seed);
        String id = AssetBytes.id(bytes);
        assertTrue(log.assets().put(of, id, bytes, 1 << 20).get(30, TimeUnit.SECONDS));
        return id;
    }

    private Optional<BoardAdministration.BoardUse> listed(String id) throws LogUnavailableException {
        String after = "";
        while (true) {
            List<BoardAdministration.BoardUse> page = log.administration().boards(after, 2);
            if (page.isEmpty()) return Optional.empty();
            for (BoardAdministration.BoardUse use : page) {
                assertTrue(use.entry().id().compareTo(after) > 0);
                if (use.entry().id().equals(id)) return Optional.of(use);
            }
            after = page.getLast().entry().id();
        }
    }

    private void use(String id, String image) {
        CollectingSubscriber collector = new CollectingSubscriber();
        log.append(
                id,
                new LogRecord("Aaaaaaaa", 1, List.of(new Op.Delete(List.of(image))), null),
                null,
                collector.callback());
        collector.awaitCallbacks(1);
        assertEquals(1, collector.durable());
    }

    /** What only the deleted board used goes with it; what another board uses stays, and counts towards that one. */
    @Test
    void aDeletedBoardIsGoneWithWhatOnlyItUsed() throws Exception {
        String other = board + "o";
        for (String id : List.of(board, other))
            log.directory()
                    .create(new BoardEntry(id, "Fractions", "kim", codeOf(id)))
                    .get(30, TimeUnit.SECONDS);
        String mine = image(3, board);
        String shared = image(5, board);
        use(board, mine);
        use(other, shared);
        log.putSnapshot(board, new StoredSnapshot(new Position(0), new byte[] {1, 2, 3}));
        BoardAdministration.BoardUse before = listed(board).orElseThrow();
        assertEquals("kim", before.entry().owner());
        assertEquals(2_000, before.imageBytes());
        assertTrue(before.bytes() >= 3, "of the snapshot: " + before.bytes());
        assertTrue(before.createdMillis() > 1_700_000_000_000L);
        assertTrue(before.usedMillis() >= before.createdMillis());
        assertTrue(log.administration().lastUseMillis(other) >= before.createdMillis());
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        log.directory().onDeleted(heard::add);

        log.administration().delete(board);

        assertEquals(List.of(board), heard);
        assertEquals(Optional.empty(), log.directory().board(board).get(30, TimeUnit.SECONDS));
        assertEquals(Optional.empty(), log.directory().byCode(codeOf(board)).get(30, TimeUnit.SECONDS));
        assertEquals(Optional.empty(), listed(board));
        assertEquals(Optional.empty(), log.latestSnapshot(board));
        assertEquals(new BoardAdministration.Tidied(1, 1), log.administration().tidy(true, body -> Set.of()));
        assertEquals(Optional.empty(), log.assets().get(mine).get(30, TimeUnit.SECONDS));
        assertTrue(log.assets().get(shared).get(30, TimeUnit.SECONDS).isPresent());
        assertEquals(1_000, listed(other).orElseThrow().imageBytes());
        assertEquals(new BoardAdministration.Tidied(0, 0), log.administration().tidy(true, body -> Set.of()));
        log.close();
        log = open();
        assertEquals(Optional.empty(), log.directory().board(board).get(30, TimeUnit.SECONDS));
        assertEquals(1_000, listed(other).orElseThrow().imageBytes());
    }

    private static String codeOf(String id) {
        return id.toUpperCase(java.util.Locale.ROOT);
    }

    @Test
    void aLateSubscriberGetsHistoryFromItsPosition() {
        CollectingSubscriber first = new CollectingSubscriber();
        log.subscribe(board, Position.START, first);
        append(first, "Aaaaaaaa", 1, 50);
        first.awaitEntries(50);
        CollectingSubscriber all = new CollectingSubscriber();
        log.subscribe(board, Position.START, all);
        CollectingSubscriber half = new CollectingSubscriber();
        log.subscribe(board, first.entries().get(24).position(), half);
        append(first, "Aaaaaaaa", 51, 10);
        all.awaitEntries(60);
        half.awaitEntries(35);
        first.awaitEntries(60);
        assertEquals(first.entries(), all.entries());
        assertEquals(first.entries().subList(25, 60), half.entries());
    }

    @Test
    void allSubscribersSeeTheSameOrder() throws InterruptedException {
        CollectingSubscriber one = new CollectingSubscriber();
        CollectingSubscriber slow = new CollectingSubscriber(7);
        log.subscribe(board, Position.START, one);
        log.subscribe(board, Position.START, slow);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String client = "Writer0" + i;
            writers.add(Thread.ofPlatform().start(() -> append(one, client, 1, 250)));
        }
        for (Thread writer : writers) writer.join();
        one.awaitEntries(1_000);
        slow.awaitEntries(1_000);
        assertEquals(one.entries(), slow.entries());
        for (int i = 0; i < 4; i++) {
            String client = "Writer0" + i;
            List<Long> ks = one.entries().stream()
                    .map(CollectingSubscriber::record)
                    .filter(record -> record.client().equals(client))
                    .map(LogRecord::k)
                    .toList();
            assertEquals(LongStream.rangeClosed(1, 250).boxed().toList(), ks);
        }
    }

    @Test
    void theEndIsReachedAfterTheStoredRecords() {
        CollectingSubscriber writer = new CollectingSubscriber();
        append(writer, "Aaaaaaaa", 1, 100);
        writer.awaitCallbacks(100);
        CollectingSubscriber collector = new CollectingSubscriber();
        Subscription subscription = log.subscribe(board, Position.START, collector);
        subscription.readEnd(41);
        collector.awaitReached(41);
        assertEquals(100, collector.entries().size());
        subscription.readEnd(42);
        collector.awaitReached(42);
        append(writer, "Aaaaaaaa", 101, 1);
        writer.awaitCallbacks(101);
        subscription.readEnd(43);
        collector.awaitReached(43);
        assertEquals(101, collector.entries().size());
    }

    /** Requested between appends that are committed together, most of which come after it. */
    @Test
    void anEndRequestedBetweenAppendsIsReached() {
        CollectingSubscriber collector = new CollectingSubscriber();
        Subscription subscription = log.subscribe(board, Position.START, collector);
        for (int i = 0; i < 100; i++) {
            append(collector, "Aaaaaaaa", 2 * i + 1, 1);
            subscription.readEnd(i);
            append(collector, "Aaaaaaaa", 2 * i + 2, 1);
        }
        for (int i = 0; i < 100; i++) collector.awaitReached(i);
    }

    @Test
    void theEndOfAnEmptyBoardIsReached() {
        CollectingSubscriber collector = new CollectingSubscriber();
        log.subscribe(board, Position.START, collector).readEnd(1);
        collector.awaitReached(1);
        assertTrue(collector.entries().isEmpty());
    }

    @Test
    void boardsDoNotMix() {
        CollectingSubscriber mine = new CollectingSubscriber();
        CollectingSubscriber other = new CollectingSubscriber();
        log.subscribe(board, Position.START, mine);
        log.subscribe(board + "o", Position.START, other);
        append(mine, "Aaaaaaaa", 1, 5);
        log.append(board + "o", record("Bbbbbbbb", 1), null, other.callback());
        other.awaitEntries(1);
        mine.awaitEntries(5);
        assertEquals(
                "Bbbbbbbb",
                CollectingSubscriber.record(other.entries().getFirst()).client());
        assertEquals(5, mine.entries().size());
    }

    @Test
    void aClosedSubscriptionIsSilent() {
        CollectingSubscriber closed = new CollectingSubscriber();
        CollectingSubscriber open = new CollectingSubscriber();
        Subscription subscription = log.subscribe(board, Position.START, closed);
        log.subscribe(board, Position.START, open);
        append(open, "Aaaaaaaa", 1, 3);
        open.awaitEntries(3);
        closed.awaitEntries(3);
        subscription.close();
        append(open, "Aaaaaaaa", 4, 3);
        open.awaitEntries(6);
        assertTrue(closed.entries().size() <= 4);
    }

    @Test
    void everythingIsStoredAfterReopening() throws Exception {
        create(new BoardEntry(board, "Title", "kim", code("AB")));
        CollectingSubscriber writer = new CollectingSubscriber();
        append(writer, "Aaaaaaaa", 1, 300);
        writer.awaitCallbacks(300);
        log.putSnapshot(board, new StoredSnapshot(new Position(5), "body".getBytes(StandardCharsets.UTF_8)));
        log.close();
        log = open();
        CollectingSubscriber reader = new CollectingSubscriber();
        log.subscribe(board, Position.START, reader);
        append(writer, "Aaaaaaaa", 301, 1);
        reader.awaitEntries(301);
        assertEquals(LongStream.rangeClosed(1, 301).boxed().toList(), reader.ks());
        assertEquals(Optional.of(new BoardEntry(board, "Title", "kim", code("AB"))), find(board));
        assertEquals(5, log.latestSnapshot(board).orElseThrow().position().value());
    }

    @Test
    void theNewestSnapshotCounts() throws LogUnavailableException {
        assertTrue(log.latestSnapshot(board).isEmpty());
        byte[] large = new byte[1_500_000];
        for (int i = 0; i < large.length; i++) large[i] = (byte) (i * 31 >>> 3);
        log.putSnapshot(board, new StoredSnapshot(new Position(10), new byte[] {1}));
        log.putSnapshot(board, new StoredSnapshot(new Position(20), large));
        log.putSnapshot(board, new StoredSnapshot(new Position(15), new byte[] {2}));
        StoredSnapshot latest = log.latestSnapshot(board).orElseThrow();
        assertEquals(new Position(20), latest.position());
        assertArrayEquals(large, latest.body());
    }

    @Test
    void theDirectoryFindsBoards() throws Exception {
        assertEquals(Optional.empty(), find(board));
        BoardEntry entry = new BoardEntry(board, "Fractions", "kim", code("CD"));
        assertEquals(entry, create(entry));
        assertEquals(Optional.of(entry), find(board));
        assertEquals(Optional.of(entry), byCode(code("CD")));
        assertFalse(entry.toString().contains(entry.code()));

        assertEquals(entry, create(new BoardEntry(board, "Mine", "eve", code("EF"))), "the first entry counts");
        assertEquals(Optional.empty(), byCode(code("EF")));

        log.directory().setCode(board, code("GH")).get(30, TimeUnit.SECONDS);
        assertEquals(Optional.empty(), byCode(code("CD")));
        assertEquals(code("GH"), byCode(code("GH")).orElseThrow().code());
    }

    @Test
    void assetsAreStoredByContent() throws Exception {
        byte[] large = new byte[Limits.ASSET_BYTES];
        for (int i = 0; i < large.length; i++) large[i] = (byte) (i * 31 >>> 3 ^ board.hashCode());
        byte[] small = board.getBytes(StandardCharsets.UTF_8);
        assertEquals(Optional.empty(), assetBytes(small));
        put(small);
        put(large);
        put(small);
        assertArrayEquals(small, assetBytes(small).orElseThrow());
        assertArrayEquals(large, assetBytes(large).orElseThrow());
        log.close();
        log = open();
        assertArrayEquals(large, assetBytes(large).orElseThrow());
        assertArrayEquals(small, assetBytes(small).orElseThrow());
        log.close();
        assertThrows(ExecutionException.class, () -> put(new byte[] {1}));
    }

    /** A board's pictures are counted, also after reopening the log. A picture that is stored already is not counted again. */
    @Test
    void aBoardTakesAssetsOnlyUpToItsLimit() throws Exception {
        // A picture that is stored already, for any board, is not counted again.
        byte[] first = (board + "first").getBytes(StandardCharsets.US_ASCII);
        byte[] second = (board + "second").getBytes(StandardCharsets.US_ASCII);
        byte[] third = (board + "third").getBytes(StandardCharsets.US_ASCII);
        int two = first.length + second.length;
        assertTrue(put(first, two));
        assertTrue(put(second, two));
        assertFalse(put(third, two));
        assertTrue(assetBytes(third).isEmpty());
        log.close();
        log = open();
        assertFalse(put(third, two));
        assertTrue(put(second, two), "it is stored already");
        byte[] other = (board + "other").getBytes(StandardCharsets.US_ASCII);
        assertTrue(log.assets()
                .put(board + "x", AssetBytes.id(other), other, other.length)
                .get(30, TimeUnit.SECONDS));
        assertTrue(put(third, two + third.length));
    }

    private void put(byte[] bytes) throws Exception {
        put(bytes, Long.MAX_VALUE);
    }

    private boolean put(byte[] bytes, long mostBytes) throws Exception {
        return log.assets().put(board, AssetBytes.id(bytes), bytes, mostBytes).get(30, TimeUnit.SECONDS);
    }

    private Optional<byte[]> assetBytes(byte[] bytes) throws Exception {
        return log.assets().get(AssetBytes.id(bytes)).get(30, TimeUnit.SECONDS);
    }

    @Test
    void aClosedLogTakesNothing() {
        log.close();
        CollectingSubscriber collector = new CollectingSubscriber();
        append(collector, "Aaaaaaaa", 1, 1);
        collector.awaitCallbacks(1);
        assertEquals(1, collector.failed());
        assertThrows(ExecutionException.class, () -> create(new BoardEntry(board, "", "kim", code("XY"))));
    }

    /** Codes are unique in the whole log. */
    private String code(String tail) {
        return board + tail;
    }

    private BoardEntry create(BoardEntry entry) throws Exception {
        return log.directory().create(entry).get(30, TimeUnit.SECONDS);
    }

    private Optional<BoardEntry> find(String id) throws Exception {
        return log.directory().board(id).get(30, TimeUnit.SECONDS);
    }

    private Optional<BoardEntry> byCode(String code) throws Exception {
        return log.directory().byCode(code).get(30, TimeUnit.SECONDS);
    }
}
