package org.bunpil.relay;

import org.bunpil.relay.ops.LogFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where health and metrics are to be had, and how it logs.
 *
 * @param port to listen on, 0 for any free one; null: nowhere
 * @param listen address to listen on
 * @param logFormat how the program logs; one that runs inside an app does not log by itself
 */
public record OpsSettings(@Nullable Integer port, String listen, LogFormat logFormat) {
    public static final OpsSettings NONE = new OpsSettings(null, "127.0.0.1", LogFormat.LOGFMT);

    public OpsSettings withPort(int newPort) {
        return new OpsSettings(newPort, listen, logFormat);
    }
}
