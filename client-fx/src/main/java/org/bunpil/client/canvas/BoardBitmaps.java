package org.bunpil.client.canvas;

import java.nio.IntBuffer;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ElementIndex;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.Paper;
import org.bunpil.client.render.RenderRegion;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;

/** Bitmaps of parts of the page, to be copied or stored. Painted at once, without tiles, selection and pointers. */
final class BoardBitmaps {
    /** Longest side of a bitmap of the selection, pixels. */
    private static final double MAX_SELECTION_BITMAP = 4_000;
    /** Paper around the selection, pixels. */
    private static final int MARGIN = 8;

    private final Editor editor;
    private final RenderExecutor renderer;
    private final Supplier<Paper> paper;

    /** @param paper what the page's paper is now */
    BoardBitmaps(Editor editor, RenderExecutor renderer, Supplier<Paper> paper) {
        this.editor = editor;
        this.renderer = renderer;
        this.paper = paper;
    }

    /** The visible part of the board, as the tiles show it at rest. */
    WritableImage visiblePart() {
        Viewport v = editor.viewport();
        int width = (int) Math.max(1, Math.ceil(v.width()));
        int height = (int) Math.max(1, Math.ceil(v.height()));
        RenderRegion region = new RenderRegion(
                -Math.round(v.width() / 2 - v.x() * v.scale()),
                -Math.round(v.height() / 2 - v.y() * v.scale()),
                width,
                height,
                v.scale());
        List<Element> elements = editor.elementIndex().intersecting(region.bounds());
        elements.addAll(editor.elementIndex().openStrokes());
        return paint(region, elements);
    }

    /** The selection alone on the page's paper, at 100 % or smaller if it is too large; null if nothing is selected. */
    @Nullable
    WritableImage selection() {
        Bounds bounds = editor.selectionBounds();
        if (bounds == null) return null;
        double scale = Math.min(1.0 / Viewport.UNITS, MAX_SELECTION_BITMAP / Math.max(bounds.width(), bounds.height()));
        List<Element> elements = editor.elementIndex().intersecting(bounds);
        elements.removeIf(element -> !editor.selection().contains(element.id()));
        RenderRegion region = new RenderRegion(
                (long) Math.floor(bounds.minX() * scale) - MARGIN,
                (long) Math.floor(bounds.minY() * scale) - MARGIN,
                (int) Math.ceil(bounds.width() * scale) + 2 * MARGIN,
                (int) Math.ceil(bounds.height() * scale) + 2 * MARGIN,
                scale);
        return paint(region, elements);
    }

    private WritableImage paint(RenderRegion region, List<Element> elements) {
        elements.sort(ElementIndex.DRAWING_ORDER);
        Bitmap bitmap = new Bitmap(region.width(), region.height());
        renderer.painter(paper.get()).page(bitmap, region, elements);
        return new WritableImage(new PixelBuffer<>(
                region.width(), region.height(), IntBuffer.wrap(bitmap.pixels()), PixelFormat.getIntArgbPreInstance()));
    }
}
