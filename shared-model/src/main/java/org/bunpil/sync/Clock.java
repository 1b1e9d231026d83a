package org.bunpil.sync;

/** Time as the engine sees it; virtual in simulations. */
@FunctionalInterface
public interface Clock {
    /** Milliseconds that only go up; the origin means nothing. */
    long millis();
}
