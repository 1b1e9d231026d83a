package org.bunpil.relay.log.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.bunpil.relay.log.Live;

/** Presence between relays. */
final class KafkaLive implements Live {
    private final String relay;
    private final CompletableFuture<Running> running;
    private final Map<String, List<BiConsumer<String, String>>> listeners = new ConcurrentHashMap<>();

    KafkaLive(String relay, CompletableFuture<Running> running) {
        this.relay = relay;
        this.running = running;
    }

    @Override
    public void publish(String board, String text) {
        Running kafka = running.getNow(null);
        if (kafka == null || !kafka.appender().isCalm()) return;
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                Topics.LIVE, kafka.livePartition(board), board, text.getBytes(StandardCharsets.UTF_8));
        record.headers().add(KafkaBoardLog.RELAY, relay.getBytes(StandardCharsets.UTF_8));
        kafka.appender().append(record, Appender.NOBODY_WAITS);
    }

    @Override
    public Listening listen(String board, BiConsumer<String, String> listener) {
        listeners.computeIfAbsent(board, b -> new CopyOnWriteArrayList<>()).add(listener);
        return () -> listeners.computeIfPresent(board, (b, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    /** On the reading thread. */
    void read(ConsumerRecord<String, byte[]> record) {
        List<BiConsumer<String, String>> to = listeners.get(record.key());
        Header from = record.headers().lastHeader(KafkaBoardLog.RELAY);
        if (to == null || from == null) return;
        String name = new String(from.value(), StandardCharsets.UTF_8);
        if (name.equals(relay)) return;
        String text = new String(record.value(), StandardCharsets.UTF_8);
        for (BiConsumer<String, String> listener : to) listener.accept(name, text);
    }
}
