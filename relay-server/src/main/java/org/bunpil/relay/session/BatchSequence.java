package org.bunpil.relay.session;

/** Which batch comes next (PROTOCOL R4, R5): only the k after the last that was passed on goes to the log. Guarded by its session. */
final class BatchSequence {
    /** What a batch is. */
    enum Kind {
        NEXT,
        /** Passed on before. */
        OLD,
        /** Something before it is missing, and its sender does not know yet. */
        GAP,
        /** Comes after one that was not taken; its sender knows. */
        DROP
    }

    private long next;
    /** The sender has been told what {@link #next} is, and not sent it yet. */
    private boolean told;

    /** @param k the last that was used up */
    BatchSequence(long k) {
        next = k + 1;
    }

    long next() {
        return next;
    }

    Kind classify(long k) {
        if (k == next) return Kind.NEXT;
        if (k < next) return Kind.OLD;
        if (told) return Kind.DROP;
        told = true;
        return Kind.GAP;
    }

    /** The next one went on to the log. */
    void passed() {
        next++;
        told = false;
    }

    /** The next one was not taken; the sender is being told. */
    void refused() {
        told = true;
    }

    /**
     * One that was passed on did not reach the log.
     *
     * @return whether the sender must be told; not if it knows of an earlier one
     */
    boolean rewind(long k) {
        if (k >= next) return false;
        next = k;
        told = true;
        return true;
    }
}
