package org.bunpil.board;

import org.bunpil.model.ErrorCode;
import org.bunpil.op.Batch;

/** What admission decided about a log record. */
public sealed interface AdmissionResult {
    /** The batch takes effect; a {@code join} in it has its participant number. */
    record Accepted(Batch batch) implements AdmissionResult {}

    /** The record is a repetition, or its client has ended: no effect. */
    record Duplicate() implements AdmissionResult {}

    /** The record is not the next one of its client: no effect. */
    record Gap(long expected) implements AdmissionResult {}

    /** No effect, but its k is used. */
    record Rejected(ErrorCode code) implements AdmissionResult {}
}
