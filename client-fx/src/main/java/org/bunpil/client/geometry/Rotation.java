package org.bunpil.client.geometry;

/** A rotation of the board plane about a place. Never changes. */
public final class Rotation {
    /** A whole turn, 1/100 degree. */
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

    /** @param rot 1/100 degree, clockwise as the plane's y runs down */
    public static Rotation about(double centreX, double centreY, int rot) {
        return new Rotation(centreX, centreY, rot);
    }

    /** Of directions and distances: about the origin. */
    public static Rotation of(int rot) {
        return new Rotation(0, 0, rot);
    }

    /** An angle as toolkits want it. @param rot 1/100 degree */
    public static double radians(int rot) {
        return Math.toRadians(rot / 100.0);
    }

    /** The rotation that takes this one back. */
    public Rotation back() {
        return new Rotation(centreX, centreY, -rot);
    }

    /** Whether everything stays where it is. */
    public boolean isNone() {
        return rot % WHOLE == 0;
    }

    /** Where a place comes to; {@link #y} is the other half. */
    public double x(double x, double y) {
        return isNone() ? x : centreX + (x - centreX) * cos - (y - centreY) * sin;
    }

    public double y(double x, double y) {
        return isNone() ? y : centreY + (x - centreX) * sin + (y - centreY) * cos;
    }

    /** Width of the upright rectangle around one that is rotated; {@link #height} likewise. */
    public double width(double width, double height) {
        return isNone() ? width : width * Math.abs(cos) + height * Math.abs(sin);
    }

    public double height(double width, double height) {
        return isNone() ? height : width * Math.abs(sin) + height * Math.abs(cos);
    }
}
