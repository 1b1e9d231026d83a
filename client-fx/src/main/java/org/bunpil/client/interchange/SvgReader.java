package org.bunpil.client.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.model.Background;
import org.bunpil.model.ShapeForm;

/**
 * Reads SVG: rectangles, circles and straight lines become shapes, other lines ink, texts texts, pictures that are in the file pictures, and
 * filled forms of other outlines pictures. No other file is looked at.
 */
final class SvgReader {
    private static final long MOST_BYTES = 100L << 20;
    private static final int MOST_DEPTH = 100;
    private static final int MOST_TEXT = 20_000;
    private static final int MOST_IMAGE = 32 << 20;
    /** A drawing is at most so large on the board; a smaller one keeps its size. */
    private static final double MOST_SIDE = 1_600;

    private static final double LEAST_SIDE = 120;
    /** How far the first line of a text is above its place, in sizes of the font, and how high a line is. */
    private static final double BASE = 0.35;

    private static final Set<String> UNSEEN = Set.of(
            "defs",
            "symbol",
            "clipPath",
            "mask",
            "pattern",
            "marker",
            "linearGradient",
            "radialGradient",
            "filter",
            "metadata",
            "title",
            "desc",
            "script",
            "namedview");

    private final BoardBuilder board;
    private final SvgRules rules = new SvgRules();
    private final Deque<Level> levels = new ArrayDeque<>();
    private boolean known;

    /** What is around an element. */
    private record Level(Matrix matrix, SvgStyle style) {}

    private SvgReader(BoardBuilder board) {
        this.board = board;
    }

    /** @throws IOException if it is no SVG, or is too large */
    static void read(InputStream file, BoardBuilder board) throws IOException {
        try (InputStream in = new LimitedInput(file, MOST_BYTES)) {
            XMLStreamReader xml = XmlInput.of(in);
            try {
                new SvgReader(board).read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | RuntimeException broken) {
            throw new IOException("no XML of an SVG", broken);
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException, IOException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin(xml);
                case XMLStreamConstants.END_ELEMENT -> levels.poll();
                default -> {}
            }
        }
        if (!known) throw new IOException("no SVG");
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException, IOException {
        String name = xml.getLocalName();
        if (!known) {
            if (!name.equals("svg")) throw new IOException("no SVG");
            known = true;
            board.page("", Background.PLAIN);
            levels.push(new Level(root(xml), SvgStyle.ROOT.with(rules.properties(xml), rules::gradient)));
            return;
        }
        if (levels.size() >= MOST_DEPTH) throw new IOException("nested too deeply");
        if (UNSEEN.contains(name)) {
            rules.definitions(xml, MOST_DEPTH);
            return;
        }
        if (name.equals("style")) {
            rules.rules(XmlInput.content(xml, MOST_TEXT * 10));
            return;
        }
        Level around = levels.element();
        UnaryOperator<String> properties = rules.properties(xml);
        Level here = new Level(
                around.matrix().times(Matrix.of(XmlInput.attribute(xml, "transform"))),
                around.style().with(properties, rules::gradient));
        if (here.style().hidden() || !here.matrix().isUsable()) {
            XmlInput.skip(xml, MOST_DEPTH);
            return;
        }
        if (name.equals("text")) {
            text(xml, here);
            return;
        }
        levels.push(here);
        element(xml, name, here);
    }

    /** Where the drawing lies: at its own size, unless that is too large or too small to be seen well. */
    private static Matrix root(XMLStreamReader xml) {
        double[] box = SvgNumbers.all(XmlInput.attribute(xml, "viewBox"), 4);
        boolean boxed = box.length == 4 && box[2] > 0 && box[3] > 0;
        double width = SvgNumbers.length(XmlInput.attribute(xml, "width"), boxed ? box[2] : 300);
        double height = SvgNumbers.length(XmlInput.attribute(xml, "height"), boxed ? box[3] * width / box[2] : 150);
        double side = Math.max(1e-6, Math.max(width, height));
        double factor = side > MOST_SIDE ? MOST_SIDE / side : side < LEAST_SIDE ? LEAST_SIDE / side : 1;
        if (!boxed) return Matrix.scale(factor, factor);
        double scale = Math.min(width / box[2], height / box[3]) * factor;
        Matrix root = Matrix.scale(scale, scale).times(Matrix.translate(-box[0], -box[1]));
        return root.isUsable() ? root : Matrix.NONE;
    }

    private void element(XMLStreamReader xml, String name, Level here) throws IOException {
        switch (name) {
            case "svg", "g", "a", "switch" -> {}
            case "rect" -> box(ShapeForm.RECT, here, n(xml, "x"), n(xml, "y"), n(xml, "width"), n(xml, "height"));
            case "circle" -> {
                double r = n(xml, "r");
                box(ShapeForm.ELLIPSE, here, n(xml, "cx") - r, n(xml, "cy") - r, 2 * r, 2 * r);
            }
            case "ellipse" -> {
                double rx = n(xml, "rx");
                double ry = n(xml, "ry");
                box(ShapeForm.ELLIPSE, here, n(xml, "cx") - rx, n(xml, "cy") - ry, 2 * rx, 2 * ry);
            }
            case "line" -> line(here, new double[] {n(xml, "x1"), n(xml, "y1"), n(xml, "x2"), n(xml, "y2")});
            case "polyline", "polygon" -> {
                double[] xy = SvgNumbers.all(XmlInput.attribute(xml, "points"), 400_000);
                boolean closed = name.equals("polygon");
                if (xy.length >= 4) outline(here, List.of(new SvgPath.Line(closed ? closed(xy) : even(xy), closed)));
            }
            case "path" ->
                outline(
                        here,
                        SvgPath.of(XmlInput.attribute(xml, "d"), here.matrix().scale()));
            case "image" -> image(xml, here);
            default -> board.leaveOut(LeftOut.KINDS);
        }
    }

    private static double n(XMLStreamReader xml, String name) {
        return SvgNumbers.length(XmlInput.attribute(xml, name), 0);
    }

    private static double[] even(double[] xy) {
        return Arrays.copyOf(xy, xy.length / 2 * 2);
    }

    private static double[] closed(double[] xy) {
        double[] all = Arrays.copyOf(xy, xy.length / 2 * 2 + 2);
        all[all.length - 2] = xy[0];
        all[all.length - 1] = xy[1];
        return all;
    }

    private void box(ShapeForm form, Level here, double x, double y, double width, double height) throws IOException {
        if (!(width > 0 && height > 0)
                || !(here.style().isFilled() || here.style().isStroked())) return;
        Matrix m = here.matrix();
        if (m.keepsRectangles()) {
            double wide = width * m.scaleX();
            double high = height * m.scaleY();
            double cx = m.x(x + width / 2, y + height / 2);
            double cy = m.y(x + width / 2, y + height / 2);
            board.shape(form, here.style().shape(m.scale()), cx - wide / 2, cy - high / 2, wide, high, m.rotation());
            return;
        }
        int steps = form == ShapeForm.RECT ? 4 : 48;
        double[] xy = new double[2 * steps + 2];
        for (int i = 0; i <= steps; i++) {
            double angle = 2 * Math.PI * i / steps - (form == ShapeForm.RECT ? Math.PI / 4 : 0);
            double far = form == ShapeForm.RECT ? Math.sqrt(0.5) : 0.5;
            xy[2 * i] = x + width / 2 + width * far * Math.cos(angle);
            xy[2 * i + 1] = y + height / 2 + height * far * Math.sin(angle);
        }
        outline(here, List.of(new SvgPath.Line(xy, true)));
    }

    private void line(Level here, double[] xy) {
        if (!here.style().isStroked()) return;
        double[] at = here.matrix().points(xy);
        board.shape(
                ShapeForm.LINE,
                here.style().line(here.matrix().scale()),
                at[0],
                at[1],
                at[2] - at[0],
                at[3] - at[1],
                0);
    }

    private void outline(Level here, List<SvgPath.Line> lines) throws IOException {
        List<double[]> moved = new ArrayList<>();
        for (SvgPath.Line line : lines) moved.add(here.matrix().points(line.xy()));
        if (here.style().isFilled() && moved.stream().anyMatch(xy -> xy.length > 4))
            board.filled(moved, here.style().fillArgb());
        if (!here.style().isStroked()) return;
        for (int i = 0; i < moved.size(); i++) {
            double[] xy = moved.get(i);
            if (xy.length == 4 && !lines.get(i).isClosed()) {
                line(new Level(Matrix.NONE, here.style()), here.matrix().scale(), xy);
                continue;
            }
            int[] pressure = new int[xy.length / 2];
            Arrays.fill(pressure, ElementBounds.pressure(1));
            board.stroke(here.style().line(here.matrix().scale()), xy, pressure);
        }
    }

    private void line(Level here, double scale, double[] xy) {
        board.shape(ShapeForm.LINE, here.style().line(scale), xy[0], xy[1], xy[2] - xy[0], xy[3] - xy[1], 0);
    }

    private void image(XMLStreamReader xml, Level here) {
        String href = XmlInput.attribute(xml, "href");
        if (href.isEmpty()) href = String.valueOf(xml.getAttributeValue("http://www.w3.org/1999/xlink", "href"));
        int comma = href.indexOf(',');
        boolean here64 = comma > 0
                && href.length() < MOST_IMAGE
                && href.substring(0, Math.min(comma, 80))
                        .toLowerCase(Locale.ROOT)
                        .matches("data:image/[a-z]+;base64");
        // A file must not name another file of the computer, or a place in the network, and have it shown to a class.
        if (!here64) {
            board.leaveOut(LeftOut.BACKGROUNDS);
            return;
        }
        Matrix m = here.matrix();
        double wide = n(xml, "width") * m.scaleX();
        double high = n(xml, "height") * m.scaleY();
        double cx = m.x(n(xml, "x") + n(xml, "width") / 2, n(xml, "y") + n(xml, "height") / 2);
        double cy = m.y(n(xml, "x") + n(xml, "width") / 2, n(xml, "y") + n(xml, "height") / 2);
        byte[] bytes = Base64.getMimeDecoder().decode(href.substring(comma + 1));
        board.image(bytes, cx - wide / 2, cy - high / 2, wide, high, m.rotation(), false);
    }

    /** A text with all its lines; reads to its end. */
    private void text(XMLStreamReader xml, Level here) throws XMLStreamException, IOException {
        double x = first(xml, "x", 0);
        double y = first(xml, "y", 0);
        StringBuilder words = new StringBuilder();
        SvgStyle style = here.style();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MOST_DEPTH) throw new IOException("nested too deeply");
                    boolean line = !XmlInput.attribute(xml, "y").isEmpty() || first(xml, "dy", 0) != 0;
                    if (line && !words.toString().isBlank()) words.append('\n');
                    else if (words.isEmpty()) {
                        x = first(xml, "x", x);
                        y = first(xml, "y", y);
                    }
                    if (words.isEmpty()) style = style.with(rules.properties(xml), rules::gradient);
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (words.length() + xml.getTextLength() > MOST_TEXT) throw new IOException("too long");
                    String some = xml.getText().replaceAll("\\s+", " ");
                    words.append(words.isEmpty() || words.toString().endsWith("\n") ? some.stripLeading() : some);
                }
                default -> {}
            }
        }
        String all = words.toString().strip();
        if (all.isEmpty() || !style.isFilled()) return;
        double size = style.fontSize() * here.matrix().scale();
        double wide = board.textWidth(all, size);
        double lines = all.chars().filter(c -> c == '\n').count();
        double unit = 1 / here.matrix().scale();
        double cx = x + wide * unit * (0.5 - style.anchor());
        double cy = y - style.fontSize() * BASE + lines * style.fontSize() * 0.6;
        board.textAround(
                all,
                style.fill(),
                size,
                here.matrix().x(cx, cy),
                here.matrix().y(cx, cy),
                here.matrix().rotation());
    }

    private static double first(XMLStreamReader xml, String name, double otherwise) {
        return SvgNumbers.length(XmlInput.attribute(xml, name).strip().replaceAll("[\\s,].*$", ""), otherwise);
    }
}
