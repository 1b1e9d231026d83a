package org.bunpil.geometry;

/**
 * An upright rectangle on the board plane, exact. Its unit is 1/{@value #PARTS} of the plane's unit, which is the precision of scaled
 * strokes. May be a line or a point, never negative.
 */
public record Rect(long minX, long minY, long maxX, long maxY) {
    /** Units of a rectangle in 1/8 board pixel. */
    public static final int PARTS = 4096;

    /** A rectangle from a corner and the offset to the opposite corner, in any direction. */
    public static Rect of(Point corner, Size size) {
        long x = (long) corner.x() * PARTS;
        long y = (long) corner.y() * PARTS;
        long farX = x + (long) size.width() * PARTS;
        long farY = y + (long) size.height() * PARTS;
        return new Rect(Math.min(x, farX), Math.min(y, farY), Math.max(x, farX), Math.max(y, farY));
    }
}
