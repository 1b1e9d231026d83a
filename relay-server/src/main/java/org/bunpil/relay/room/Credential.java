package org.bunpil.relay.room;

/** What a newcomer showed at the door. */
public sealed interface Credential {
    /** Nothing, or something wrong: only who has joined before comes in. */
    record None() implements Credential {}

    /** The class's join code. */
    record JoinCode() implements Credential {}

    /** A user's host key. */
    record HostKey(String name) implements Credential {}
}
