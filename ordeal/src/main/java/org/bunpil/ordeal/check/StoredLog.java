package org.bunpil.ordeal.check;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a board's records from where they are stored, without a relay. */
public interface StoredLog {
    /** All records in order, as text. Blocks. */
    List<String> records(String board);

    static StoredLog kafka(String brokers) {
        return board -> {
            Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "auto.offset.reset", "earliest");
            List<String> bodies = new ArrayList<>();
            try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                List<TopicPartition> all = consumer.partitionsFor("bunpil.ops").stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
                consumer.assign(all);
                consumer.seekToBeginning(all);
                Map<TopicPartition, Long> ends = consumer.endOffsets(all);
                while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                    for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                        if (board.equals(record.key())) bodies.add(new String(record.value(), StandardCharsets.UTF_8));
                    }
                }
            }
            return bodies;
        };
    }

    static StoredLog sqlite(Path data) {
        return board -> {
            List<String> bodies = new ArrayList<>();
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("bunpil.db"));
                    PreparedStatement statement =
                            connection.prepareStatement("SELECT body FROM record WHERE board = ? ORDER BY position")) {
                statement.setString(1, board);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) bodies.add(rows.getString(1));
                }
            } catch (SQLException unreadable) {
                throw new IllegalStateException("the log cannot be read", unreadable);
            }
            return bodies;
        };
    }
}
