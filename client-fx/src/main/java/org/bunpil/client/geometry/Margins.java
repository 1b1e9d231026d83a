package org.bunpil.client.geometry;

/** How far something reaches in from each edge of a view, pixels. */
public record Margins(double top, double right, double bottom, double left) {
    public static final Margins NONE = new Margins(0, 0, 0, 0);
}
