package org.bunpil.wire;

import org.bunpil.model.ErrorCode;

/** A frame that was read, or why it was refused. */
public sealed interface Parsed<T> {
    record Good<T>(T frame) implements Parsed<T> {}

    /**
     * @param code {@code bad_message}, {@code bad_type} or {@code bad_field}; {@code limit} for a well-formed batch (its {@code k} is
     *     set) that exceeds a limit: it is recorded without its ops, with that code
     * @param k of the batch if the frame had a valid one, else 0
     * @param detail English; names the field but never repeats the input
     */
    record Bad<T>(ErrorCode code, long k, String detail) implements Parsed<T> {}
}
