package org.bunpil.client.canvas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.image.ImageView;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.render.Bitmap;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;

/** A square of a page at one zoom, with the elements on it. FX thread; only painting happens elsewhere. */
final class Tile {
    /** Side in device pixels. */
    static final int SIDE = 512;

    final long column;
    final long row;
    final ImageView view = new ImageView();
    private final TileBitmapPool bitmapPool;
    private TileBitmapPool.@Nullable TileBitmap tileBitmap;
    private @Nullable Bounds dirty;
    /** New elements on top of what is shown, lowest first: only they must be painted, and only within their bounds. */
    private final List<Element> added = new ArrayList<>();

    private @Nullable Bounds addedBox;
    private boolean isRendering;
    private boolean hasFailed;
    /** Nothing is on it: it shows the paper beneath and needs no pixels. */
    private boolean blank;

    private long revision = -1;
    /** Whether it has been removed for good. */
    private boolean disposed;

    Tile(long column, long row, TileBitmapPool bitmapPool) {
        this.bitmapPool = bitmapPool;
        this.column = column;
        this.row = row;
        view.setSmooth(true);
        view.setMouseTransparent(true);
        view.setManaged(false);
        view.setVisible(false);
    }

    /**
     * Something in a part of it changed.
     *
     * @param part device pixels of the grid
     */
    void invalidate(Bounds part) {
        Bounds all = addedBox == null ? part : addedBox.union(part);
        added.clear();
        addedBox = null;
        Bounds old = dirty;
        dirty = old == null ? all : old.union(all);
    }

    /**
     * An element was added on top of everything.
     *
     * @param part its area, device pixels of the grid
     */
    void add(Element element, Bounds part) {
        if (dirty != null || !isPainted()) {
            invalidate(part);
            return;
        }
        added.add(element);
        addedBox = addedBox == null ? part : addedBox.union(part);
    }

    /** Elements that alone must be painted on top of what is shown; empty: everything within the dirty part must be painted. */
    List<Element> added() {
        return List.copyOf(added);
    }

    boolean isDirty() {
        return dirty != null || addedBox != null || !isPainted();
    }

    boolean isPainted() {
        return blank || tileBitmap != null;
    }

    boolean isRendering() {
        return isRendering;
    }

    /** The revision of the board that it shows. */
    long revision() {
        return revision;
    }

    /** Takes the dirty area for painting: x, y, width, height within the tile; the whole tile if it was never painted. */
    int[] takeDirtyArea() {
        isRendering = true;
        Bounds part = dirty == null ? addedBox : dirty;
        dirty = null;
        addedBox = null;
        added.clear();
        if (part == null || !isPainted()) return new int[] {0, 0, SIDE, SIDE};
        int x1 = (int) Math.clamp(Math.floor(part.minX() - column * SIDE) - 1, 0, SIDE);
        int y1 = (int) Math.clamp(Math.floor(part.minY() - row * SIDE) - 1, 0, SIDE);
        int x2 = (int) Math.clamp(Math.ceil(part.maxX() - column * SIDE) + 1, 0, SIDE);
        int y2 = (int) Math.clamp(Math.ceil(part.maxY() - row * SIDE) + 1, 0, SIDE);
        return new int[] {x1, y1, x2 - x1, y2 - y1};
    }

    /** No element lies on it, and nothing is printed on its paper. */
    void blank(long newRevision) {
        blank = true;
        shown(newRevision);
    }

    /**
     * A copy of what a part shows now, to paint on.
     *
     * @param paper colour of the paper, 0xRRGGBB
     */
    Bitmap shown(int x, int y, int width, int height, int paper) {
        Bitmap copy = new Bitmap(width, height);
        TileBitmapPool.TileBitmap shown = tileBitmap;
        if (shown == null) {
            Arrays.fill(copy.pixels(), 0xff << 24 | paper);
            return copy;
        }
        int[] from = shown.array();
        for (int line = 0; line < height; line++) {
            System.arraycopy(from, (y + line) * SIDE + x, copy.pixels(), line * width, width);
        }
        return copy;
    }

    /**
     * Shows a painted part.
     *
     * @param paper colour of the paper, 0xRRGGBB
     */
    void show(Bitmap bitmap, int x, int y, int paper, long newRevision) {
        shown(newRevision);
        if (disposed) return;
        TileBitmapPool.TileBitmap shown = tileBitmap;
        if (shown != null) {
            put(bitmap, x, y, shown.array());
            shown.changed(x, y, bitmap.width(), bitmap.height());
            return;
        }
        Bitmap all = bitmap;
        if (bitmap.width() != SIDE || bitmap.height() != SIDE) {
            all = shown(0, 0, SIDE, SIDE, paper);
            put(bitmap, x, y, all.pixels());
        }
        shown = bitmapPool.acquire(all);
        tileBitmap = shown;
        view.setImage(shown.image());
        view.setVisible(true);
    }

    /** It has been removed from the view for good. */
    void dispose() {
        disposed = true;
        TileBitmapPool.TileBitmap shown = tileBitmap;
        if (shown == null) return;
        tileBitmap = null;
        view.setImage(null);
        bitmapPool.release(shown);
    }

    private static void put(Bitmap bitmap, int x, int y, int[] to) {
        for (int row = 0; row < bitmap.height(); row++) {
            System.arraycopy(bitmap.pixels(), row * bitmap.width(), to, (y + row) * SIDE + x, bitmap.width());
        }
    }

    /** Painting failed: it is tried once more as a whole; if that fails too, it waits for the next change. */
    void failed() {
        isRendering = false;
        if (hasFailed) return;
        hasFailed = true;
        invalidate(new Bounds(column * SIDE, row * SIDE, (column + 1) * SIDE, (row + 1) * SIDE));
    }

    /** Nothing had to be painted. */
    void shown(long newRevision) {
        isRendering = false;
        hasFailed = false;
        revision = newRevision;
    }
}
