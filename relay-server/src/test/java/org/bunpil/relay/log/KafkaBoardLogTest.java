package org.bunpil.relay.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bunpil.broker.BrokerProcess;
import org.bunpil.model.AssetBytes;
import org.bunpil.relay.log.kafka.KafkaBoardLog;
import org.bunpil.relay.log.kafka.client.KafkaSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real broker in its own process, and what happens when Kafka becomes unavailable and comes back. */
class KafkaBoardLogTest extends BoardLogContract {
    private static final AtomicInteger RELAYS = new AtomicInteger();

    @TempDir
    static Path data;

    private static BrokerProcess broker;

    @BeforeAll
    static void startBroker() {
        broker = BrokerProcess.start(data, 0);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    private static KafkaBoardLog connect(String address) {
        return KafkaBoardLog.open(new KafkaSettings(address, Map.of(), "relay" + RELAYS.incrementAndGet()));
    }

    /** Opens a log and waits until it is connected, as it connects in the background. */
    private static KafkaBoardLog connected(String address) {
        KafkaBoardLog log = connect(address);
        awaitConnected(log);
        return log;
    }

    private static void awaitConnected(KafkaBoardLog log) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            CollectingSubscriber collector = new CollectingSubscriber();
            log.append("Probe123", record("Probe123", 1), null, collector.callback());
            collector.awaitCallbacks(1);
            if (collector.durable() == 1) return;
            if (System.nanoTime() > end) throw new AssertionError("not connected");
            Thread.onSpinWait();
        }
    }

    /** Waits for the availability that /ready reports. */
    private void awaitAvailable(boolean available) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (log.failure().isEmpty() != available) {
            if (System.nanoTime() > end) throw new AssertionError(log.failure());
            Thread.onSpinWait();
        }
    }

    @Override
    protected BoardLog open() {
        return connected(broker.address());
    }

    @Test
    void anAssetOfOneRelayIsAvailableOnAnother() throws Exception {
        byte[] bytes = new byte[1_300_000];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (i * 7 >>> 2);
        String id = AssetBytes.id(bytes);
        try (BoardLog other = open()) {
            // Both at the same time: whichever copy topic compaction keeps, it is found.
            CompletableFuture<Boolean> here = log.assets().put("board", id, bytes, bytes.length);
            CompletableFuture<Boolean> onOther = other.assets().put("other", id, bytes, bytes.length);
            here.get(30, TimeUnit.SECONDS);
            assertArrayEquals(
                    bytes, other.assets().get(id).get(30, TimeUnit.SECONDS).orElseThrow());
            onOther.get(30, TimeUnit.SECONDS);
            assertArrayEquals(
                    bytes, log.assets().get(id).get(30, TimeUnit.SECONDS).orElseThrow());
        }
    }

    /** A board can be found as soon as its entry was read, before the connection is complete. */
    @Test
    void anEndRequestedBeforeKafkaIsConnectedIsReachedAfterwards() {
        CollectingSubscriber collector = new CollectingSubscriber();
        try (BoardLog early = connect(broker.address())) {
            early.subscribe(board, Position.START, collector).readEnd(7);
            collector.awaitReached(7);
        }
    }

    @Test
    void twoRelaysSeeOneOrder() {
        CollectingSubscriber here = new CollectingSubscriber();
        CollectingSubscriber onOther = new CollectingSubscriber();
        try (BoardLog other = open()) {
            log.subscribe(board, Position.START, here);
            other.subscribe(board, Position.START, onOther);
            for (int k = 1; k <= 200; k++) {
                log.append(board, record("Aaaaaaaa", k), null, here.callback());
                other.append(board, record("Bbbbbbbb", k), null, onOther.callback());
            }
            here.awaitEntries(400);
            onOther.awaitEntries(400);
            assertEquals(here.entries(), onOther.entries());
        }
    }

    @Test
    void presenceReachesOtherRelaysOnly() throws Exception {
        Told here = new Told(log.presenceChannel());
        Told there = new Told(null);
        try (BoardLog other = open();
                PresenceChannel.Registration _ = log.presenceChannel().listen(board, here)) {
            log.presenceChannel().publish(board, "{}");
            try (PresenceChannel.Registration _ = other.presenceChannel().listen(board, there)) {
                log.presenceChannel().publish(board, "{\"n\":1}");
                assertEquals("{\"n\":1}", there.await("{\"n\":1}"));
                assertEquals(List.of(), here.published(), "not what it has published itself");
            }
        }
    }

    /** R59a: who opens a board asks, every relay that runs answers, and who has no such board open has nothing to say. */
    @Test
    void aRelayThatOpensABoardIsToldWhoIsThere() throws Exception {
        try (BoardLog other = open();
                BoardLog third = open()) {
            // Until the relays know each other; before, an opening waits for its time limit.
            for (BoardLog each : List.of(other, third, log)) {
                while (!settles(each)) Thread.onSpinWait();
            }
            Told here = new Told(log.presenceChannel());
            Told there = new Told(null);
            try (PresenceChannel.Registration _ = log.presenceChannel().listen(board, here);
                    PresenceChannel.Registration _ = other.presenceChannel().listen(board, there)) {
                there.await("settled");
                assertEquals(List.of("{\"here\":true}"), there.published());
            }
        }
    }

    /** Its members were shown for up to 25 s. */
    @Test
    void aRelayThatGoesDownTellsTheOthersAtOnce() throws Exception {
        Told here = new Told(log.presenceChannel());
        try (PresenceChannel.Registration _ = log.presenceChannel().listen(board, here)) {
            open().close();
            here.await("left");
        }
    }

    /** Whether the answers of all relays come. */
    private boolean settles(BoardLog from) {
        Told told = new Told(null);
        try (PresenceChannel.Registration _ = from.presenceChannel().listen("Nobody12345", told)) {
            return told.has("settled", 600);
        }
    }

    /** What a listener was told. It answers when it is asked, if it has a channel. */
    private final class Told implements PresenceChannel.Listener {
        private final List<String> all = new ArrayList<>();
        private final @Nullable PresenceChannel answers;

        Told(@Nullable PresenceChannel answers) {
            this.answers = answers;
        }

        @Override
        public synchronized void heard(String relay, String text) {
            all.add(text);
            notifyAll();
        }

        @Override
        public synchronized void asked() {
            all.add("asked");
            notifyAll();
            if (answers == null) return;
            answers.publish(board, "{\"here\":true}");
            answers.answered(board);
        }

        @Override
        public synchronized void left(String relay) {
            all.add("left");
            notifyAll();
        }

        @Override
        public synchronized void settled() {
            all.add("settled");
            notifyAll();
        }

        synchronized List<String> all() {
            return List.copyOf(all);
        }

        synchronized List<String> published() {
            return all.stream().filter(text -> text.startsWith("{")).toList();
        }

        synchronized boolean has(String text, long millis) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            try {
                while (!all.contains(text)) {
                    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                    if (left <= 0) return false;
                    wait(left);
                }
                return true;
            } catch (InterruptedException stop) {
                throw new AssertionError(stop);
            }
        }

        String await(String text) {
            if (!has(text, 20_000)) throw new AssertionError("not told " + text + ", but " + all());
            return text;
        }
    }

    @Test
    void aKilledBrokerLosesNothingThatWasDurable() {
        CollectingSubscriber collector = new CollectingSubscriber();
        log.subscribe(board, Position.START, collector);
        append(collector, "Aaaaaaaa", 1, 100);
        collector.awaitCallbacks(100);
        int port = broker.port();
        assertEquals("", log.failure());
        broker.kill9();
        awaitAvailable(false);
        append(collector, "Aaaaaaaa", 101, 100);
        broker = BrokerProcess.start(data, port);
        awaitAvailable(true);
        collector.awaitCallbacks(200);
        // Durable records are delivered exactly once. Failed ones may or may not be in the log.
        append(collector, "Aaaaaaaa", 1_000, 1);
        collector.awaitCallbacks(201);
        collector.awaitEntries(collector.durable());
        assertTrue(collector.durable() >= 101);
        List<Long> ks = collector.ks();
        assertEquals(ks.size(), new HashSet<>(ks).size(), "delivered twice");
        assertTrue(ks.containsAll(
                java.util.stream.LongStream.rangeClosed(1, 100).boxed().toList()));

        CollectingSubscriber again = new CollectingSubscriber();
        log.subscribe(board, Position.START, again);
        again.awaitEntries(ks.size());
        assertEquals(ks, again.ks().subList(0, ks.size()));
    }

    @Test
    void aBrokerThatStartsLateIsConnectedAutomatically() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (KafkaBoardLog early = connect("127.0.0.1:" + port)) {
            CollectingSubscriber collector = new CollectingSubscriber();
            early.append(board, record("Aaaaaaaa", 1), null, collector.callback());
            collector.awaitCallbacks(1);
            assertEquals(1, collector.failed());
            assertTrue(early.directory().board(board).isCompletedExceptionally());
            Subscription subscription = early.subscribe(board, Position.START, collector);
            try (BrokerProcess late = BrokerProcess.start(Files.createDirectory(data.resolve("late")), port)) {
                awaitConnected(early);
                early.append(board, record("Aaaaaaaa", 1), null, collector.callback());
                collector.awaitEntries(1);
                subscription.close();
                assertEquals(port, late.port());
            }
        }
    }
}
