package org.bunpil.client.render;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.geometry.FontSteps;
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

    private static final double MIN_NOTE_SIZE = 8;

    static {
        Bitmap.headless();
    }

    /** The app's own font, so that lines break at the same places on every computer. */
    private static final Font OWN = own();
    /** For scripts that the app's font lacks. */
    private static final Font SYSTEM = new Font(Font.SANS_SERIF, Font.PLAIN, 1);

    private Typography() {}

    /**
     * A line of a text.
     *
     * @param from where it begins in its paragraph, {@code to} where it ends, without the spaces there
     * @param start where it begins in the text
     */
    public record Line(TextParagraph paragraph, int from, int to, int start) {
        public double width() {
            return paragraph.width(from, to);
        }

        /** Where the caret before a position of the text stands, from the line's left edge. */
        public double caret(int position) {
            return paragraph.caret(from, to, Math.max(from, position - start + from));
        }

        /** The position in the text that is nearest to a place on the line. */
        public int nearest(double x) {
            return paragraph.nearest(from, to, x) - from + start;
        }

        /** Where the line begins within this room: text written from right to left stands at the right edge. */
        public double left(double room) {
            return paragraph.isRightToLeft() ? Math.max(0, room - width()) : 0;
        }

        void draw(PaintTarget target, Color color, double x, double baseline) {
            paragraph.draw(target, color, from, to, x, baseline);
        }
    }

    /**
     * Text broken into lines, with its size.
     *
     * @param room width of the lines
     */
    public record TextLines(List<Line> lines, double size, double room) {
        public double height() {
            return lines.size() * size * LINE_HEIGHT;
        }

        /** Index of the line on which the caret before a position of the text stands. */
        public int lineAt(int position) {
            int index = 0;
            while (index + 1 < lines.size() && lines.get(index + 1).start <= position) index++;
            return index;
        }
    }

    /** Font size of a style's step. */
    public static double size(int step) {
        return FontSteps.size(step);
    }

    /** Number of font steps. */
    public static int steps() {
        return FontSteps.count();
    }

    static Font own(double size) {
        return OWN.deriveFont((float) size);
    }

    static Font system(double size) {
        return SYSTEM.deriveFont((float) size);
    }

    private static Font own() {
        try (InputStream in = Typography.class.getResourceAsStream("/org/bunpil/client/fonts/Pretendard-Regular.otf")) {
            if (in == null) throw new IllegalStateException("the app's font is missing from it");
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException broken) {
            throw new IllegalStateException("the app's font cannot be read", broken);
        }
    }

    /** Whether a text of this width, in board pixels, is broken where its writer began no new line. */
    public static boolean isBroken(String text, double width, int step) {
        return text(text, width, step).lines().size() > text.split("\n", -1).length;
    }

    /** Breaks text into lines of this width. */
    public static TextLines text(String text, double width, int step) {
        return lines(text, width - 2 * TEXT_PADDING, size(step));
    }

    /** Breaks text on a note into lines, in a font small enough to fit. */
    public static TextLines note(String text, double width, double height, int step) {
        double size = size(step);
        while (true) {
            TextLines textLines = lines(text, width - 2 * NOTE_PADDING, size);
            if (size <= MIN_NOTE_SIZE || textLines.height() <= height - 2 * NOTE_PADDING) return textLines;
            size = Math.max(MIN_NOTE_SIZE, size * 0.9);
        }
    }

    /** The size that text needs, 1/8 board pixel: as wide as its longest line, but at most {@code maxWidth}. */
    public static Size needed(String text, int maxWidth, int step) {
        TextLines textLines = text(text, (double) maxWidth / Viewport.UNITS, step);
        double widest = 0;
        for (Line line : textLines.lines()) widest = Math.max(widest, line.width());
        double width = Math.min((double) maxWidth / Viewport.UNITS, Math.ceil(widest) + 2 * TEXT_PADDING + 2);
        return new Size((int) Math.ceil(width * Viewport.UNITS), (int)
                Math.ceil((textLines.height() + 2 * TEXT_PADDING) * Viewport.UNITS));
    }

    private static TextLines lines(String text, double width, double size) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (String part : text.split("\n", -1)) {
            TextParagraph paragraph = new TextParagraph(part, size);
            List<Integer> starts = paragraph.starts(width);
            for (int i = 0; i < starts.size(); i++) {
                int from = starts.get(i);
                int to = i + 1 < starts.size() ? starts.get(i + 1) : part.length();
                while (to > from && Character.isWhitespace(part.charAt(to - 1))) to--;
                lines.add(new Line(paragraph, from, to, start + from));
            }
            start += part.length() + 1;
        }
        return new TextLines(lines, size, width);
    }
}
