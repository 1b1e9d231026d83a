package org.bunpil.wire;

import java.util.List;
import org.bunpil.op.Batch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/** The JSON of all frames and log records: one object a frame, {@code t} first, no white space. Stateless; any thread. */
public final class Frames {
    private Frames() {}

    /** Reads what a client sent. Unknown fields are skipped outside ops, refused inside. Ids that a batch creates are not checked for their prefix here. */
    public static Parsed<ClientFrame> readClient(String json) {
        throw new UnsupportedOperationException();
    }

    /** Reads what a relay sent. */
    public static Parsed<RelayFrame> readRelay(String json) {
        throw new UnsupportedOperationException();
    }

    public static String write(ClientFrame frame) {
        throw new UnsupportedOperationException();
    }

    public static String write(RelayFrame frame) {
        throw new UnsupportedOperationException();
    }

    /** One batch as it stands in {@code b} of a stream frame: relays encode it once for everybody. */
    public static String batch(Batch batch) {
        throw new UnsupportedOperationException();
    }

    /** A stream frame around batches encoded by {@link #batch}. */
    public static String stream(long seq, long tsMillis, List<String> batches, @Nullable String hash) {
        throw new UnsupportedOperationException();
    }

    /** A log record as both logs store it. */
    public static String record(LogRecord record) {
        throw new UnsupportedOperationException();
    }

    /** Reads a stored record. */
    public static Parsed<LogRecord> readRecord(String json) {
        throw new UnsupportedOperationException();
    }

    /** Ops alone, in the relay's own encoding; its UTF-8 length is what the batch limit counts. */
    public static String ops(List<Op> ops) {
        throw new UnsupportedOperationException();
    }
}
