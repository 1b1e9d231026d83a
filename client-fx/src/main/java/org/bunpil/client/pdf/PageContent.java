package org.bunpil.client.pdf;

import org.jspecify.annotations.Nullable;

/** A page taken out of a PDF: a PDF of its own, or pixels where that would be too large for a board. */
public final class PageContent {
    private final float width;
    private final float height;
    private final String text;
    private final byte @Nullable [] pdf;
    private final PdfProcess.@Nullable Pixels pixels;

    PageContent(float width, float height, String text, byte @Nullable [] pdf, PdfProcess.@Nullable Pixels pixels) {
        this.width = width;
        this.height = height;
        this.text = text;
        this.pdf = pdf;
        this.pixels = pixels;
    }

    /** As seen, points of 1/72 inch. */
    public float width() {
        return width;
    }

    /** As seen, points of 1/72 inch. */
    public float height() {
        return height;
    }

    /** What can be read on it, on one line; the beginning, if it is much. */
    public String text() {
        return text;
    }

    /** The PDF of this page, not copied; null if there are pixels instead. */
    public byte @Nullable [] pdf() {
        return pdf;
    }

    /** Columns of {@link #argb}. */
    public int columns() {
        return pixels == null ? 0 : pixels.columns();
    }

    /** Pixels row by row, not copied; empty if there is a PDF. */
    public int[] argb() {
        return pixels == null ? new int[0] : pixels.argb();
    }
}
