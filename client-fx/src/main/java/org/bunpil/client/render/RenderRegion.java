package org.bunpil.client.render;

import java.awt.geom.AffineTransform;
import org.bunpil.client.geometry.Bounds;

/**
 * The part of the board plane that a bitmap shows.
 *
 * @param left board plane at the bitmap's left edge, in bitmap pixels; {@code top} likewise
 * @param scale bitmap pixels per unit of the board plane (1/8 board pixel)
 */
public record RenderRegion(long left, long top, int width, int height, double scale) {
    AffineTransform transform() {
        return new AffineTransform(scale, 0, 0, scale, -left, -top);
    }

    /** The region on the board plane. */
    public Bounds bounds() {
        return new Bounds(left / scale, top / scale, (left + width) / scale, (top + height) / scale);
    }
}
