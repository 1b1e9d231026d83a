package org.bunpil.client.render;

import org.bunpil.client.geometry.Bounds;

/** What an image element shows, ready to be painted. Any thread. */
public interface PaintableImage {
    /** The memory it takes. */
    long bytes();

    /**
     * Paints it into bounds on the board.
     *
     * @param rot 1/100 degree about the centre of the bounds
     * @param alpha 0–255
     */
    void paint(Bitmap bitmap, RenderRegion region, Bounds bounds, int rot, int alpha);
}
