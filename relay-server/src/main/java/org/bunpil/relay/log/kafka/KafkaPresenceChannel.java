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
import org.bunpil.relay.log.PresenceChannel;
import org.bunpil.relay.log.kafka.client.RecordAppender;
import org.bunpil.relay.log.kafka.store.KafkaConnection;
import org.bunpil.relay.log.kafka.topic.Topics;

/** Carries presence between relays over a Kafka topic. */
final class KafkaPresenceChannel implements PresenceChannel {
    private final String relay;
    private final CompletableFuture<KafkaConnection> connection;
    private final Map<String, List<BiConsumer<String, String>>> listeners = new ConcurrentHashMap<>();

    KafkaPresenceChannel(String relay, CompletableFuture<KafkaConnection> connection) {
        this.relay = relay;
        this.connection = connection;
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
    public Registration listen(String board, BiConsumer<String, String> listener) {
        listeners.computeIfAbsent(board, b -> new CopyOnWriteArrayList<>()).add(listener);
        return () -> listeners.computeIfPresent(board, (b, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    /** On the tail reader's thread. */
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
