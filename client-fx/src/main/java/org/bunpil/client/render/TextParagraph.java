package org.bunpil.client.render;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextHitInfo;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.geometry.TextVisibility;
import org.jspecify.annotations.Nullable;

/** A paragraph in one size: which font shows which part, and in which direction it is written. */
final class TextParagraph {
    /** Independent of zoom and screen. */
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    /** Width of an emoji, as a multiple of the font size. The same on every computer, so that lines are too. */
    private static final double EMOJI_WIDTH = 1.25;

    private static final int TAB_SPACES = 4;

    private enum Look {
        LETTERS,
        EMOJI,
        TAB
    }

    /** A part of the paragraph that one font shows. */
    private record Run(int from, int to, Look look, Font font) {}

    /** A part of a line, in the order from left to right. */
    private record Piece(int from, int to, Run run, boolean backward) {}

    private final String text;
    private final double size;
    private final List<Run> runs = new ArrayList<>();
    private final LineBreaker breaker;
    /** Null if everything is written from left to right. */
    private final @Nullable Bidi bidi;

    TextParagraph(String paragraph, double size) {
        this.text = paragraph;
        this.size = size;
        this.breaker = new LineBreaker(paragraph);
        boolean mixed = Bidi.requiresBidi(paragraph.toCharArray(), 0, paragraph.length());
        this.bidi = mixed ? new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT) : null;
        findRuns();
    }

    private void findRuns() {
        Font own = Typography.own(size);
        Font system = Typography.system(size);
        if (own.canDisplayUpTo(text) < 0 && text.indexOf('\t') < 0) {
            if (!text.isEmpty()) runs.add(new Run(0, text.length(), Look.LETTERS, own));
            return;
        }
        List<Integer> positions = breaker.characters();
        for (int i = 1; i < positions.size(); i++) {
            int from = positions.get(i - 1);
            int to = positions.get(i);
            String character = text.substring(from, to);
            Run last = runs.isEmpty() ? null : runs.getLast();
            if (character.equals("\t")) {
                runs.add(new Run(from, to, Look.TAB, own));
            } else if (Emoji.isEmoji(character)) {
                runs.add(new Run(from, to, Look.EMOJI, system));
            } else {
                boolean after = last != null && last.look == Look.LETTERS;
                // What has no width stays with what it follows.
                Font font = own.canDisplayUpTo(character) < 0 ? own : system;
                if (last != null && after && (TextVisibility.isBlank(character) || last.font.equals(font))) {
                    runs.set(runs.size() - 1, new Run(last.from, to, Look.LETTERS, last.font));
                } else {
                    runs.add(new Run(from, to, Look.LETTERS, font));
                }
            }
        }
    }

    List<Integer> starts(double width) {
        return breaker.starts(width, this::width);
    }

    /** Positions between characters as readers see them, including both ends. */
    List<Integer> characters() {
        return breaker.characters();
    }

    boolean isRightToLeft() {
        return bidi != null && !bidi.baseIsLeftToRight();
    }

    /** Width from one position to another, as if they were on one line. */
    double width(int from, int to) {
        double width = 0;
        for (Run run : runs) {
            int start = Math.max(from, run.from);
            int end = Math.min(to, run.to);
            if (start < end) width += width(run, start, end);
        }
        return width;
    }

    private double width(Run run, int from, int to) {
        return switch (run.look) {
            case EMOJI -> EMOJI_WIDTH * size;
            case TAB -> TAB_SPACES * run.font.getStringBounds(" ", EXACT).getWidth();
            case LETTERS -> run.font.getStringBounds(text, from, to, EXACT).getWidth();
        };
    }

    /** The parts of a line as they stand, from left to right. */
    private List<Piece> pieces(int from, int to) {
        List<Piece> logical = new ArrayList<>();
        Bidi line = bidi == null || from == to ? null : bidi.createLineBidi(from, to);
        List<Byte> levels = new ArrayList<>();
        for (Run run : runs) {
            int start = Math.max(from, run.from);
            int end = Math.min(to, run.to);
            while (start < end) {
                int stop = end;
                int level = 0;
                if (line != null) {
                    level = line.getLevelAt(start - from);
                    stop = start + 1;
                    while (stop < end && line.getLevelAt(stop - from) == level) stop++;
                }
                logical.add(new Piece(start, stop, run, level % 2 == 1));
                levels.add((byte) level);
                start = stop;
            }
        }
        if (line == null) return logical;
        byte[] order = new byte[levels.size()];
        for (int i = 0; i < order.length; i++) order[i] = levels.get(i);
        Piece[] visual = logical.toArray(new Piece[0]);
        Bidi.reorderVisually(order, 0, visual, 0, visual.length);
        return List.of(visual);
    }

    /** Draws a part of the paragraph as a line. */
    void draw(PaintTarget target, Color color, int from, int to, double x, double baseline) {
        double at = x;
        for (Piece piece : pieces(from, to)) {
            Font font = piece.run.font;
            String part = text.substring(piece.from, piece.to);
            switch (piece.run.look) {
                case TAB -> {}
                case EMOJI -> target.emoji(part, font, EMOJI_WIDTH, color, at, baseline);
                case LETTERS -> {
                    if (bidi == null) target.letters(part, font, color, at, baseline);
                    else target.script(part, font, piece.backward, color, at, baseline);
                }
            }
            at += width(piece.run, piece.from, piece.to);
        }
    }

    private TextLayout layout(Piece piece) {
        return layout(text.substring(piece.from, piece.to), piece.run.font, piece.backward);
    }

    /** Letters of one font that are written in one direction. */
    static TextLayout layout(String letters, Font font, boolean backward) {
        AttributedString attributed = new AttributedString(letters);
        attributed.addAttribute(TextAttribute.FONT, font);
        attributed.addAttribute(
                TextAttribute.RUN_DIRECTION,
                backward ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
        return new TextLayout(attributed.getIterator(), EXACT);
    }

    /** Where the caret before a position stands on a line, from the line's left edge. */
    double caret(int from, int to, int position) {
        double at = 0;
        // Spaces at the end of a line count for the caret only.
        double behind = position > to ? width(to, position) : 0;
        double end = isRightToLeft() ? -behind : width(from, to) + behind;
        for (Piece piece : pieces(from, to)) {
            double wide = width(piece.run, piece.from, piece.to);
            if (position >= piece.from && position < piece.to) return at + within(piece, position, wide);
            at += wide;
        }
        return end;
    }

    private double within(Piece piece, int position, double wide) {
        if (piece.run.look != Look.LETTERS) return piece.backward ? wide : 0;
        if (bidi == null) return width(piece.run, piece.from, position);
        return layout(piece).getCaretInfo(TextHitInfo.leading(position - piece.from))[0];
    }

    /** The position between two characters that is nearest to a place on a line. */
    int nearest(int from, int to, double x) {
        int nearest = from;
        double least = Double.MAX_VALUE;
        for (int position : characters()) {
            if (position < from || position > to) continue;
            double distance = Math.abs(caret(from, to, position) - x);
            if (distance < least) {
                least = distance;
                nearest = position;
            }
        }
        return nearest;
    }
}
