package org.bunpil.client.render;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.geometry.Size;

/** Layout of text on boards: sizes and line breaks. Lengths in board pixels; line breaks do not depend on the zoom. */
public final class Typography {
    /** Distance from the edge to the text. */
    public static final double TEXT_PADDING = 4;

    public static final double NOTE_PADDING = 16;
    /** Distance of baselines as a multiple of the font size. */
    public static final double LINE_HEIGHT = 1.4;
    /** The baseline is below the middle of the line by this part of the font size, so that Latin and Hangul look centred. */
    public static final double BASE = 0.36;

    /** Font sizes of the style's font steps; step 0 is the default. */
    private static final double[] SIZES = {20, 14, 28, 40, 64, 96};

    private static final double MIN_NOTE_SIZE = 8;

    static {
        Bitmap.headless();
    }

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    /** The app's own font, so that lines break at the same places on every computer. */
    private static final Font OWN = own();
    /** For scripts that the app's font lacks. */
    private static final Font SYSTEM = new Font(Font.SANS_SERIF, Font.PLAIN, 1);

    private Typography() {}

    /** Text broken into lines, with its font and size. */
    public record TextLines(List<String> lines, double size, Font font) {
        public double height() {
            return lines.size() * size * LINE_HEIGHT;
        }
    }

    /** Font size of a style's step. */
    public static double size(int step) {
        return step >= 0 && step < SIZES.length ? SIZES[step] : SIZES[0];
    }

    /** Number of font steps. */
    public static int steps() {
        return SIZES.length;
    }

    private static Font font(String text, double size) {
        boolean whole = OWN.canDisplayUpTo(text.replace("\n", "").replace("\t", "")) < 0;
        return (whole ? OWN : SYSTEM).deriveFont((float) size);
    }

    private static Font own() {
        try (InputStream in = Typography.class.getResourceAsStream("/org/bunpil/client/fonts/Pretendard-Regular.otf")) {
            if (in == null) throw new IllegalStateException("the app's font is missing from it");
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException broken) {
            throw new IllegalStateException("the app's font cannot be read", broken);
        }
    }

    /** Breaks text into lines of this width. */
    public static TextLines text(String text, double width, int step) {
        double size = size(step);
        Font font = font(text, size);
        return new TextLines(lines(text, width - 2 * TEXT_PADDING, font), size, font);
    }

    /** Breaks text on a note into lines, in a font small enough to fit. */
    public static TextLines note(String text, double width, double height, int step) {
        double size = size(step);
        while (true) {
            Font font = font(text, size);
            TextLines textLines = new TextLines(lines(text, width - 2 * NOTE_PADDING, font), size, font);
            if (size <= MIN_NOTE_SIZE || textLines.height() <= height - 2 * NOTE_PADDING) return textLines;
            size = Math.max(MIN_NOTE_SIZE, size * 0.9);
        }
    }

    /** The size that text needs, 1/8 board pixel: as wide as its longest line, but at most {@code maxWidth}. */
    public static Size needed(String text, int maxWidth, int step) {
        TextLines textLines = text(text, (double) maxWidth / Viewport.UNITS, step);
        double widest = 0;
        for (String line : textLines.lines()) widest = Math.max(widest, width(line, textLines.font()));
        double width = Math.min((double) maxWidth / Viewport.UNITS, Math.ceil(widest) + 2 * TEXT_PADDING + 2);
        return new Size((int) Math.ceil(width * Viewport.UNITS), (int)
                Math.ceil((textLines.height() + 2 * TEXT_PADDING) * Viewport.UNITS));
    }

    private static double width(String text, Font font) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, EXACT).getWidth();
    }

    private static List<String> lines(String text, double width, Font font) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) wrap(paragraph.replace("\t", "    "), width, font, lines);
        return lines;
    }

    private static void wrap(String paragraph, double width, Font font, List<String> lines) {
        BreakIterator places = BreakIterator.getLineInstance(Locale.KOREAN);
        places.setText(paragraph);
        int start = 0;
        int end = places.first();
        for (int next = places.next(); next != BreakIterator.DONE; next = places.next()) {
            if (width(paragraph.substring(start, next).stripTrailing(), font) > width && end > start) {
                lines.add(paragraph.substring(start, end).stripTrailing());
                start = end;
            }
            while (width(paragraph.substring(start, next).stripTrailing(), font) > width && next - start > 1) {
                int fits = start + 1;
                while (fits < next - 1 && width(paragraph.substring(start, fits + 1), font) <= width) fits++;
                lines.add(paragraph.substring(start, fits));
                start = fits;
            }
            end = next;
        }
        lines.add(paragraph.substring(start).stripTrailing());
    }
}
