package org.bunpil.relay.room;

/** What a joining client shows as credential. */
public sealed interface Credential {
    /** No valid credential. Only a client that has joined before may join with it. */
    record None() implements Credential {}

    /** The class's join code. */
    record JoinCode() implements Credential {}

    /** A user's host key. */
    record HostKey(String name) implements Credential {}
}
