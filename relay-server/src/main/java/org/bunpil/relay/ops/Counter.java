package org.bunpil.relay.ops;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counters, by Prometheus name. They count from the start of the process. Labels hold no boards and no people: there are too many, and
 * they are private.
 */
public enum Counter {
    CONNECTIONS("bunpil_connections_total", "Connections opened."),
    CONNECTIONS_REFUSED("bunpil_connections_refused_total", "Connections closed at once because too many were open."),
    CONNECTIONS_CROWDED_OUT(
            "bunpil_connections_crowded_out_total",
            "Connections closed before they joined, to make room for new ones."),
    CONNECTIONS_FAILED("bunpil_connections_failed_total", "Errors of single connections, such as malformed frames."),
    AUDIT_LOST("bunpil_audit_lost_total", "Actions of hosts that could not be written to the audit log."),
    BYTES_IN("bunpil_received_bytes_total", "Bytes received from sockets."),
    BYTES_OUT("bunpil_sent_bytes_total", "Bytes sent to sockets."),
    BATCHES_IN("bunpil_batches_in_total", "Batches of members forwarded to the log."),
    BATCHES_OUT("bunpil_batches_out_total", "Batches sent to members; one batch to 30 members counts 30."),
    REFUSED("bunpil_refused_total", "Frames, batches and joins refused, by code.", "code", ""),
    DROPPED(
            "bunpil_dropped_total",
            "Connections given up: silent (sent nothing), slow (read nothing).",
            "why",
            "silent,slow"),
    SNAPSHOTS(
            "bunpil_snapshots_total",
            "Snapshots: newcomer and behind (sent to newcomers and to slow readers), stored, unusable (ignored when"
                    + " read).",
            "what",
            "newcomer,behind,stored,unusable"),
    PICTURES(
            "bunpil_pictures_total",
            "Pictures: put (uploaded), refused (uploads), got (downloaded).",
            "what",
            "put,refused,got"),
    PICTURE_BYTES(
            "bunpil_picture_bytes_total", "Bytes of pictures uploaded and stored, including those stored before."),
    LOGGED("bunpil_logged_total", "Lines logged as warn or error, including suppressed ones.", "level", "warn,error"),
    LOG_LOST("bunpil_log_lost_total", "Lines of the log that were lost because nobody read them fast enough."),
    APPENDS_LOST(
            "bunpil_appends_lost_total",
            "Appends that failed or whose result is unknown, by code.",
            "code",
            "busy,unavailable"),
    RECORDS_SKIPPED(
            "bunpil_records_skipped_total",
            "Records in the log without effect: duplicate, gap.",
            "why",
            "duplicate,gap"),
    BOARDS_STOPPED(
            "bunpil_boards_stopped_total",
            "Boards that this relay stopped serving: newer (something of a newer version), failed (a record that could"
                    + " not be applied).",
            "why",
            "newer,failed");

    private final String family;
    private final String help;
    private final @Nullable String label;
    private final String known;

    Counter(String family, String help) {
        this(family, help, null, "");
    }

    /** @param known label values that are known beforehand, separated by commas */
    Counter(String family, String help, @Nullable String label, String known) {
        this.family = family;
        this.help = help;
        this.label = label;
        this.known = known;
    }

    String family() {
        return family;
    }

    String help() {
        return help;
    }

    /** The name of the label, or null. */
    @Nullable
    String label() {
        return label;
    }

    /** Label values that are exported as 0 before they are first counted, because Prometheus cannot see an increase from nothing. */
    List<String> known() {
        return known.isEmpty() ? List.of() : List.of(known.split(",", -1));
    }
}
