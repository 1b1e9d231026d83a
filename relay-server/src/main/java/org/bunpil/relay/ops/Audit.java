package org.bunpil.relay.ops;

import org.jspecify.annotations.Nullable;

/** Told what hosts do to a class. Any thread; never blocks. */
@FunctionalInterface
public interface Audit {
    /** For relays whose hosts nobody has to answer for. */
    Audit NONE = (board, c, user, action, target) -> {};

    /**
     * A host did something and the log took it.
     *
     * @param c participant number of the host
     * @param user whose host key was shown, or null
     * @param action a name fixed in code
     * @param target participant number it was done to, 0 when it was done to all
     */
    void note(String board, int c, @Nullable String user, String action, int target);
}
