package org.bunpil.client.pdf;

import org.bunpil.client.geometry.Viewport;
import org.bunpil.geometry.Size;

/** How large a page of paper is on a board. */
public final class PageSize {
    /** Board pixels for one point of paper: A4 is 952 wide. */
    public static final double PIXELS_PER_POINT = 1.6;
    /** Longest side, board pixels. */
    private static final double LONGEST = 4_000;

    private PageSize() {}

    /** @param width points, {@code height} likewise */
    public static Size onBoard(double width, double height) {
        double scale = Math.min(PIXELS_PER_POINT, LONGEST / Math.max(width, height)) * Viewport.UNITS;
        return new Size((int) Math.max(1, Math.round(width * scale)), (int) Math.max(1, Math.round(height * scale)));
    }
}
