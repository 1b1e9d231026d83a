package org.bunpil.relay.room;

import org.bunpil.wire.AuthCause;
import org.jspecify.annotations.Nullable;

/** What a joining client shows as credential. */
public sealed interface Credential {
    /**
     * No valid credential. Only a client that has joined before may join with it.
     *
     * @param wrong what it showed and is not right, or null if it showed nothing
     */
    record None(@Nullable AuthCause wrong) implements Credential {}

    /** The class's join code. */
    record JoinCode() implements Credential {}

    /** A user's host key. */
    record HostKey(String name) implements Credential {}
}
