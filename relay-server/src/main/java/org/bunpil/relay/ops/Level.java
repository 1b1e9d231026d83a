package org.bunpil.relay.ops;

/** What goes up and down. */
public enum Level {
    CONNECTIONS("bunpil_connections", "Open connections."),
    MEMBERS("bunpil_members", "People and watchers on boards."),
    BOARDS("bunpil_boards_open", "Boards open on this relay."),
    RING_BYTES("bunpil_ring_bytes", "Encoded batches kept for members, all boards together."),
    LANE_STEPS("bunpil_lane_steps", "Steps of members waiting in lanes, all boards together."),
    LANE_STEPS_MAX("bunpil_lane_steps_max", "Steps of members waiting in the fullest lane; 4,096 is its bound."),
    READY("bunpil_ready", "1 when /ready says ok.");

    private final String family;
    private final String help;

    Level(String family, String help) {
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
