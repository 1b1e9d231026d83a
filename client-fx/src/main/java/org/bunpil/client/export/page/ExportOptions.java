package org.bunpil.client.export.page;

/**
 * How pages become files.
 *
 * @param size of the pages of a PDF; pictures are as large as what is on them
 * @param paper whether the background of the page is there too
 * @param scale pixels of a PNG, or of an SVG as it is shown first, for one board pixel
 */
public record ExportOptions(PageSize size, boolean paper, double scale) {
    /** As on the screen at 100 %. */
    public static final ExportOptions AS_DRAWN = new ExportOptions(PageSize.DRAWN, true, 1);

    /** A page of a PDF. */
    public enum PageSize {
        /** As large as what is on it. */
        DRAWN,
        /** Upright or across, whichever suits what is on it. */
        A4,
        /** 16 : 9. */
        SLIDE
    }

    public ExportOptions withSize(PageSize newSize) {
        return new ExportOptions(newSize, paper, scale);
    }

    public ExportOptions withPaper(boolean on) {
        return new ExportOptions(size, on, scale);
    }

    public ExportOptions withScale(double newScale) {
        return new ExportOptions(size, paper, newScale);
    }
}
