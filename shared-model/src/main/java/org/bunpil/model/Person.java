package org.bunpil.model;

/**
 * A participant: a person or program that has ever joined the board.
 *
 * @param c participant number: 1, 2, … in order of joining, never used again
 * @param granted may write while the board's write mode is {@link Access.WriteMode#GRANTED}
 * @param pages a host has granted them to change pages
 * @param owner has made the board: other hosts cannot take away the role, mute or put out
 */
public record Person(
        int c, String name, Role role, boolean granted, boolean mute, boolean kicked, boolean pages, boolean owner) {
    /** Someone who has just joined. */
    public static Person newcomer(int c, String name, Role role) {
        return new Person(c, name, role, false, false, false, false, false);
    }

    public boolean isHost() {
        return role == Role.HOST;
    }

    public Person withRole(Role newRole) {
        return new Person(c, name, newRole, granted, mute, kicked, pages, owner);
    }

    public Person asOwner() {
        return new Person(c, name, role, granted, mute, kicked, pages, true);
    }
}
