package org.bunpil.model;

/**
 * A participant: a person or program that has ever joined the board.
 *
 * @param c participant number: 1, 2, … in order of joining, never used again
 * @param granted may write while the board's write mode is {@link WriteMode#GRANTED}
 */
public record Person(int c, String name, Role role, boolean granted, boolean mute, boolean kicked) {}
