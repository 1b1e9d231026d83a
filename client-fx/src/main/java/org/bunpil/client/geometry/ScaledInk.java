package org.bunpil.client.geometry;

import org.bunpil.model.Stroke;

/** A stroke's samples after scaling, not yet rotated. */
public final class ScaledInk {
    private ScaledInk() {}

    /** Receives samples, in order. */
    @FunctionalInterface
    public interface Visitor {
        /** @param pressure 0–255 */
        void sample(double x, double y, int pressure);
    }

    /** Samples relative to the stroke's origin, 1/8 board pixel. */
    public static void offsets(Stroke stroke, Visitor visitor) {
        double sx = (double) stroke.sx() / Stroke.UNIT_SCALE;
        double sy = (double) stroke.sy() / Stroke.UNIT_SCALE;
        stroke.points().forEach((x, y, pressure, _) -> visitor.sample(x * sx, y * sy, pressure));
    }

    /** Samples on the board plane. */
    public static void places(Stroke stroke, Visitor visitor) {
        double originX = stroke.at().x();
        double originY = stroke.at().y();
        offsets(stroke, (x, y, pressure) -> visitor.sample(originX + x, originY + y, pressure));
    }
}
