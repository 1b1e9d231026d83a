package org.bunpil.relay.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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
        while (log.isAvailable() != available) {
            if (System.nanoTime() > end) throw new AssertionError("isAvailable() is not " + available);
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
        List<String> here = new java.util.concurrent.CopyOnWriteArrayList<>();
        java.util.concurrent.CountDownLatch heard = new java.util.concurrent.CountDownLatch(1);
        try (BoardLog other = open();
                PresenceChannel.Registration _ = log.presenceChannel().listen(board, (relay, text) -> here.add(text));
                PresenceChannel.Registration _ =
                        other.presenceChannel().listen(board, (relay, text) -> heard.countDown())) {
            log.presenceChannel().publish(board, "{}");
            assertTrue(heard.await(20, TimeUnit.SECONDS));
            assertEquals(List.of(), here);
        }
    }

    @Test
    void aKilledBrokerLosesNothingThatWasDurable() {
        CollectingSubscriber collector = new CollectingSubscriber();
        log.subscribe(board, Position.START, collector);
        append(collector, "Aaaaaaaa", 1, 100);
        collector.awaitCallbacks(100);
        int port = broker.port();
        assertTrue(log.isAvailable());
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
