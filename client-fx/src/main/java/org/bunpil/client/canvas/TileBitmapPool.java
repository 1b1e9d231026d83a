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
 * Pictures of whole tiles, used again for other tiles: each is 1 MB, and as much again in the toolkit. New ones would fill the old
 * generation of the heap whenever somebody pans, until it is full. FX thread.
 */
final class TileBitmapPool {
    private final Deque<TileBitmap> spare = new ArrayDeque<>();
    private int most;

    /** @param image shows the pixels */
    record TileBitmap(PixelBuffer<IntBuffer> pixels, WritableImage image) {
        /** The pixels themselves, row by row. */
        int[] array() {
            return pixels.getBuffer().array();
        }

        /** Some pixels are others now. */
        void changed(int x, int y, int width, int height) {
            pixels.updateBuffer(_ -> new Rectangle2D(x, y, width, height));
        }
    }

    /** One with these pixels. @param all a whole tile */
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

    /** Nobody shows it any more. */
    void release(TileBitmap tileBitmap) {
        if (spare.size() < most) spare.addFirst(tileBitmap);
    }

    /** No more than this wait to be used again: as many as the view has tiles, which is what another zoom takes at once. */
    void limit(int newMost) {
        most = newMost;
        while (spare.size() > most) spare.removeLast();
    }
}
