package org.bunpil.client.canvas;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.bunpil.client.editor.Box;
import org.bunpil.client.render.Bitmap;
import org.jspecify.annotations.Nullable;

/** A square of a page at one zoom, with what is on it. FX thread, but for the painting of patches. */
final class Tile {
    /** Edge in device pixels. */
    static final int SIDE = 512;

    final long column;
    final long row;
    final ImageView view = new ImageView();
    private @Nullable PixelBuffer<IntBuffer> pixels;
    private @Nullable Box dirty;
    private boolean inWork;
    private long edition = -1;

    Tile(long column, long row) {
        this.column = column;
        this.row = row;
        view.setSmooth(true);
        view.setMouseTransparent(true);
        view.setManaged(false);
        view.setVisible(false);
    }

    /** Something in a part of it changed. @param part device pixels of the sheet */
    void soil(Box part) {
        Box old = dirty;
        dirty = old == null ? part : old.union(part);
    }

    boolean isDirty() {
        return dirty != null || !isPainted();
    }

    boolean isPainted() {
        return pixels != null;
    }

    boolean inWork() {
        return inWork;
    }

    /** The edition of the board that it shows. */
    long edition() {
        return edition;
    }

    /** Takes the dirty part to be painted: x, y, width, height within the tile; all of it if it was never painted. */
    int[] take() {
        inWork = true;
        Box part = dirty;
        dirty = null;
        if (part == null || !isPainted()) return new int[] {0, 0, SIDE, SIDE};
        int x1 = (int) Math.clamp(Math.floor(part.minX() - column * SIDE) - 1, 0, SIDE);
        int y1 = (int) Math.clamp(Math.floor(part.minY() - row * SIDE) - 1, 0, SIDE);
        int x2 = (int) Math.clamp(Math.ceil(part.maxX() - column * SIDE) + 1, 0, SIDE);
        int y2 = (int) Math.clamp(Math.ceil(part.maxY() - row * SIDE) + 1, 0, SIDE);
        return new int[] {x1, y1, x2 - x1, y2 - y1};
    }

    /** Shows a painted part. */
    void show(Bitmap bitmap, int x, int y, long newEdition) {
        inWork = false;
        edition = newEdition;
        PixelBuffer<IntBuffer> buffer = pixels;
        if (buffer == null) {
            buffer =
                    new PixelBuffer<>(SIDE, SIDE, IntBuffer.wrap(bitmap.pixels()), PixelFormat.getIntArgbPreInstance());
            pixels = buffer;
            view.setImage(new WritableImage(buffer));
            view.setVisible(true);
            return;
        }
        int[] to = buffer.getBuffer().array();
        for (int row = 0; row < bitmap.height(); row++) {
            System.arraycopy(bitmap.pixels(), row * bitmap.width(), to, (y + row) * SIDE + x, bitmap.width());
        }
        buffer.updateBuffer(_ -> new Rectangle2D(x, y, bitmap.width(), bitmap.height()));
    }

    /** Nothing was to be painted after all. */
    void shown(long newEdition) {
        inWork = false;
        edition = newEdition;
    }
}
