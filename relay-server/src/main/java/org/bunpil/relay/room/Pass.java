package org.bunpil.relay.room;

/** What a newcomer showed at the door. */
public sealed interface Pass {
    /** Nothing, or something wrong: only who has joined before comes in. */
    record None() implements Pass {}

    /** The class's join code. */
    record Invited() implements Pass {}

    /** A user's host key. */
    record User(String name) implements Pass {}
}
