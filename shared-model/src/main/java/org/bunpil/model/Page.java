package org.bunpil.model;

/** A page of the board. A deleted page is hidden with its elements; ops on them still apply. */
public record Page(String id, String title, Background background, boolean deleted) {
    /** The page that every board begins with. */
    public static final String FIRST = "p1";
}
