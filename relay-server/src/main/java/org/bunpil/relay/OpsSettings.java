package org.bunpil.relay;

import org.bunpil.relay.ops.LogFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a relay serves health and metrics, and how it logs.
 *
 * @param port to listen on, 0 for any free one; null: health and metrics are not served
 * @param listen address to listen on
 * @param logFormat how the relay program logs; a relay inside the app leaves logging to the app
 */
public record OpsSettings(@Nullable Integer port, String listen, LogFormat logFormat) {
    public static final OpsSettings NONE = new OpsSettings(null, "127.0.0.1", LogFormat.LOGFMT);

    public OpsSettings withPort(int newPort) {
        return new OpsSettings(newPort, listen, logFormat);
    }
}
