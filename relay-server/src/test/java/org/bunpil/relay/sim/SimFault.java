package org.bunpil.relay.sim;

import java.util.concurrent.atomic.LongAdder;

/** What goes wrong in simulated lessons. Counted where it takes effect, so that no kind of fault is there in name only. */
enum SimFault {
    CONNECTION_CUT,
    CONNECTION_HALF_OPEN,
    CONNECTION_CRAWLS,
    RELAY_KILLED,
    /** Something that was to happen in a frozen relay had to wait. */
    RELAY_FROZEN,
    /** A program ended with batches that the log did not have. */
    CLIENT_KILLED,
    APPEND_LOST,
    /** The append was reported as failed, and the record appeared later. */
    APPEND_LATE,
    LOG_AWAY,
    LOG_FULL,
    LOG_LAGS,
    SNAPSHOT_NOT_STORED,
    /** Not a fault, but without it the one before would mean little. */
    OPENED_FROM_SNAPSHOT,
    LOG_RESTORED,
    /** A relay was given a record of a version that it does not know. */
    NEWER_RECORD,
    PRESENCE_LOST,
    TRASH_OVERFILLED;

    private final LongAdder count = new LongAdder();

    void fired() {
        count.increment();
    }

    long count() {
        return count.sum();
    }
}
