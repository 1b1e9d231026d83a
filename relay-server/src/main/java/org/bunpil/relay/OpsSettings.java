package org.bunpil.relay;

import org.bunpil.relay.ops.LogFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a relay serves health, metrics and administrators' commands, and how it logs.
 *
 * @param port to listen on, 0 for any free one; null: health and metrics are not served
 * @param listen address to listen on
 * @param adminPort port for administrators' commands on this computer, 0 for any free one; null: there are none
 * @param logFormat how the relay program logs; a relay inside the app leaves logging to the app
 */
public record OpsSettings(
        @Nullable Integer port, String listen, @Nullable Integer adminPort, LogFormat logFormat) {
    public static final OpsSettings NONE = new OpsSettings(null, "127.0.0.1", null, LogFormat.LOGFMT);

    public OpsSettings withPort(int newPort) {
        return new OpsSettings(newPort, listen, adminPort, logFormat);
    }

    public OpsSettings withAdminPort(int newPort) {
        return new OpsSettings(port, listen, newPort, logFormat);
    }
}
