package org.bunpil.client.pdf;

/** Limits that protect a computer from PDFs. */
final class PdfLimits {
    private PdfLimits() {}

    /** Memory of the process that reads PDFs. */
    static final String PROCESS_HEAP = "-Xmx512m";

    /** Data of a file that is kept unpacked, in memory and beyond that on disk. */
    static final long UNPACKED_MEMORY_BYTES = 32L << 20;

    static final long UNPACKED_BYTES = 1L << 30;

    static final long START_MILLIS = 20_000;
    static final long OPEN_MILLIS = 30_000;
    static final long PAGE_MILLIS = 20_000;
    static final long DRAW_MILLIS = 15_000;
    /** After this time without work the process ends; its memory is needed elsewhere. */
    static final long IDLE_MILLIS = 30_000;

    /** Page sizes in points: what is beyond them is a mistake or an attack. */
    static final float SMALLEST_PAGE = 1;

    static final float LARGEST_PAGE = 200_000;
    /** A page that is longer than it is wide by more than this cannot be shown sensibly. */
    static final float MOST_OBLONG = 100;

    /** Longest side of the bitmap that is shown at once, and of a page that cannot travel as a PDF. */
    static final int BASE_SIDE = 1_000;

    static final int RASTER_SIDE = 2_560;
    /** Longest side of the bitmap by which a page is tried out. */
    static final int TRIAL_SIDE = 320;

    /** Sides of a cell, device pixels: few cells for a page that is shown whole, as each takes reading all of the page. */
    static final int CELL_WIDTH = 2_048;

    static final int CELL_HEIGHT = 1_024;
    /** Memory for cells that were not painted lately, and for all. */
    static final long CELL_BYTES = 64L << 20;

    static final long MOST_CELL_BYTES = 256L << 20;
    /** A cell painted within this time is in use. */
    static final long IN_USE_MILLIS = 3_000;
    /** Cells waiting to be drawn; the oldest are forgotten. */
    static final int WAITING_CELLS = 48;

    /** Pages that the process keeps open. */
    static final int OPEN_PAGES = 4;
    /** Text of a page, UTF-16 units. */
    static final int TEXT_UNITS = 20_000;
}
