package org.bunpil.relay.log.kafka.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.Position;

/** The records that one partition has received since its last checkpoint, by board. One thread. */
public final class PartitionBuffer {
    /** Memory that a record takes besides its text. */
    private static final int RECORD_BYTES = 100;

    private final TopicPartition partition;
    private final Map<String, List<LogEntry>> boards = new LinkedHashMap<>();
    private long end;
    private long records;
    private long bytes;
    private long sinceNanos;

    PartitionBuffer(TopicPartition partition) {
        this.partition = partition;
    }

    void add(ConsumerRecord<String, byte[]> record, long nowNanos) {
        if (end == 0) sinceNanos = nowNanos;
        end = record.offset() + 1;
        records++;
        if (record.key() == null || record.value() == null) return;
        bytes += record.value().length + RECORD_BYTES;
        boards.computeIfAbsent(record.key(), board -> new ArrayList<>()).add(entry(record));
    }

    public static LogEntry entry(ConsumerRecord<String, byte[]> record) {
        return new LogEntry(
                new Position(record.offset()), record.timestamp(), new String(record.value(), StandardCharsets.UTF_8));
    }

    TopicPartition partition() {
        return partition;
    }

    Map<String, List<LogEntry>> boards() {
        return boards;
    }

    /** The offset after the last record; 0 when empty. */
    long end() {
        return end;
    }

    boolean isEmpty() {
        return end == 0;
    }

    long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    /** When the first record arrived. */
    long sinceNanos() {
        return sinceNanos;
    }
}
