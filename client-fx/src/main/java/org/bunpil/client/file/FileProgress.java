package org.bunpil.client.file;

import java.util.concurrent.CancellationException;

/** Hears how far long work is, and may end it. Called on the working thread. */
@FunctionalInterface
public interface FileProgress {
    /** Hears nothing, ends nothing. */
    FileProgress NONE = fraction -> true;

    /** @param fraction of the work that is done, 0 to 1. @return false to end the work */
    boolean goOn(double fraction);

    /** @throws CancellationException if the work is to end */
    default void done(double fraction) {
        if (!goOn(fraction)) throw new CancellationException("ended by the person");
    }
}
