package org.bunpil.geometry;

/**
 * An upright rectangle on the board plane, exact: in parts of the plane's unit, {@value #PARTS} to one, as finely as scaled ink lies.
 * May be a line or a point, never negative.
 */
public record Rect(long minX, long minY, long maxX, long maxY) {
    /** So many make 1/8 board pixel. */
    public static final int PARTS = 4096;

    /** From a corner to the opposite one, which may lie on any side of it. */
    public static Rect of(Point corner, Size size) {
        long x = (long) corner.x() * PARTS;
        long y = (long) corner.y() * PARTS;
        long farX = x + (long) size.width() * PARTS;
        long farY = y + (long) size.height() * PARTS;
        return new Rect(Math.min(x, farX), Math.min(y, farY), Math.max(x, farX), Math.max(y, farY));
    }
}
