package org.bunpil.relay.log;

import org.bunpil.model.ErrorCode;

/** What became of an append: exactly one call, on a thread of the log that must not be blocked. */
public interface AppendCallback {
    /** It is durable. Its delivery to subscribers may come before or after this call. */
    void onDurable(Position position);

    /**
     * It was not taken, or nobody knows: a record that timed out may still turn up in the log.
     *
     * @param code {@code busy}: too much is waiting; {@code unavailable}: the log is away
     */
    void onFailed(ErrorCode code);
}
