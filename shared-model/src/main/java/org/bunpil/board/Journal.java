package org.bunpil.board;

/** What stood in a board's places before a batch, newest last; only {@link Board} reads it. */
public final class Journal {}
