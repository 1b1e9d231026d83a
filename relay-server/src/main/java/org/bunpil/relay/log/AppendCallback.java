package org.bunpil.relay.log;

import org.bunpil.model.ErrorCode;

/** Receives the result of an append. Exactly one method is called, once, on a thread of the log that must not be blocked. */
public interface AppendCallback {
    /** The record is durable. It may be delivered to subscribers before or after this call. */
    void onDurable(Position position);

    /**
     * The record was not taken, or the result is unknown: a record that timed out may still appear in the log.
     *
     * @param code {@code busy}: too much is waiting; {@code unavailable}: the log cannot be reached
     */
    void onFailed(ErrorCode code);
}
