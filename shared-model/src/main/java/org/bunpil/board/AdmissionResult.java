package org.bunpil.board;

import org.bunpil.model.ErrorCode;
import org.bunpil.op.Batch;

/** What admission says of a log record. */
public sealed interface AdmissionResult {
    /** To be applied; a {@code join} in it has its participant number. */
    record Accepted(Batch batch) implements AdmissionResult {}

    /** Seen already, or from a client that was ended: no effect. */
    record Duplicate() implements AdmissionResult {}

    /** Not the next of its client: no effect. */
    record Gap(long expected) implements AdmissionResult {}

    /** Without effect, its k used up. */
    record Rejected(ErrorCode code) implements AdmissionResult {}
}
