package org.bunpil.relay.log.kafka.client;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How to reach Kafka.
 *
 * @param brokers {@code host:port,…}
 * @param properties passed to every client, once {@link #refusal} has accepted them
 * @param relay this relay's name, different in each run
 */
public record KafkaSettings(String brokers, Map<String, String> properties, String relay) {
    /** How long a record may take. A broker that was killed is back or replaced within that time. */
    private static final int DELIVERY_MILLIS = 15_000;

    /** A broker whose computer is lost answers nothing: all requests to it wait this long before its successor is looked up. */
    private static final int REQUEST_MILLIS = 1_500;
    /** Longer, because a response may have 8 MiB and must be complete within that time. */
    private static final int READ_MILLIS = 2_000;

    private static final int CALL_MILLIS = 3_000;
    /** How soon a partition's new leader is noticed while the old one answers nothing. */
    private static final int LEADERS_MILLIS = 1_000;
    /** Kafka's default of one second would prolong every loss of a leader. */
    private static final int RETRY_MAX_MILLIS = 250;

    private static final int BLOCK_MILLIS = 2_000;
    /** With less, each record would be a request of its own, which costs the relay more than the record. */
    private static final int LINGER_MILLIS = 4;

    private static final int RECONNECT_MILLIS = 50;
    private static final int RECONNECT_MAX_MILLIS = 500;
    private static final long BUFFER_BYTES = 16L << 20;
    /** Shorter than the default: other requests on the connection wait behind a fetch that finds nothing. */
    private static final int FETCH_WAIT_MILLIS = 100;

    private static final int FETCH_BYTES = 8 << 20;
    private static final int SCAN_WAIT_MILLIS = 1;

    private static final String COMPACTOR_GROUP = "bunpil-keeper";
    private static final int SESSION_MILLIS = 15_000;
    private static final int COMPACTOR_WAIT_MILLIS = 500;
    private static final int COMPACTOR_FETCH_BYTES = 2 << 20;

    /**
     * Checks the properties. Reads key stores but does not connect.
     *
     * @return a sentence that says why they cannot be used; empty when they can
     */
    public Optional<String> refusal() {
        return ClientPropertyCheck.refusal(this);
    }

    /** How many brokers are named. */
    public int brokerCount() {
        return (int) Arrays.stream(brokers.split(",", -1))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .distinct()
                .count();
    }

    public Map<String, Object> admin() {
        Map<String, Object> all = common();
        all.put("default.api.timeout.ms", CALL_MILLIS);
        all.put("request.timeout.ms", CALL_MILLIS);
        return all;
    }

    Map<String, Object> producer() {
        Map<String, Object> all = withFreshMetadata(common());
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
        all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return all;
    }

    private Map<String, Object> consumer() {
        Map<String, Object> all = common();
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        all.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        all.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, READ_MILLIS);
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return all;
    }

    /** For the reader that all boards wait for. */
    Map<String, Object> tailReader() {
        return withFreshMetadata(consumer());
    }

    /** For records that are known to exist: fetches do not wait for new ones, and deleted records are not skipped silently. */
    Map<String, Object> rangeReader() {
        Map<String, Object> all = consumer();
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        all.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, SCAN_WAIT_MILLIS);
        return all;
    }

    /** For the snapshot compactor, whose group divides the partitions among relays. */
    public Map<String, Object> compactor() {
        Map<String, Object> all = consumer();
        all.put(ConsumerConfig.GROUP_ID_CONFIG, COMPACTOR_GROUP);
        all.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        all.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, COMPACTOR_WAIT_MILLIS);
        all.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, COMPACTOR_FETCH_BYTES);
        return all;
    }

    /** Refreshes metadata regularly, to notice new leaders even while no broker reports an error. */
    private static Map<String, Object> withFreshMetadata(Map<String, Object> all) {
        all.putIfAbsent("metadata.max.age.ms", LEADERS_MILLIS);
        return all;
    }

    private Map<String, Object> common() {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("bootstrap.servers", brokers);
        all.put("client.id", "bunpil-relay-" + relay);
        all.putIfAbsent("reconnect.backoff.ms", RECONNECT_MILLIS);
        all.putIfAbsent("reconnect.backoff.max.ms", RECONNECT_MAX_MILLIS);
        all.putIfAbsent("retry.backoff.max.ms", RETRY_MAX_MILLIS);
        all.putIfAbsent("socket.connection.setup.timeout.ms", CALL_MILLIS);
        return all;
    }

    /** Leaves out the properties, which may hold passwords. */
    @Override
    public String toString() {
        return "KafkaSettings[" + brokers + "]";
    }
}
