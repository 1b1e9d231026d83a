package org.bunpil.client.file;

/**
 * What of a board is written, and how large.
 *
 * @param page number of the page, from 1, as the app counts them; 0 for all
 * @param scale 1 for the size on the board
 */
public record OutputOptions(int page, double scale) {
    /** All pages as they are. */
    public static final OutputOptions ALL = new OutputOptions(0, 1);
}
