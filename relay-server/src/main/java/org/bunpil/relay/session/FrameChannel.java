package org.bunpil.relay.session;

/** A session's way out: one WebSocket connection. No call blocks; any thread. */
public interface FrameChannel {
    /** Whether the last frame given to {@link #send} has left. If not, {@link Session#drained} is called once, when it has. */
    boolean ready();

    /** One frame of the stream; only after {@link #ready}. */
    void send(String frame);

    /** A short frame that does not wait for its turn. */
    void answer(String frame);

    /** Closes in good order, after what was handed over. */
    void close(int code);

    /** Closes at once: nobody is listening. */
    void drop(int code);

    /** How long frames have been waiting without a byte being taken, 0 when none waits. */
    long stalledMillis();
}
