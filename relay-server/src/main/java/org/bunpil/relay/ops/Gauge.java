package org.bunpil.relay.ops;

/** What goes up and down. */
public enum Gauge {
    CONNECTIONS("bunpil_connections", "Open connections."),
    MEMBERS("bunpil_members", "People and watchers on boards."),
    BOARDS("bunpil_boards_open", "Boards open on this relay."),
    RING_BYTES("bunpil_ring_bytes", "Encoded batches kept for members, all boards together."),
    LANE_STEPS("bunpil_lane_steps", "Steps of members waiting in lanes, all boards together."),
    LANE_STEPS_MAX("bunpil_lane_steps_max", "Steps of members waiting in the fullest lane; 4,096 is its bound."),
    KAFKA_WAITING_BYTES(
            "bunpil_kafka_waiting_bytes",
            "Of what people draw, taken but not acknowledged by Kafka; 12 MiB is its bound."),
    KAFKA_READ_LAG(
            "bunpil_kafka_read_lag", "Records that this relay has not read yet, in the partition where most are."),
    KAFKA_FETCH_MILLIS(
            "bunpil_kafka_fetch_ms", "How long Kafka took to answer a fetch, on average of the last minute."),
    KAFKA_KEEPER_LAG("bunpil_kafka_keeper_lag", "Records of this relay's share that are in no stored snapshot yet."),
    CERTIFICATE_EXPIRES(
            "bunpil_certificate_expires_seconds",
            "When the certificate that this relay shows runs out, in seconds since 1970; 0 without one."),
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
