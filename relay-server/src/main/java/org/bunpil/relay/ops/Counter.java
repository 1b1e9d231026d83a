package org.bunpil.relay.ops;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is counted since the start, by its Prometheus name. No boards and no people in labels: there are too many, and they are nobody's business. */
public enum Counter {
    CONNECTIONS("bunpil_connections_total", "Connections opened."),
    CONNECTIONS_REFUSED("bunpil_connections_refused_total", "Connections closed at once because too many were open."),
    CONNECTIONS_CROWDED_OUT(
            "bunpil_connections_crowded_out_total",
            "Connections that had not joined, closed because all were taken and others came."),
    CONNECTIONS_FAILED(
            "bunpil_connections_failed_total", "Errors of single connections, such as frames that are none."),
    AUDIT_LOST("bunpil_audit_lost_total", "Actions of hosts that could not be written down."),
    BYTES_IN("bunpil_received_bytes_total", "Bytes taken from sockets."),
    BYTES_OUT("bunpil_sent_bytes_total", "Bytes taken by sockets."),
    BATCHES_IN("bunpil_batches_in_total", "Batches of members passed on towards the log."),
    BATCHES_OUT("bunpil_batches_out_total", "Batches sent to members; one batch to 30 members counts 30."),
    REFUSED("bunpil_refused_total", "Frames, batches and joins refused, by code.", "code", ""),
    DROPPED(
            "bunpil_dropped_total",
            "Connections given up: silent (nothing heard), slow (nothing taken).",
            "why",
            "silent,slow"),
    SNAPSHOTS(
            "bunpil_snapshots_total",
            "Snapshots: newcomer and behind (sent to newcomers and to slow readers), stored, unusable (ignored when read).",
            "what",
            "newcomer,behind,stored,unusable"),
    PICTURES("bunpil_pictures_total", "Pictures: put, refused (when put), got.", "what", "put,refused,got"),
    PICTURE_BYTES(
            "bunpil_picture_bytes_total", "Bytes of pictures put and kept, those counted in that were there already."),
    LOGGED("bunpil_logged_total", "Lines logged as warn or error, left out ones included.", "level", "warn,error"),
    APPENDS_LOST(
            "bunpil_appends_lost_total",
            "Records that the log did not take, or not for sure, by code.",
            "code",
            "busy,unavailable"),
    RECORDS_SKIPPED(
            "bunpil_records_skipped_total",
            "Records of the log without effect: unreadable, duplicate, gap.",
            "why",
            "unreadable,duplicate,gap");

    private final String family;
    private final String help;
    private final @Nullable String label;
    private final String known;

    Counter(String family, String help) {
        this(family, help, null, "");
    }

    /** @param known values of the label that are known beforehand, with commas */
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

    /** Name of the label that divides it, or null. */
    @Nullable
    String label() {
        return label;
    }

    /** Values of the label that are shown before they are first counted: Prometheus cannot see a rise from nothing. */
    List<String> known() {
        return known.isEmpty() ? List.of() : List.of(known.split(",", -1));
    }
}
