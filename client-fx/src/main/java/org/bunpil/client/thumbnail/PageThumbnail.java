package org.bunpil.client.thumbnail;

import java.util.Set;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.Paper;
import org.bunpil.client.render.RenderRegion;
import org.jspecify.annotations.Nullable;

/**
 * A page, painted small.
 *
 * @param region the part of the page that it shows
 * @param missing assets that were not there yet
 */
public record PageThumbnail(Bitmap bitmap, RenderRegion region, Paper paper, Set<String> missing) {
    private static final double U = Viewport.UNITS;
    /** What a window usually shows of a page on which nobody has moved the board. */
    private static final Bounds USUAL = new Bounds(0, 0, 1920 * U, 1080 * U);
    /** A thumbnail shows no less than this, board pixels, so that one word does not fill it. */
    private static final double LEAST_WIDTH = 1280;

    private static final double LEAST_HEIGHT = 720;
    /** Space around what is on the page, as a part of its size. */
    private static final double AROUND = 0.03;

    /**
     * The region that shows all of a page in so many pixels.
     *
     * @param content bounds of what is on the page, or null
     */
    static RenderRegion region(@Nullable Bounds content, int width, int height) {
        Bounds shown = content == null
                ? new Bounds(0, 0, LEAST_WIDTH * U, LEAST_HEIGHT * U)
                : content.grown(AROUND * Math.max(content.width(), content.height()));
        double needed = Math.max(
                Math.max(shown.width(), LEAST_WIDTH * U) / width, Math.max(shown.height(), LEAST_HEIGHT * U) / height);
        double scale = 1 / needed;
        double left = inside(shown.centreX(), width * needed, USUAL.maxX());
        double top = inside(shown.centreY(), height * needed, USUAL.maxY());
        return new RenderRegion(Math.round(left * scale), Math.round(top * scale), width, height, scale);
    }

    /** Where a span about a centre begins: if the centre is where people usually write, and it fits, within that. */
    private static double inside(double centre, double length, double usual) {
        double from = centre - length / 2;
        if (centre < 0 || centre > usual || length > usual) return from;
        return Math.clamp(from, 0, usual - length);
    }
}
