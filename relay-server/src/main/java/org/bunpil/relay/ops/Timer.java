package org.bunpil.relay.ops;

/** The timers, each a histogram. The first five are the steps of a batch through the relay (docs/architecture.md). */
public enum Timer {
    DECODED_TO_LANE("bunpil_hop_seconds", "hop=\"decoded_to_lane\""),
    LANE_TO_APPENDED("bunpil_hop_seconds", "hop=\"lane_to_appended\""),
    APPENDED_TO_DELIVERED("bunpil_hop_seconds", "hop=\"appended_to_delivered\""),
    DELIVERED_TO_SENT("bunpil_hop_seconds", "hop=\"delivered_to_sent\""),
    SENT_TO_WRITTEN("bunpil_hop_seconds", "hop=\"sent_to_written\""),
    JOIN("bunpil_join_seconds", ""),
    KAFKA_PRODUCE("bunpil_kafka_seconds", "op=\"produce\""),
    KAFKA_STORE("bunpil_kafka_seconds", "op=\"store\"");

    private final String family;
    private final String label;

    Timer(String family, String label) {
        this.family = family;
        this.label = label;
    }

    String family() {
        return family;
    }

    /** The label in Prometheus' text format; "" for none. */
    String label() {
        return label;
    }

    String help() {
        return switch (this) {
            case JOIN -> "From hello to welcome.";
            case KAFKA_PRODUCE, KAFKA_STORE ->
                "From passing a record to Kafka's client until it is acknowledged. produce: records of boards; store: parts"
                        + " of snapshots and pictures.";
            case DECODED_TO_LANE, LANE_TO_APPENDED, APPENDED_TO_DELIVERED, DELIVERED_TO_SENT, SENT_TO_WRITTEN ->
                "Steps of a batch through this relay. decoded_to_lane: waits for its board's lane;"
                        + " lane_to_appended: until it is durable in the log; appended_to_delivered: until it is back on the"
                        + " lane; delivered_to_sent: oldest batch of a frame until the member's socket is given the frame (ms);"
                        + " sent_to_written: until the kernel has all of it.";
        };
    }
}
