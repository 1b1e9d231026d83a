package org.bunpil.wire;

import org.bunpil.model.ErrorCode;

/** A frame that was read, or why it was refused. */
public sealed interface Parsed<T> {
    record Good<T>(T frame) implements Parsed<T> {}

    /**
     * @param code {@code bad_message}, {@code bad_type} or {@code bad_field}; {@code limit} for a batch in good form (its {@code k} is
     *     set) that holds more than one may: it is recorded emptied, with that code
     * @param k of the batch if the frame had a valid one, else 0
     * @param detail English, names the field but never repeats what came in
     */
    record Bad<T>(ErrorCode code, long k, String detail) implements Parsed<T> {}
}
