package org.bunpil.sync;

/** Time as the engine sees it; virtual in simulations. */
@FunctionalInterface
public interface Clock {
    /** Milliseconds that never decrease; the origin has no meaning. */
    long millis();
}
