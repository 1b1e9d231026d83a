package org.bunpil.geometry;

/** A position or an offset on the board plane, in 1/8 board pixel. */
public record Point(int x, int y) {
    public static final Point ZERO = new Point(0, 0);
}
