package org.bunpil.relay.session;

/** Sends a session's frames over its WebSocket connection. No call may block. Any thread. */
public interface FrameChannel {
    /** Whether the last frame passed to {@link #send} has been written. If not, {@link Session#drained} is called once when it has been. */
    boolean ready();

    /** Sends a frame of the stream; only after {@link #ready} was true. */
    void send(String frame);

    /** Sends a short frame without waiting for {@link #ready}. */
    void answer(String frame);

    /** Closes in an orderly way, after all frames have been sent. */
    void close(int code);

    /** Closes at once, because the client does not respond. */
    void drop(int code);

    /** How long frames have been waiting without the socket taking a byte; 0 when none is waiting. */
    long stalledMillis();
}
