package org.bunpil.client.pdf;

import java.awt.geom.AffineTransform;

/**
 * A cell of a page at one place and one size.
 *
 * @param placement from the page as seen, of which both sides are 1, to pixels of the board's page
 * @param column of cells, from the left edge of the page's bounds; {@code row} likewise
 * @param x position of the cell's left edge, pixels of the board's page; {@code y} of its top edge
 */
record CellKey(String asset, AffineTransform placement, int column, int row, long x, long y, int columns, int rows) {
    /** From the page as seen to pixels of the cell. */
    AffineTransform toPixels() {
        AffineTransform cell = AffineTransform.getTranslateInstance(-(double) x, -(double) y);
        cell.concatenate(placement);
        return cell;
    }
}
