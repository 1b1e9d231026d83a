package org.bunpil.client.geometry;

import org.bunpil.geometry.Rect;

/** An axis-parallel rectangle on the board plane, in 1/8 board pixel; may be a point, never negative. */
public record Bounds(double minX, double minY, double maxX, double maxY) {
    /** The bounds of two opposite corners, in any order. */
    public static Bounds of(double x1, double y1, double x2, double y2) {
        return new Bounds(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    }

    /** The same rectangle, as precisely as doubles can represent it. */
    public static Bounds of(Rect rect) {
        double parts = Rect.PARTS;
        return new Bounds(rect.minX() / parts, rect.minY() / parts, rect.maxX() / parts, rect.maxY() / parts);
    }

    public double width() {
        return maxX - minX;
    }

    public double height() {
        return maxY - minY;
    }

    public double centreX() {
        return (minX + maxX) / 2;
    }

    public double centreY() {
        return (minY + maxY) / 2;
    }

    public Bounds union(Bounds other) {
        return new Bounds(
                Math.min(minX, other.minX),
                Math.min(minY, other.minY),
                Math.max(maxX, other.maxX),
                Math.max(maxY, other.maxY));
    }

    public Bounds grown(double by) {
        return new Bounds(minX - by, minY - by, maxX + by, maxY + by);
    }

    public Bounds moved(double dx, double dy) {
        return new Bounds(minX + dx, minY + dy, maxX + dx, maxY + dy);
    }

    public boolean intersects(Bounds other) {
        return minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY;
    }

    public boolean contains(Bounds other) {
        return minX <= other.minX && minY <= other.minY && maxX >= other.maxX && maxY >= other.maxY;
    }

    public boolean contains(double x, double y) {
        return x >= minX && x <= maxX && y >= minY && y <= maxY;
    }
}
