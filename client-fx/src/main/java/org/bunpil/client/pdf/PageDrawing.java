package org.bunpil.client.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.RenderDestination;
import org.jspecify.annotations.Nullable;

/** Draws parts of one page, as it is meant to be seen: cropped and turned. In the worker's process. */
final class PageDrawing {
    /** Around what is asked for, so that edges come out the same in every part; pixels. */
    private static final double MARGIN = 2;

    private final PDPage page;
    private final int index;
    private final PDFRenderer renderer;
    private final PDRectangle box;
    private final int rotation;

    /** @throws IOException if the page has no size that can be shown */
    PageDrawing(PDDocument document, PDPage page, int index) throws IOException {
        this.page = page;
        this.index = index;
        this.renderer = new PDFRenderer(document);
        this.box = page.getCropBox();
        this.rotation = page.getRotation();
        float longest = Math.max(box.getWidth(), box.getHeight());
        float shortest = Math.min(box.getWidth(), box.getHeight());
        // Not a number, too, is no size.
        boolean usable = shortest >= PdfLimits.SMALLEST_PAGE
                && longest <= PdfLimits.LARGEST_PAGE
                && longest <= shortest * PdfLimits.MOST_OBLONG;
        if (!usable) throw new IOException("a page of " + box.getWidth() + " by " + box.getHeight());
    }

    private boolean isTurned() {
        return rotation == 90 || rotation == 270;
    }

    /** As seen, points. */
    float width() {
        return isTurned() ? box.getHeight() : box.getWidth();
    }

    /** As seen, points. */
    float height() {
        return isTurned() ? box.getWidth() : box.getHeight();
    }

    /** The whole page so that its longest side has this many pixels. */
    BufferedImage whole(int longest) throws IOException {
        double scale = longest / Math.max(width(), height());
        int columns = (int) Math.max(1, Math.round(width() * scale));
        int rows = (int) Math.max(1, Math.round(height() * scale));
        return draw(AffineTransform.getScaleInstance(columns, rows), columns, rows);
    }

    /**
     * A part of the page.
     *
     * @param toPixels from the page as seen, of which both sides are 1, to pixels of the part
     * @return ARGB, premultiplied
     */
    BufferedImage draw(AffineTransform toPixels, int columns, int rows) throws IOException {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB_PRE);
        AffineTransform fromUser = new AffineTransform(toPixels);
        fromUser.concatenate(seen());
        PDRectangle part = part(fromUser, columns, rows);
        if (part == null) return image;
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setBackground(Color.WHITE);
            g.setColor(Color.WHITE);
            g.fill(toPixels.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)));
            g.setTransform(fromUser);
            // The renderer itself moves the origin to the top left corner of the part and turns the page upside down.
            g.translate(part.getLowerLeftX(), part.getLowerLeftY());
            g.scale(1, -1);
            g.translate(0, -part.getHeight());
            cropped(part, g);
        } finally {
            g.dispose();
        }
        return image;
    }

    /** Cropped to the part, because groups of transparent things get bitmaps as large as what is left of the page. */
    private void cropped(PDRectangle part, Graphics2D g) throws IOException {
        COSDictionary dictionary = page.getCOSObject();
        COSBase cropBefore = dictionary.getItem(COSName.CROP_BOX);
        COSBase rotationBefore = dictionary.getItem(COSName.ROTATE);
        AffineTransform place = g.getTransform();
        try {
            page.setCropBox(part);
            page.setRotation(0);
            renderer.renderPageToGraphics(index, g, 1, 1, RenderDestination.VIEW);
        } catch (OutOfMemoryError large) {
            // Of pictures that are too large only every n-th pixel, which looks worse.
            if (renderer.isSubsamplingAllowed()) throw large;
            renderer.setSubsamplingAllowed(true);
            g.setTransform(place);
            g.setClip(null);
            renderer.renderPageToGraphics(index, g, 1, 1, RenderDestination.VIEW);
        } finally {
            dictionary.setItem(COSName.CROP_BOX, cropBefore);
            dictionary.setItem(COSName.ROTATE, rotationBefore);
        }
    }

    /** From the page's own coordinates to the page as seen, of which both sides are 1. */
    private AffineTransform seen() {
        AffineTransform unit = new AffineTransform();
        unit.scale(1 / box.getWidth(), 1 / box.getHeight());
        unit.translate(-box.getLowerLeftX(), -box.getLowerLeftY());
        AffineTransform turned = switch (rotation) {
            case 90 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 180 -> new AffineTransform(-1, 0, 0, 1, 1, 0);
            case 270 -> new AffineTransform(0, -1, -1, 0, 1, 1);
            default -> new AffineTransform(1, 0, 0, -1, 0, 1);
        };
        turned.concatenate(unit);
        return turned;
    }

    /** What of the page the part shows, in the page's own coordinates; null if nothing. */
    private @Nullable PDRectangle part(AffineTransform fromUser, int columns, int rows) {
        AffineTransform back;
        try {
            back = fromUser.createInverse();
        } catch (NoninvertibleTransformException flat) {
            return null;
        }
        Rectangle2D wanted = back.createTransformedShape(
                        new Rectangle2D.Double(-MARGIN, -MARGIN, columns + 2 * MARGIN, rows + 2 * MARGIN))
                .getBounds2D()
                .createIntersection(new Rectangle2D.Double(
                        box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()));
        if (wanted.isEmpty()) return null;
        return new PDRectangle(
                (float) wanted.getX(), (float) wanted.getY(), (float) wanted.getWidth(), (float) wanted.getHeight());
    }

    /** The memory of an image made here. */
    static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
