package org.bunpil.relay.session;

/**
 * Keeps a client's batches in sequence (PROTOCOL R4, R5): only the one whose k follows the last forwarded one goes to the log. Guarded by
 * its session.
 */
final class BatchSequence {
    /** How a batch's k relates to the next expected one. */
    enum Kind {
        NEXT,
        /** Forwarded before. */
        OLD,
        /** A batch before it is missing, and the sender does not know yet. */
        GAP,
        /** Follows a missing or refused batch; the sender knows. */
        DROP
    }

    private long next;
    /** Whether the sender has been told {@link #next} and has not sent it yet. */
    private boolean told;

    /** @param k the last k that was used */
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

    /** The next batch was forwarded to the log. */
    void passed() {
        next++;
        told = false;
    }

    /** The next batch was refused, and the sender is told so. */
    void refused() {
        told = true;
    }

    /**
     * Goes back to a batch that was forwarded but did not get into the log.
     *
     * @return whether the sender must be told; false if it has been told about an earlier one
     */
    boolean rewind(long k) {
        if (k >= next) return false;
        next = k;
        told = true;
        return true;
    }
}
