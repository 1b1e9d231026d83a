package org.bunpil.client.geometry;

import org.bunpil.geometry.Point;

/**
 * The part of the board plane that a view shows.
 *
 * @param x position at the view's centre, 1/8 board pixel; {@code y} likewise
 * @param zoom view pixels per board pixel, {@link #MIN_ZOOM}–{@link #MAX_ZOOM}
 * @param width of the view in pixels, {@code height} likewise
 */
public record Viewport(double x, double y, double zoom, double width, double height) {
    public static final double MIN_ZOOM = 0.05;
    public static final double MAX_ZOOM = 30;
    /** Units of the board plane in one board pixel. */
    public static final int UNITS = 8;

    /** Empty space around what {@link #fitting} shows, view pixels. */
    private static final double FIT_MARGIN = 48;

    /** 100 %; the board's origin is close to the top left corner. */
    public static final Viewport START = new Viewport(0, 0, 1, 0, 0);

    /** View pixels per unit of the board plane. */
    public double scale() {
        return zoom / UNITS;
    }

    public double toBoardX(double viewX) {
        return x + (viewX - width / 2) / scale();
    }

    public double toBoardY(double viewY) {
        return y + (viewY - height / 2) / scale();
    }

    /** The nearest point of the board's grid. */
    public Point toBoard(double viewX, double viewY) {
        return new Point((int) Math.round(toBoardX(viewX)), (int) Math.round(toBoardY(viewY)));
    }

    public double toViewX(double boardX) {
        return (boardX - x) * scale() + width / 2;
    }

    public double toViewY(double boardY) {
        return (boardY - y) * scale() + height / 2;
    }

    /** The visible part of the board plane. */
    public Bounds visible() {
        return new Bounds(toBoardX(0), toBoardY(0), toBoardX(width), toBoardY(height));
    }

    /** The board moved by view pixels. */
    public Viewport panned(double dx, double dy) {
        return new Viewport(x - dx / scale(), y - dy / scale(), zoom, width, height);
    }

    /** Zoomed by a factor; the board under the given position stays there. */
    public Viewport zoomed(double factor, double viewX, double viewY) {
        double newZoom = clamp(zoom * factor);
        double bx = toBoardX(viewX);
        double by = toBoardY(viewY);
        double newScale = newZoom / UNITS;
        return new Viewport(
                bx - (viewX - width / 2) / newScale, by - (viewY - height / 2) / newScale, newZoom, width, height);
    }

    /** The same centre with another zoom. */
    public Viewport withZoom(double newZoom) {
        return new Viewport(x, y, clamp(newZoom), width, height);
    }

    /** The same zoom with another centre. */
    public Viewport centred(double newX, double newY) {
        return new Viewport(newX, newY, zoom, width, height);
    }

    /** The view with another size; its top left corner stays at the same position of the board. */
    public Viewport resized(double newWidth, double newHeight) {
        double left = toBoardX(0);
        double top = toBoardY(0);
        return new Viewport(left + newWidth / 2 / scale(), top + newHeight / 2 / scale(), zoom, newWidth, newHeight);
    }

    /** A viewport that shows all of some bounds in the middle of what the margins leave free, at 100 % at most. */
    public Viewport fitting(Bounds bounds, Margins covered) {
        double freeWidth = Math.max(1, width - covered.left() - covered.right() - 2 * FIT_MARGIN);
        double freeHeight = Math.max(1, height - covered.top() - covered.bottom() - 2 * FIT_MARGIN);
        double zoomX = freeWidth * UNITS / Math.max(1, bounds.width());
        double zoomY = freeHeight * UNITS / Math.max(1, bounds.height());
        double newZoom = clamp(Math.min(1, Math.min(zoomX, zoomY)));
        double newScale = newZoom / UNITS;
        return new Viewport(
                bounds.centreX() - (covered.left() - covered.right()) / 2 / newScale,
                bounds.centreY() - (covered.top() - covered.bottom()) / 2 / newScale,
                newZoom,
                width,
                height);
    }

    /** A viewport that shows all of some bounds, as large as its size allows. */
    public Viewport showing(Bounds bounds) {
        double zoomX = width * UNITS / Math.max(1, bounds.width());
        double zoomY = height * UNITS / Math.max(1, bounds.height());
        return new Viewport(bounds.centreX(), bounds.centreY(), clamp(Math.min(zoomX, zoomY)), width, height);
    }

    private static double clamp(double zoom) {
        return Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, zoom));
    }
}
