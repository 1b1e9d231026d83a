package org.bunpil.client.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how long each phase of the start took, once the start is over. */
public final class StartupTimings {
    private static final Logger LOG = LoggerFactory.getLogger(StartupTimings.class);

    private final StringBuilder phases = new StringBuilder();
    private long before = System.nanoTime();

    /** Ends the phase that began with the last call. */
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
