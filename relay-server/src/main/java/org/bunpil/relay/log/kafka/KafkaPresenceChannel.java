package org.bunpil.relay.log.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.bunpil.relay.log.PresenceChannel;
import org.bunpil.relay.log.kafka.client.RecordAppender;
import org.bunpil.relay.log.kafka.store.KafkaConnection;
import org.bunpil.relay.log.kafka.topic.Topics;

/**
 * Carries presence between relays over a Kafka topic. A relay that opens a board asks who is on it, and every relay that runs answers
 * (docs/decisions/0130). Which relays run is known from what they publish; a relay that has just started asks for that once.
 */
final class KafkaPresenceChannel implements PresenceChannel {
    /** Asks all relays who is on the board. An older relay does not know the type and ignores it. */
    private static final String WHO = "{\"t\":\"who\"}";
    /** The sender has said everything about the board that it was asked. */
    private static final String TOLD = "{\"t\":\"told\"}";
    /** The sender goes down. */
    private static final String BYE = "{\"t\":\"bye\"}";
    /** No control is longer. */
    private static final int CONTROL_BYTES = 16;
    /** Key of the question which relays there are; no board has it. */
    private static final String RELAYS = "*";
    /** A relay that has been silent for longer is not waited for. One with members repeats them every 10 s. */
    private static final long KNOWN_NANOS = TimeUnit.SECONDS.toNanos(25);
    /** How long after this relay's first question the other relays may take to be known. */
    private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final String relay;
    private final CompletableFuture<KafkaConnection> connection;
    private final Map<String, List<Listening>> listeners = new ConcurrentHashMap<>();
    /** When each other relay was last heard. */
    private final Map<String, Long> relays = new ConcurrentHashMap<>();
    /** When this relay read its own question which relays there are; 0: not yet. */
    private volatile long askedNanos;
    /** Those whose answers were not complete at once, oldest first. */
    private final Queue<Listening> unsettled = new ConcurrentLinkedQueue<>();

    /** A listener and the relays whose answers are missing. */
    private final class Listening implements Registration {
        final String board;
        final Listener listener;
        final long sinceNanos;
        private final Set<String> missing;
        /** Only the relays that are known are waited for, so they must be known. */
        private final boolean complete;

        private boolean settled;

        Listening(String board, Listener listener, long now) {
            this.board = board;
            this.listener = listener;
            this.sinceNanos = now;
            long asked = askedNanos;
            complete = asked != 0 && now - asked >= SETTLE_NANOS;
            missing = ConcurrentHashMap.newKeySet();
            missing.addAll(relays.keySet());
        }

        void told(String name) {
            missing.remove(name);
            settleIfComplete();
        }

        void settleIfComplete() {
            synchronized (this) {
                if (settled || !complete || !missing.isEmpty()) return;
                settled = true;
            }
            listener.settled();
        }

        @Override
        public void close() {
            listeners.computeIfPresent(board, (b, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }

    KafkaPresenceChannel(String relay, CompletableFuture<KafkaConnection> connection) {
        this.relay = relay;
        this.connection = connection;
        CompletableFuture<?> _ = connection.thenAccept(kafka -> publish(RELAYS, WHO));
    }

    @Override
    public void publish(String board, String text) {
        KafkaConnection kafka = connection.getNow(null);
        if (kafka == null || !kafka.appender().hasSpareCapacity()) return;
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                Topics.LIVE, kafka.livePartition(board), board, text.getBytes(StandardCharsets.UTF_8));
        record.headers().add(KafkaBoardLog.RELAY, relay.getBytes(StandardCharsets.UTF_8));
        kafka.appender().append(record, RecordAppender.NO_CALLBACK);
    }

    @Override
    public void answered(String board) {
        publish(board, TOLD);
    }

    @Override
    public Registration listen(String board, Listener listener) {
        long now = System.nanoTime();
        forgetSilent(now);
        Listening listening = new Listening(board, listener, now);
        listeners.computeIfAbsent(board, b -> new CopyOnWriteArrayList<>()).add(listening);
        if (!listening.missing.isEmpty() || !listening.complete) {
            unsettled.add(listening);
            publish(board, WHO);
        }
        listening.settleIfComplete();
        return listening;
    }

    /** Forgets relays that have not been heard for long, or that were asked and did not answer: nobody waits for them again. */
    private void forgetSilent(long now) {
        relays.values().removeIf(heard -> now - heard > KNOWN_NANOS);
        for (Listening old = unsettled.peek();
                old != null && now - old.sinceNanos > SETTLE_NANOS;
                old = unsettled.peek()) {
            Listening asked = old;
            unsettled.remove(asked);
            for (String name : asked.missing)
                relays.computeIfPresent(name, (n, heard) -> heard - asked.sinceNanos < 0 ? null : heard);
        }
    }

    /** Other relays need not wait for this one's answers any more. */
    void leave() {
        publish(RELAYS, BYE);
    }

    /** On the tail reader's thread. */
    void read(ConsumerRecord<String, byte[]> record) {
        Header from = record.headers().lastHeader(KafkaBoardLog.RELAY);
        if (from == null) return;
        String name = new String(from.value(), StandardCharsets.UTF_8);
        if (name.equals(relay)) {
            if (askedNanos == 0 && record.key().equals(RELAYS)) askedNanos = System.nanoTime();
            return;
        }
        // What it repeats every few seconds to see whether Kafka works says that it runs, too.
        relays.put(name, System.nanoTime());
        List<Listening> to = listeners.get(record.key());
        if (to == null && record.value().length > CONTROL_BYTES) return;
        String text = new String(record.value(), StandardCharsets.UTF_8);
        switch (text) {
            case WHO -> {
                if (to == null) answered(record.key());
                else for (Listening listening : to) listening.listener.asked();
            }
            case TOLD -> {
                if (to != null) for (Listening listening : to) listening.told(name);
            }
            case BYE -> {
                relays.remove(name);
                for (List<Listening> all : listeners.values())
                    for (Listening listening : all) {
                        listening.listener.left(name);
                        listening.told(name);
                    }
            }
            default -> {
                if (to != null) for (Listening listening : to) listening.listener.heard(name, text);
            }
        }
    }
}
