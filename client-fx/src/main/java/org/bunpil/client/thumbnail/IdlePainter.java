package org.bunpil.client.thumbnail;

import java.util.function.Supplier;
import org.bunpil.client.render.ImageSource;

/** Paints what nobody waits for, while nobody writes and nothing else is being painted. App's thread, unless a method says otherwise. */
public interface IdlePainter {
    /** Whether something may be painted now. */
    boolean isIdle();

    /** Whether something more urgent waits, so that painting must stop. Any thread. */
    boolean isWanted();

    /** The images on the board. */
    ImageSource images();

    /**
     * Paints in the background.
     *
     * @param paint runs on another thread and returns what the app's thread then does
     * @param failed runs on the app's thread instead, if painting fails, for example without memory
     */
    void run(Supplier<Runnable> paint, Runnable failed);

    /** Does something after a while. */
    void later(long millis, Runnable work);

    /** Milliseconds that never decrease; the origin has no meaning. Any thread. */
    long millis();
}
