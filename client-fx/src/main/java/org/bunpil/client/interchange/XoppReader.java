package org.bunpil.client.interchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.pdf.PageSize;
import org.bunpil.model.Background;
import org.bunpil.model.InkTool;
import org.bunpil.model.Limits;
import org.bunpil.model.Style;
import org.jspecify.annotations.Nullable;

/** Reads the format of Xournal++ (and Xournal): XML packed by gzip. Lengths in it are points. */
final class XoppReader {
    /** Unpacked bytes. */
    private static final long MOST_BYTES = 200L << 20;
    /** Characters of one element: a picture, or the points of a line. */
    private static final int MOST_TEXT = 64 << 20;

    private static final int MOST_DEPTH = 12;
    /** Board pixels for a point: A4 is as wide as a page of a PDF. */
    private static final double PIXELS = PageSize.PIXELS_PER_POINT;

    private static final Map<String, Integer> COLORS = Map.ofEntries(
            Map.entry("black", 0x000000),
            Map.entry("blue", 0x3333cc),
            Map.entry("red", 0xff0000),
            Map.entry("green", 0x008000),
            Map.entry("gray", 0x808080),
            Map.entry("lightblue", 0x00c0ff),
            Map.entry("lightgreen", 0x00ff00),
            Map.entry("magenta", 0xff00ff),
            Map.entry("orange", 0xff8000),
            Map.entry("yellow", 0xffff00),
            Map.entry("white", 0xffffff));

    private static final int HIGHLIGHTER_ALPHA = 128;

    private final BoardBuilder board;
    private boolean inPage;
    private double pageWidth;
    private double pageHeight;

    private XoppReader(BoardBuilder board) {
        this.board = board;
    }

    /** @throws IOException if it is not such a file, or is too large */
    static void read(InputStream file, BoardBuilder board) throws IOException {
        try (InputStream in = new LimitedInput(unpacked(new BufferedInputStream(file)), MOST_BYTES)) {
            XMLStreamReader xml = XmlInput.of(in);
            try {
                new XoppReader(board).read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | RuntimeException broken) {
            throw new IOException("no XML of Xournal++", broken);
        }
    }

    private static InputStream unpacked(BufferedInputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() | (in.read() << 8);
        in.reset();
        return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException, IOException {
        int depth = 0;
        boolean known = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MOST_DEPTH) throw new IOException("nested too deeply");
                    if (depth == 1) known = xml.getLocalName().equals("xournal");
                    if (!known) throw new IOException("not of Xournal++");
                    if (begin(xml)) depth--;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        if (!known) throw new IOException("empty");
    }

    /** @return whether it has been read to its end */
    private boolean begin(XMLStreamReader xml) throws XMLStreamException, IOException {
        return switch (xml.getLocalName()) {
            case "page" -> {
                pageWidth = number(xml, "width", 595);
                pageHeight = number(xml, "height", 842);
                inPage = false;
                yield false;
            }
            case "background" -> {
                background(xml);
                yield false;
            }
            case "layer" -> {
                page(Background.PLAIN);
                yield false;
            }
            case "stroke" -> {
                stroke(xml);
                yield true;
            }
            case "text" -> {
                double size = number(xml, "size", 12);
                double x = number(xml, "x", 0);
                double y = number(xml, "y", 0);
                int color = color(xml.getAttributeValue(null, "color")) & 0xffffff;
                board.text(XmlInput.content(xml, MOST_TEXT), color, size * PIXELS, x * PIXELS, y * PIXELS, 0, 0);
                yield true;
            }
            case "image" -> {
                image(xml);
                yield true;
            }
            case "teximage" -> {
                board.leaveOut(LeftOut.KINDS);
                XmlInput.content(xml, MOST_TEXT);
                yield true;
            }
            default -> false;
        };
    }

    private void page(Background background) {
        if (!inPage) board.page("", background);
        inPage = true;
    }

    private void background(XMLStreamReader xml) {
        String type = XmlInput.attribute(xml, "type");
        if (!type.equals("solid")) board.leaveOut(LeftOut.BACKGROUNDS);
        page(
                switch (XmlInput.attribute(xml, "style")) {
                    case "lined", "ruled", "staves" -> Background.LINES;
                    case "graph", "isograph" -> Background.GRID;
                    case "dotted", "isodotted" -> Background.DOTS;
                    default -> Background.PLAIN;
                });
    }

    private void stroke(XMLStreamReader xml) throws XMLStreamException, IOException {
        page(Background.PLAIN);
        String tool = XmlInput.attribute(xml, "tool");
        int argb = color(xml.getAttributeValue(null, "color"));
        String[] widths = XmlInput.attribute(xml, "width").strip().split("\\s+");
        String dash = XmlInput.attribute(xml, "style");
        int fill = (int) number(xml, "fill", -1);
        double[] xy = numbers(XmlInput.content(xml, MOST_TEXT));
        double width = Math.max(0.05, parsed(widths[0], 1.41));
        boolean marker = tool.equals("highlighter");
        int[] pressure = widths.length > 1 && !marker ? new int[xy.length / 2] : null;
        for (int i = 0; pressure != null && i < pressure.length; i++) {
            pressure[i] = ElementBounds.pressure(parsed(widths[Math.min(i + 1, widths.length - 1)], width) / width);
        }
        // A line without pressure is as wide as its style, which a middle pressure stands for.
        if (pressure == null && !marker) {
            pressure = new int[xy.length / 2];
            Arrays.fill(pressure, ElementBounds.pressure(1));
        }
        int alpha = marker ? HIGHLIGHTER_ALPHA : argb >>> 24;
        Style style = new Style(
                marker ? InkTool.HIGHLIGHTER : InkTool.PEN,
                tool.equals("eraser") ? 0xffffff : argb & 0xffffff,
                Math.clamp(Math.round(width * PIXELS * Viewport.UNITS), 1, Limits.WIDTH),
                null,
                alpha == 0 ? 255 : alpha,
                dash.isEmpty() || dash.equals("plain") ? 0 : dash.equals("dot") ? 2 : 1,
                0);
        if (fill > 0) board.leaveOut(LeftOut.KINDS);
        for (int i = 0; i < xy.length; i++) xy[i] *= PIXELS;
        board.stroke(style, xy, pressure);
    }

    private void image(XMLStreamReader xml) throws XMLStreamException, IOException {
        page(Background.PLAIN);
        double left = number(xml, "left", 0) * PIXELS;
        double top = number(xml, "top", 0) * PIXELS;
        double right = number(xml, "right", pageWidth) * PIXELS;
        double bottom = number(xml, "bottom", pageHeight) * PIXELS;
        byte[] bytes = Base64.getMimeDecoder().decode(XmlInput.content(xml, MOST_TEXT));
        board.image(bytes, left, top, right - left, bottom - top, 0, false);
    }

    private static double number(XMLStreamReader xml, String name, double otherwise) {
        return parsed(XmlInput.attribute(xml, name), otherwise);
    }

    private static double parsed(String text, double otherwise) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : otherwise;
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    private static double[] numbers(String text) throws IOException {
        String[] parts = text.strip().split("\\s+");
        double[] numbers = new double[parts.length / 2 * 2];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = parsed(parts[i], Double.NaN);
            if (Double.isNaN(numbers[i])) throw new IOException("a line whose points are no numbers");
        }
        return numbers;
    }

    /** ARGB; black if there is none. */
    private static int color(@Nullable String text) {
        if (text == null) return 0xff000000;
        Integer named = COLORS.get(text.toLowerCase(Locale.ROOT));
        if (named != null) return 0xff000000 | named;
        if (!text.matches("#[0-9a-fA-F]{8}")) return 0xff000000;
        int rgba = Integer.parseUnsignedInt(text.substring(1), 16);
        return (rgba >>> 8) | (rgba << 24);
    }
}
