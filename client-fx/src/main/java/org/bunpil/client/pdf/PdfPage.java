package org.bunpil.client.pdf;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.DecodedImage;
import org.bunpil.client.render.PaintableImage;
import org.bunpil.client.render.RenderRegion;

/**
 * A page of a PDF on a board. At each zoom it is drawn anew, pixel for pixel as it lies there, in cells; until these are there, a smaller
 * bitmap of the whole page shows in their place. Any thread.
 */
public final class PdfPage implements PaintableImage {
    /** A page shown smaller than this part of that bitmap is painted from it. */
    private static final double SMALL = 0.45;

    private final String asset;
    private final byte[] pdf;
    private final DecodedImage whole;
    private final PdfRenderer renderer;

    PdfPage(String asset, byte[] pdf, DecodedImage whole, PdfRenderer renderer) {
        this.asset = asset;
        this.pdf = pdf;
        this.whole = whole;
        this.renderer = renderer;
    }

    @Override
    public long bytes() {
        return whole.bytes() + pdf.length;
    }

    @Override
    public void paint(Bitmap bitmap, RenderRegion region, Bounds bounds, int rot, int alpha) {
        AffineTransform placement = AffineTransform.getScaleInstance(region.scale(), region.scale());
        placement.rotate(Math.toRadians(rot / 100.0), bounds.centreX(), bounds.centreY());
        placement.translate(bounds.minX(), bounds.minY());
        placement.scale(bounds.width(), bounds.height());
        if (Math.abs(placement.getDeterminant()) < 1e-6) return;
        Rectangle2D there = placement
                .createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1))
                .getBounds2D();
        List<int[]> pixels = new ArrayList<>();
        List<CellKey> cells = cells(placement, there, region);
        boolean small = Math.max(there.getWidth(), there.getHeight()) < SMALL * Math.max(whole.width(), whole.height());
        for (CellKey key : small ? List.<CellKey>of() : cells) {
            int[] cell = renderer.cell(key, pdf);
            if (cell != null) pixels.add(cell);
        }
        // The cells are transparent where a turned page is not, so nothing else may be beneath them if all are there.
        if (small || pixels.size() < cells.size()) {
            whole.paint(bitmap, region, bounds, rot, alpha);
            return;
        }
        for (int i = 0; i < cells.size(); i++) {
            CellKey key = cells.get(i);
            bitmap.overlay(pixels.get(i), key.columns(), key.x() - region.left(), key.y() - region.top(), alpha);
        }
    }

    /** The cells that a region shows something of. */
    private List<CellKey> cells(AffineTransform placement, Rectangle2D there, RenderRegion region) {
        List<CellKey> cells = new ArrayList<>();
        long left = (long) Math.floor(there.getMinX());
        long top = (long) Math.floor(there.getMinY());
        long right = (long) Math.ceil(there.getMaxX());
        long bottom = (long) Math.ceil(there.getMaxY());
        long x1 = Math.max(left, region.left());
        long y1 = Math.max(top, region.top());
        long x2 = Math.min(right, region.left() + region.width());
        long y2 = Math.min(bottom, region.top() + region.height());
        if (x1 >= x2 || y1 >= y2) return cells;
        for (long row = (y1 - top) / PdfLimits.CELL_HEIGHT; row <= (y2 - 1 - top) / PdfLimits.CELL_HEIGHT; row++) {
            for (long column = (x1 - left) / PdfLimits.CELL_WIDTH;
                    column <= (x2 - 1 - left) / PdfLimits.CELL_WIDTH;
                    column++) {
                long x = left + column * PdfLimits.CELL_WIDTH;
                long y = top + row * PdfLimits.CELL_HEIGHT;
                cells.add(new CellKey(
                        asset,
                        placement,
                        (int) column,
                        (int) row,
                        x,
                        y,
                        (int) Math.min(PdfLimits.CELL_WIDTH, right - x),
                        (int) Math.min(PdfLimits.CELL_HEIGHT, bottom - y)));
            }
        }
        return cells;
    }
}
