package org.bunpil.client.export.pdf;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A font program with the outlines of the glyphs that a document uses (Adobe Technical Note 5176, "The Compact Font Format"; outlines as in
 * Note 5177). Made from outlines, so that it is the same for every font that Java can draw.
 */
final class CffFont {
    /** Units of a glyph's square: with 1000 no program needs a matrix. */
    static final int UNITS = 1_000;

    private static final int MOVE = 21;
    private static final int LINE = 5;
    private static final int CURVE = 8;
    private static final int END = 14;
    /** Strings of a font's own are numbered from here. */
    private static final int FIRST_STRING = 391;
    /** The only private dictionary: the widths that glyphs differ from are 0. */
    private static final byte[] PRIVATE = {(byte) 139, 20, (byte) 139, 21};

    private final String name;
    private final List<byte[]> glyphs = new ArrayList<>();

    /** @param name of the font; the glyph for what is missing is there from the beginning */
    CffFont(String name) {
        this.name = name;
        glyphs.add(new Outline().end(0));
    }

    /** Number of glyphs. */
    int size() {
        return glyphs.size();
    }

    /** Adds a glyph. @param shape in 1/1000 of the font's size, y down; {@code width} how far the next glyph is. @return its number */
    int add(Shape shape, int width) {
        Outline outline = new Outline();
        outline.width(width);
        double[] at = new double[6];
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> outline.move(at[0], -at[1]);
                case PathIterator.SEG_LINETO -> outline.line(at[0], -at[1]);
                case PathIterator.SEG_QUADTO -> outline.quadratic(at[0], -at[1], at[2], -at[3]);
                case PathIterator.SEG_CUBICTO -> outline.curve(at[0], -at[1], at[2], -at[3], at[4], -at[5]);
                default -> {
                    // Every outline is closed where the next begins.
                }
            }
        }
        glyphs.add(outline.end());
        return glyphs.size() - 1;
    }

    /** The font program. */
    byte[] bytes() {
        byte[] head = {1, 0, 4, 4};
        byte[] names = index(List.of(name.getBytes(StandardCharsets.US_ASCII)));
        byte[] strings = index(
                List.of("Adobe".getBytes(StandardCharsets.US_ASCII), "Identity".getBytes(StandardCharsets.US_ASCII)));
        byte[] subroutines = index(List.of());
        int top = index(List.of(top(0, 0, 0, 0))).length;
        int charset = head.length + names.length + top + strings.length + subroutines.length;
        // Format 2, one range: glyph n is the character n. Format 3 of the choice of dictionaries: one range.
        byte[] characters = ByteBuffer.allocate(5)
                .put((byte) 2)
                .putShort((short) 1)
                .putShort((short) Math.max(0, size() - 2))
                .array();
        byte[] choice = ByteBuffer.allocate(8)
                .put((byte) 3)
                .putShort((short) 1)
                .putShort((short) 0)
                .put((byte) 0)
                .putShort((short) size())
                .array();
        byte[] outlines = index(glyphs);
        int choiceAt = charset + characters.length;
        int outlinesAt = choiceAt + choice.length;
        int dictionaries = outlinesAt + outlines.length;
        int privateAt = dictionaries + index(List.of(only(0))).length;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : List.of(
                head,
                names,
                index(List.of(top(charset, choiceAt, outlinesAt, dictionaries))),
                strings,
                subroutines,
                characters,
                choice,
                outlines,
                index(List.of(only(privateAt))),
                PRIVATE)) all.writeBytes(part);
        return all.toByteArray();
    }

    private static byte[] only(int privateAt) {
        return new Dictionary()
                .number(PRIVATE.length)
                .number(privateAt)
                .then(18)
                .bytes();
    }

    private byte[] top(int charset, int choice, int outlines, int dictionaries) {
        return new Dictionary()
                .number(FIRST_STRING)
                .number(FIRST_STRING + 1)
                .number(0)
                .escaped(30)
                .number(size())
                .escaped(34)
                .number(charset)
                .then(15)
                .number(outlines)
                .then(17)
                .number(dictionaries)
                .escaped(36)
                .number(choice)
                .escaped(37)
                .bytes();
    }

    /** A list of byte strings with the place of each. */
    private static byte[] index(List<byte[]> items) {
        if (items.isEmpty()) return new byte[] {0, 0};
        int bytes = items.stream().mapToInt(item -> item.length).sum();
        ByteBuffer out = ByteBuffer.allocate(3 + 4 * (items.size() + 1) + bytes);
        out.putShort((short) items.size()).put((byte) 4);
        int at = 1;
        out.putInt(at);
        for (byte[] item : items) {
            at += item.length;
            out.putInt(at);
        }
        items.forEach(out::put);
        return out.array();
    }

    /** Operands and operators; all numbers have the same length, so that places are known before they are filled in. */
    private static final class Dictionary {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Dictionary number(int value) {
            out.write(29);
            out.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
            return this;
        }

        Dictionary then(int operator) {
            out.write(operator);
            return this;
        }

        Dictionary escaped(int operator) {
            out.write(12);
            return then(operator);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }

    /** An outline as operators with relative places. */
    private static final class Outline {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private double exactX;
        private double exactY;
        private int x;
        private int y;

        /** Stands before the first operator; the private dictionary names no other width. */
        void width(int width) {
            number(width);
        }

        void move(double toX, double toY) {
            to(toX, toY);
            out.write(MOVE);
        }

        void line(double toX, double toY) {
            to(toX, toY);
            out.write(LINE);
        }

        void curve(double x1, double y1, double x2, double y2, double x3, double y3) {
            to(x1, y1);
            to(x2, y2);
            to(x3, y3);
            out.write(CURVE);
        }

        void quadratic(double midX, double midY, double toX, double toY) {
            double fromX = exactX;
            double fromY = exactY;
            curve(
                    fromX + (midX - fromX) * 2 / 3,
                    fromY + (midY - fromY) * 2 / 3,
                    toX + (midX - toX) * 2 / 3,
                    toY + (midY - toY) * 2 / 3,
                    toX,
                    toY);
        }

        private void to(double toX, double toY) {
            exactX = toX;
            exactY = toY;
            int nextX = (int) Math.round(toX);
            int nextY = (int) Math.round(toY);
            number(nextX - x);
            number(nextY - y);
            x = nextX;
            y = nextY;
        }

        private void number(int value) {
            if (value >= -107 && value <= 107) {
                out.write(value + 139);
            } else if (value >= 108 && value <= 1131) {
                out.write(((value - 108) >> 8) + 247);
                out.write(value - 108);
            } else if (value <= -108 && value >= -1131) {
                out.write(((-value - 108) >> 8) + 251);
                out.write(-value - 108);
            } else {
                out.write(28);
                out.write(value >> 8);
                out.write(value);
            }
        }

        byte[] end(int width) {
            width(width);
            return end();
        }

        byte[] end() {
            out.write(END);
            return out.toByteArray();
        }
    }
}
