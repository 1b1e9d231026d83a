package org.bunpil.client.input;

import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Phase;

/**
 * Fingers and pens of one window as the system itself reports them, each contact separately and with every sample. Belongs to the app's
 * thread.
 */
public interface SystemPointers extends AutoCloseable {
    /** Opens the pens and fingers of a window. */
    @FunctionalInterface
    interface Opener {
        /**
         * Returns at once; what it needs is loaded meanwhile.
         *
         * @param window the system's number of the window
         * @param wake called, on any thread, when there is something to {@link #drain}
         */
        SystemPointers open(long window, Runnable wake);
    }

    /** Takes what contacts did. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param contact the same from press to release, reused afterwards
         * @param touch names a finger's touch for {@link #decide}; the same from press to release, never reused
         * @param x pixels of the screen from the window's left edge, {@code y} from its top
         * @param pressure 0–1, or NaN if the device does not report it
         * @param millis as in {@link PointerEvent}
         */
        void on(int contact, Kind kind, Phase phase, long touch, double x, double y, double pressure, long millis);
    }

    /** Hands over everything since the last time, in order. A press without an end before it: the end was lost. */
    void drain(Sink sink);

    /**
     * Takes a finger that has come down, so that the toolkit sees nothing of it, or leaves it to the toolkit. Nobody else gets anything of
     * a touch that is not decided.
     */
    void decide(long touch, boolean take);

    /** Waits until everything that the system has reported to the toolkit by now can be drained, a twentieth of a second at most. */
    void settle();

    @Override
    void close();
}
