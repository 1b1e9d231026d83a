package org.bunpil.board;

import org.bunpil.model.Code;
import org.bunpil.op.Batch;

/** What admission says of a log record. */
public sealed interface Verdict {
    /** To be applied; a {@code join} in it has its participant number. */
    record Accepted(Batch batch) implements Verdict {}

    /** Seen already, or from a client that was ended: no effect. */
    record Duplicate() implements Verdict {}

    /** Not the next of its client: no effect. */
    record Gap(long expected) implements Verdict {}

    /** Without effect, its k used up. */
    record Rejected(Code code) implements Verdict {}
}
