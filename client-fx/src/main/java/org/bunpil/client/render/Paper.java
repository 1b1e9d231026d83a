package org.bunpil.client.render;

import java.awt.Color;
import java.awt.Graphics2D;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.model.Background;

/**
 * The background of a page, and the colours in which strokes are shown on it: colours too dark for a dark page are shown light.
 *
 * @param rgb colour of the page
 * @param line colour of what is printed on it
 */
public record Paper(Background background, boolean dark, int rgb, int line) {
    private static final int LIGHT_PAGE = 0xffffff;
    private static final int LIGHT_LINE = 0xd9dee5;
    private static final int DARK_PAGE = 0x1b1e23;
    private static final int DARK_LINE = 0x353b45;
    /** A dot is so small that it must be darker than a line to be equally visible. */
    private static final int LIGHT_DOT = 0xb3bdca;

    private static final int DARK_DOT = 0x59626f;
    private static final int CHALKBOARD = 0x2a5245;
    private static final int CHALK_LINE = 0x3c6657;
    private static final int MANUSCRIPT_LINE = 0xe3a59b;
    private static final int MANUSCRIPT_DARK_LINE = 0x6d413b;

    /** Colours darker than this luminance (0–255) are lightened on dark pages. */
    private static final int TOO_DARK = 60;
    /** Coloured strokes are lightened until their contrast to the chalkboard is at least this (WCAG's value for graphics). */
    private static final double CONTRAST = 3;
    /** Printed lines that would be closer than this are drawn less densely, bitmap pixels. */
    private static final double MIN_SPACING = 12;

    /** Board pixels between dots, grid lines, ruled lines; side of a manuscript square and the gap between its rows. */
    private static final int DOT = 32;

    private static final int GRID = 32;
    private static final int RULE = 48;
    private static final int SQUARE = 64;
    private static final int GAP = 20;
    /** Thickness of printed lines, board pixels. At least one pixel on high-resolution screens, and limited at high zoom. */
    private static final double THICK = 0.75;

    private static final int MAX_THICK = 3;

    public static Paper of(Background background, boolean darkSurroundings) {
        return switch (background) {
            case CHALKBOARD -> new Paper(background, true, CHALKBOARD, CHALK_LINE);
            case MANUSCRIPT ->
                darkSurroundings
                        ? new Paper(background, true, DARK_PAGE, MANUSCRIPT_DARK_LINE)
                        : new Paper(background, false, LIGHT_PAGE, MANUSCRIPT_LINE);
            case DOTS ->
                darkSurroundings
                        ? new Paper(background, true, DARK_PAGE, DARK_DOT)
                        : new Paper(background, false, LIGHT_PAGE, LIGHT_DOT);
            case PLAIN, GRID, LINES ->
                darkSurroundings
                        ? new Paper(background, true, DARK_PAGE, DARK_LINE)
                        : new Paper(background, false, LIGHT_PAGE, LIGHT_LINE);
        };
    }

    /** Whether nothing is printed on it. */
    public boolean isPlain() {
        return background == Background.PLAIN || background == Background.CHALKBOARD;
    }

    /** The colour in which a stroke is shown, 0xRRGGBB. */
    public int ink(int color) {
        int r = color >> 16 & 255;
        int g = color >> 8 & 255;
        int b = color & 255;
        int luminance = (r * 54 + g * 183 + b * 19) >> 8;
        if (!dark) return color;
        if (luminance >= TOO_DARK) return background == Background.CHALKBOARD ? chalk(color) : color;
        // Greys are inverted, other colours lightened.
        boolean grey = Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b)) < 24;
        if (grey) return (255 - r) << 16 | (255 - g) << 8 | (255 - b);
        return ((r + 255) / 2) << 16 | ((g + 255) / 2) << 8 | ((b + 255) / 2);
    }

    /** The chalkboard is of medium lightness: red, blue, green, purple and brown would hardly be visible on it. */
    private static int chalk(int color) {
        int shown = color;
        double enough = CONTRAST * (light(CHALKBOARD) + 0.05) - 0.05;
        for (int white = 1; white <= 8 && light(shown) < enough; white++) {
            int r = mixed(color >> 16 & 255, white);
            int g = mixed(color >> 8 & 255, white);
            shown = r << 16 | g << 8 | mixed(color & 255, white);
        }
        return shown;
    }

    /** A colour channel mixed with so many eighths of white. */
    private static int mixed(int part, int white) {
        return part + (255 - part) * white / 8;
    }

    /** Relative luminance, 0–1. */
    private static double light(int rgb) {
        return 0.2126 * Math.pow((rgb >> 16 & 255) / 255.0, 2.2)
                + 0.7152 * Math.pow((rgb >> 8 & 255) / 255.0, 2.2)
                + 0.0722 * Math.pow((rgb & 255) / 255.0, 2.2);
    }

    /** Fills upright rectangles: what is printed on paper consists of nothing else. */
    @FunctionalInterface
    public interface Rectangles {
        void fill(int x, int y, int width, int height);
    }

    /**
     * Paints the page itself.
     *
     * @param g in bitmap pixels
     */
    void paint(Graphics2D g, RenderRegion region) {
        g.setColor(new Color(rgb));
        g.fillRect(0, 0, region.width(), region.height());
        g.setColor(new Color(line));
        print(region, g::fillRect);
    }

    /**
     * What is printed on it, in its {@link #line} colour.
     *
     * @param to takes bitmap pixels
     */
    public void print(RenderRegion region, Rectangles to) {
        double pixel = region.scale() * Viewport.UNITS;
        int thick = Math.clamp(Math.round(pixel * THICK), 1, MAX_THICK);
        switch (background) {
            case PLAIN, CHALKBOARD -> {}
            case DOTS -> dots(to, region, spacing(DOT * pixel), Math.clamp(pixel * 1.5, 2, 4));
            case GRID -> {
                double spacing = spacing(GRID * pixel);
                verticals(to, region, spacing, thick);
                horizontals(to, region, spacing, 0, thick);
            }
            case LINES -> horizontals(to, region, spacing(RULE * pixel), 0, thick);
            case MANUSCRIPT -> manuscript(to, region, pixel, thick);
        }
    }

    private void manuscript(Rectangles to, RenderRegion region, double pixel, int thick) {
        double row = (SQUARE + GAP) * pixel;
        if (row < MIN_SPACING) return;
        horizontals(to, region, row, 0, thick);
        horizontals(to, region, row, SQUARE * pixel, thick);
        double side = SQUARE * pixel;
        long first = (long) Math.floor(region.top() / row);
        for (long r = first; r * row <= region.top() + region.height(); r++) {
            int y = (int) Math.round(r * row - region.top());
            int bottom = (int) Math.round(r * row + side - region.top());
            long column = (long) Math.floor(region.left() / side);
            for (; column * side <= region.left() + region.width() + thick; column++) {
                to.fill((int) Math.round(column * side - region.left()) - thick / 2, y, thick, bottom - y);
            }
        }
    }

    private static void verticals(Rectangles to, RenderRegion region, double spacing, int thick) {
        long n = (long) Math.floor(region.left() / spacing);
        for (; n * spacing <= region.left() + region.width() + thick; n++) {
            to.fill((int) Math.round(n * spacing - region.left()) - thick / 2, 0, thick, region.height());
        }
    }

    private static void horizontals(Rectangles to, RenderRegion region, double spacing, double offset, int thick) {
        long n = (long) Math.floor((region.top() - offset) / spacing);
        for (; n * spacing + offset <= region.top() + region.height() + thick; n++) {
            to.fill(0, (int) Math.round(n * spacing + offset - region.top()) - thick / 2, region.width(), thick);
        }
    }

    private static void dots(Rectangles to, RenderRegion region, double spacing, double size) {
        int side = (int) Math.max(1, Math.round(size));
        long firstX = (long) Math.floor(region.left() / spacing) - 1;
        long firstY = (long) Math.floor(region.top() / spacing) - 1;
        for (long ny = firstY; ny * spacing <= region.top() + region.height() + side; ny++) {
            int y = (int) Math.round(ny * spacing - region.top());
            for (long nx = firstX; nx * spacing <= region.left() + region.width() + side; nx++) {
                to.fill((int) Math.round(nx * spacing - region.left()) - side / 2, y - side / 2, side, side);
            }
        }
    }

    private static double spacing(double wanted) {
        double spacing = wanted;
        while (spacing < MIN_SPACING) spacing *= 2;
        return spacing;
    }
}
