package org.bunpil.client.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Says how long each part of the start took, once it is over. */
final class StartLog {
    private static final Logger LOG = System.getLogger(StartLog.class.getName());

    private final StringBuilder phases = new StringBuilder();
    private long before = System.nanoTime();

    /** The phase since the last call is over. */
    void done(String phase) {
        long now = System.nanoTime();
        phases.append(phases.isEmpty() ? "" : ", ")
                .append(phase)
                .append(' ')
                .append((now - before) / 1_000_000)
                .append(" ms");
        before = now;
    }

    void report() {
        LOG.log(Level.INFO, "start: {0}", phases);
    }
}
