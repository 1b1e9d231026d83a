package org.bunpil.relay.ops;

/** The gauges: values that go up and down. */
public enum Gauge {
    CONNECTIONS("bunpil_connections", "Open connections."),
    MEMBERS("bunpil_members", "Members and watchers on boards."),
    BOARDS("bunpil_boards_open", "Boards open on this relay."),
    RING_BYTES("bunpil_ring_bytes", "Encoded batches kept for members, all boards together."),
    LANE_STEPS("bunpil_lane_steps", "Steps of members waiting in lanes, all boards together."),
    LANE_STEPS_MAX("bunpil_lane_steps_max", "Steps of members waiting in the fullest lane; at most 4,096."),
    KAFKA_WAITING_BYTES(
            "bunpil_kafka_waiting_bytes", "Bytes of records not acknowledged by Kafka yet; at most 12 MiB."),
    KAFKA_READ_LAG(
            "bunpil_kafka_read_lag", "Records that this relay has not read yet, in the partition with the most."),
    KAFKA_FETCH_MILLIS("bunpil_kafka_fetch_ms", "Average time of a fetch from Kafka in the last minute."),
    KAFKA_KEEPER_LAG(
            "bunpil_kafka_keeper_lag", "Records in this relay's partitions that are in no stored snapshot yet."),
    KAFKA_PARTITIONS("bunpil_kafka_partitions", "Partitions of boards' records that this relay uses."),
    KAFKA_TOPICS_REFUSED(
            "bunpil_kafka_topics_refused",
            "What is wrong with Kafka's topics so that nothing is stored; /ready says it in sentences."),
    KAFKA_TOPIC_WARNINGS(
            "bunpil_kafka_topic_warnings", "What should be mended about Kafka's topics; /ready says it in sentences."),
    CERTIFICATE_EXPIRES(
            "bunpil_certificate_expires_seconds",
            "When this relay's certificate expires, in seconds since 1970; 0 without one."),
    READY("bunpil_ready", "1 when /ready says ok.");

    private final String family;
    private final String help;

    Gauge(String family, String help) {
        this.family = family;
        this.help = help;
    }

    String family() {
        return family;
    }

    String help() {
        return help;
    }
}
