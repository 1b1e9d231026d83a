package org.bunpil.client.export.page;

import java.awt.geom.AffineTransform;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.RenderRegion;

/**
 * Which part of the board plane a page of a file shows, and how large.
 *
 * @param shown all of it is on the page, and nothing else
 * @param width of the page in points (1/72 inch), {@code height} likewise
 */
public record PageLayout(Bounds shown, double width, double height) {
    /** A board pixel is 1/96 inch. */
    private static final double POINTS = 72.0 / 96;
    /** Paper around what is on a page, board pixels. */
    private static final double MARGIN = 16;
    /** A printer cannot print up to the edge: 10 mm. */
    private static final double A4_MARGIN = 28;

    private static final double A4_SHORT = 595.28;
    private static final double A4_LONG = 841.89;
    private static final double SLIDE_MARGIN = 18;
    private static final double SLIDE_WIDTH = 960;
    private static final double SLIDE_HEIGHT = 540;
    /** The largest page that all programs show. */
    private static final double MOST_POINTS = 14_400;

    /** The layout of a page. */
    public static PageLayout of(ExportPage page, ExportOptions.PageSize size) {
        Bounds content = page.bounds();
        return switch (size) {
            case DRAWN -> drawn(content.grown(page.elements().isEmpty() ? 0 : MARGIN * Viewport.UNITS));
            case A4 ->
                content.width() > content.height()
                        ? fitted(content, A4_LONG, A4_SHORT, A4_MARGIN)
                        : fitted(content, A4_SHORT, A4_LONG, A4_MARGIN);
            case SLIDE -> fitted(content, SLIDE_WIDTH, SLIDE_HEIGHT, SLIDE_MARGIN);
        };
    }

    /** Whole board pixels, so that the pixels of a bitmap lie as on the screen. */
    private static PageLayout drawn(Bounds content) {
        double u = Viewport.UNITS;
        Bounds shown = new Bounds(
                Math.floor(content.minX() / u) * u,
                Math.floor(content.minY() / u) * u,
                Math.ceil(content.maxX() / u) * u,
                Math.ceil(content.maxY() / u) * u);
        double longest = Math.max(shown.width(), shown.height());
        double points = Math.min(POINTS / Viewport.UNITS, MOST_POINTS / longest);
        return new PageLayout(shown, shown.width() * points, shown.height() * points);
    }

    /** The content in the middle, never larger than on the board. */
    private static PageLayout fitted(Bounds content, double width, double height, double margin) {
        double fits = Math.min((width - 2 * margin) / content.width(), (height - 2 * margin) / content.height());
        double points = Math.min(POINTS / Viewport.UNITS, fits);
        double halfWidth = width / points / 2;
        double halfHeight = height / points / 2;
        double x = content.centreX();
        double y = content.centreY();
        return new PageLayout(new Bounds(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight), width, height);
    }

    /** Points for 1/8 board pixel. */
    public double points() {
        return width / shown.width();
    }

    /** From the board plane to a page whose origin is at the top left corner. @param units of the page for one point */
    public AffineTransform toPage(double units) {
        AffineTransform transform = AffineTransform.getScaleInstance(points() * units, points() * units);
        transform.translate(-shown.minX(), -shown.minY());
        return transform;
    }

    /** The page as pixels. @param scale pixels for 1/8 board pixel */
    public RenderRegion pixels(double scale) {
        return new RenderRegion(
                (long) Math.floor(shown.minX() * scale),
                (long) Math.floor(shown.minY() * scale),
                Math.max(1, (int) Math.ceil(shown.width() * scale)),
                Math.max(1, (int) Math.ceil(shown.height() * scale)),
                scale);
    }
}
