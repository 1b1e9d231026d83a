package org.bunpil.client.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how long each part of the start took, once it is over. */
public final class StartupTimings {
    private static final Logger LOG = LoggerFactory.getLogger(StartupTimings.class);

    private final StringBuilder phases = new StringBuilder();
    private long before = System.nanoTime();

    /** The phase since the last call is over. */
    public void done(String phase) {
        long now = System.nanoTime();
        phases.append(phases.isEmpty() ? "" : ", ")
                .append(phase)
                .append(' ')
                .append((now - before) / 1_000_000)
                .append(" ms");
        before = now;
    }

    public void report() {
        LOG.info("start: {}", phases);
    }
}
