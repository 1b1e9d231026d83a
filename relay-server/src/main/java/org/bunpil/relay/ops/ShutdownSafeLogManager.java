package org.bunpil.relay.ops;

import java.util.logging.LogManager;

/**
 * A log manager that keeps all handlers when the process is asked to end. The platform's own removes them at once, but what a relay logs
 * while it shuts down is what its administrator needs. The platform creates it if {@link #PROPERTY} is set before the first logger is used.
 */
public final class ShutdownSafeLogManager extends LogManager {
    /** The system property with the name of the manager's class. */
    public static final String PROPERTY = "java.util.logging.manager";

    public ShutdownSafeLogManager() {}

    @Override
    public void reset() {}
}
