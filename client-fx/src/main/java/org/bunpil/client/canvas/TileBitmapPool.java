package org.bunpil.client.canvas;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.bunpil.client.render.Bitmap;

/**
 * Bitmaps of whole tiles, used again for other tiles. Each takes 1 MB, and as much again in the toolkit; new ones on every panning would
 * fill the old generation of the heap. FX thread.
 */
final class TileBitmapPool {
    private final Deque<TileBitmap> spare = new ArrayDeque<>();
    private int most;

    /** @param image the image that shows the pixels */
    record TileBitmap(PixelBuffer<IntBuffer> pixels, WritableImage image) {
        /** The pixels themselves, row by row. */
        int[] array() {
            return pixels.getBuffer().array();
        }

        /** Some pixels have changed. */
        void changed(int x, int y, int width, int height) {
            pixels.updateBuffer(_ -> new Rectangle2D(x, y, width, height));
        }
    }

    /**
     * A bitmap with these pixels.
     *
     * @param all the pixels of a whole tile
     */
    TileBitmap acquire(Bitmap all) {
        TileBitmap tileBitmap = spare.pollFirst();
        if (tileBitmap == null) {
            PixelBuffer<IntBuffer> pixels = new PixelBuffer<>(
                    all.width(), all.height(), IntBuffer.wrap(all.pixels()), PixelFormat.getIntArgbPreInstance());
            return new TileBitmap(pixels, new WritableImage(pixels));
        }
        System.arraycopy(all.pixels(), 0, tileBitmap.array(), 0, all.pixels().length);
        tileBitmap.changed(0, 0, all.width(), all.height());
        return tileBitmap;
    }

    /** The bitmap is no longer shown. */
    void release(TileBitmap tileBitmap) {
        if (spare.size() < most) spare.addFirst(tileBitmap);
    }

    /** Sets how many bitmaps are kept for later use: as many as the view has tiles, which is what a zoom needs at once. */
    void limit(int newMost) {
        most = newMost;
        while (spare.size() > most) spare.removeLast();
    }
}
