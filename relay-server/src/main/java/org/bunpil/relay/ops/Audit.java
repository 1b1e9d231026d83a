package org.bunpil.relay.ops;

import org.jspecify.annotations.Nullable;

/** Records what hosts do on a board. Any thread; never blocks. */
@FunctionalInterface
public interface Audit {
    /** Records nothing; for relays that need no audit. */
    Audit NONE = (board, c, user, action, target) -> {};

    /**
     * Records a host's action that has taken effect.
     *
     * @param c the host's participant number
     * @param user user of the host key with which the host joined, or null
     * @param action a name from a fixed set
     * @param target participant number that it concerns; 0 for all
     */
    void note(String board, int c, @Nullable String user, String action, int target);
}
