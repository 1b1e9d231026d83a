package org.bunpil.client.geometry;

import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;

/** A rotation of the board plane about a position. Immutable. */
public final class Rotation {
    /** A full turn, 1/100 degree. */
    private static final int WHOLE = 36_000;

    private final double centreX;
    private final double centreY;
    private final int rot;
    private final double cos;
    private final double sin;

    private Rotation(double centreX, double centreY, int rot) {
        this.centreX = centreX;
        this.centreY = centreY;
        this.rot = rot;
        this.cos = isNone() ? 1 : Math.cos(radians(rot));
        this.sin = isNone() ? 0 : Math.sin(radians(rot));
    }

    /** @param rot 1/100 degree, clockwise, because the plane's y axis points down */
    public static Rotation about(double centreX, double centreY, int rot) {
        return new Rotation(centreX, centreY, rot);
    }

    /** A rotation about the origin, for directions and distances. */
    public static Rotation of(int rot) {
        return new Rotation(0, 0, rot);
    }

    /**
     * An angle in radians, as toolkits need it.
     *
     * @param rot 1/100 degree
     */
    public static double radians(int rot) {
        return Math.toRadians(rot / 100.0);
    }

    /**
     * Where a rotated rectangle must be once it has another size, so that its first corner stays where it is seen: text begins there.
     *
     * @param at the corner of the bounds before they are rotated about their centre
     * @param rot 1/100 degree
     */
    public static Point keepingCorner(Point at, Size before, Size after, int rot) {
        Rotation rotation = of(rot);
        double dx = (before.width() - after.width()) / 2.0;
        double dy = (before.height() - after.height()) / 2.0;
        return new Point(
                (int) Math.round(at.x() + dx - rotation.x(dx, dy)), (int) Math.round(at.y() + dy - rotation.y(dx, dy)));
    }

    /** The inverse rotation. */
    public Rotation back() {
        return new Rotation(centreX, centreY, -rot);
    }

    /** Whether it changes nothing. */
    public boolean isNone() {
        return rot % WHOLE == 0;
    }

    /** The x coordinate of the rotated position; {@link #y} gives the other one. */
    public double x(double x, double y) {
        return isNone() ? x : centreX + (x - centreX) * cos - (y - centreY) * sin;
    }

    public double y(double x, double y) {
        return isNone() ? y : centreY + (x - centreX) * sin + (y - centreY) * cos;
    }

    /** Width of the upright bounds of a rotated rectangle; {@link #height} likewise. */
    public double width(double width, double height) {
        return isNone() ? width : width * Math.abs(cos) + height * Math.abs(sin);
    }

    public double height(double width, double height) {
        return isNone() ? height : width * Math.abs(sin) + height * Math.abs(cos);
    }
}
