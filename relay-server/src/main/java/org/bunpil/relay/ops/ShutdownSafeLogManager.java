package org.bunpil.relay.ops;

import java.util.logging.LogManager;

/**
 * The platform's logging without its habit of letting go of all handlers as soon as the process is asked to end: what a relay has to say
 * while it says goodbye is what its administrator looks for. The platform makes one when {@link #PROPERTY} names it before the first
 * logger.
 */
public final class ShutdownSafeLogManager extends LogManager {
    /** System property that holds the name of the manager's class. */
    public static final String PROPERTY = "java.util.logging.manager";

    public ShutdownSafeLogManager() {}

    @Override
    public void reset() {}
}
