package org.bunpil.client.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.bunpil.client.asset.ImageImporter;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.model.Background;
import org.bunpil.model.InkTool;
import org.bunpil.model.Style;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of OpenBoard: a subset of SVG in which things are placed by matrices around the middle of the page, and drawn in the order of
 * an attribute. Ink is lines, or outlines that are filled.
 */
final class UbzPageReader {
    private static final long MOST_BYTES = 100L << 20;
    private static final int MOST_DEPTH = 50;
    private static final int MOST_TEXT = 1 << 20;
    private static final int MOST_ITEMS = 200_000;
    private static final double MARKER_ALPHA = 0.8;
    private static final Pattern STYLE_COLOR = Pattern.compile("[ ;\"']color:\\s*(#[0-9a-fA-F]{6})");
    private static final Pattern STYLE_SIZE = Pattern.compile("font-size:\\s*([0-9.]{1,8})(pt|px)");

    private final BoardBuilder board;
    private final UbzObjects objects;
    private final List<Item> items = new ArrayList<>();
    private double originX;
    private double originY;
    private boolean dark;
    private String groupColor = "";
    private double groupZ;

    /** Something to be drawn. */
    private record Item(double z, Runnable draw) {}

    private UbzPageReader(BoardBuilder board, UbzObjects objects) {
        this.board = board;
        this.objects = objects;
    }

    /** @throws IOException if it is no such page, or is too large */
    static void read(InputStream page, BoardBuilder board, UbzObjects objects) throws IOException {
        try (InputStream in = new LimitedInput(page, MOST_BYTES)) {
            XMLStreamReader xml = XmlInput.of(in);
            try {
                new UbzPageReader(board, objects).read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | RuntimeException broken) {
            throw new IOException("no page of OpenBoard", broken);
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException, IOException {
        int depth = 0;
        boolean known = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MOST_DEPTH) throw new IOException("nested too deeply");
                    if (depth == 1) {
                        known = xml.getLocalName().equals("svg");
                        if (!known) throw new IOException("no page of OpenBoard");
                        page(xml);
                    } else if (begin(xml)) {
                        depth--;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (xml.getLocalName().equals("g")) groupColor = "";
                }
                default -> {}
            }
        }
        if (!known) throw new IOException("empty");
        items.sort(Comparator.comparingDouble(Item::z));
        items.forEach(item -> item.draw().run());
    }

    private void page(XMLStreamReader xml) {
        double[] box = SvgNumbers.all(XmlInput.attribute(xml, "viewBox"), 4);
        originX = box.length == 4 ? box[0] : 0;
        originY = box.length == 4 ? box[1] : 0;
        dark = own(xml, "dark-background").equals("true");
        boolean lines = own(xml, "ruled-background").equals("true");
        boolean grid = own(xml, "crossed-background").equals("true");
        board.page(
                "",
                grid ? Background.GRID : lines ? Background.LINES : dark ? Background.CHALKBOARD : Background.PLAIN);
        // Paper of a board is dark or has a grid.
        if (dark && (grid || lines)) dark = false;
    }

    /** An attribute of OpenBoard's own, whatever version has written it. */
    private static String own(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String space = xml.getAttributeNamespace(i);
            if (name.equals(xml.getAttributeLocalName(i)) && space != null && space.contains("mnemis"))
                return xml.getAttributeValue(i);
        }
        return "";
    }

    /** @return whether it has been read to its end */
    private boolean begin(XMLStreamReader xml) throws XMLStreamException, IOException {
        switch (xml.getLocalName()) {
            case "g" -> {
                groupZ = number(own(xml, "z-value"), groupZ);
                groupColor = own(xml, dark ? "fill-on-dark-background" : "fill-on-light-background");
            }
            case "polygon", "polyline", "line" -> ink(xml);
            case "image" -> image(xml);
            case "foreignObject" -> {
                foreign(xml);
                return true;
            }
            case "audio", "video", "ruler", "compass", "protractor", "triangle", "curtain", "cache", "axes" ->
                board.leaveOut(LeftOut.KINDS);
            default -> {}
        }
        return false;
    }

    private void add(double z, Runnable draw) {
        if (items.size() < MOST_ITEMS) items.add(new Item(z, draw));
        else board.leaveOut(LeftOut.TOO_MANY);
    }

    private void ink(XMLStreamReader xml) {
        double[] read = xml.getLocalName().equals("line")
                ? new double[] {n(xml, "x1"), n(xml, "y1"), n(xml, "x2"), n(xml, "y2")}
                : SvgNumbers.all(XmlInput.attribute(xml, "points"), 400_000);
        double[] xy = Matrix.translate(-originX, -originY).points(Arrays.copyOf(read, read.length / 2 * 2));
        if (xy.length < 2) return;
        boolean outline = xml.getLocalName().equals("polygon");
        String seen = own(xml, dark ? "fill-on-dark-background" : "fill-on-light-background");
        String named = XmlInput.attribute(xml, outline ? "fill" : "stroke");
        int color = color(!seen.isEmpty() ? seen : !groupColor.isEmpty() ? groupColor : named);
        double alpha =
                Math.clamp(number(XmlInput.attribute(xml, outline ? "fill-opacity" : "stroke-opacity"), 1), 0, 1);
        double width = number(XmlInput.attribute(xml, "stroke-width"), 2);
        double z = number(own(xml, "z-value"), groupZ);
        add(z, () -> {
            if (!outline) stroke(xy, null, width, color, alpha);
            else outline(xy, color, alpha);
        });
    }

    private void outline(double[] xy, int color, double alpha) {
        InkOutline ink = InkOutline.of(xy);
        if (ink == null) {
            board.filled(List.of(xy), (int) Math.round(255 * alpha) << 24 | color);
            return;
        }
        double widest = Arrays.stream(ink.widths()).max().orElse(1);
        stroke(ink.xy(), ink.widths(), widest, color, alpha);
    }

    private void stroke(double[] xy, double @Nullable [] widths, double width, int color, double alpha) {
        int[] pressure = new int[xy.length / 2];
        for (int i = 0; i < pressure.length; i++)
            pressure[i] = ElementBounds.pressure(widths == null ? 1 : widths[i] / width);
        boolean marker = alpha < MARKER_ALPHA;
        Style style = new Style(
                marker ? InkTool.HIGHLIGHTER : InkTool.PEN,
                color,
                SvgStyle.units(width),
                null,
                Math.clamp(Math.round(255 * alpha), 1, 255),
                0,
                0);
        board.stroke(style, xy, marker ? null : pressure);
    }

    private int color(String text) {
        int color = SvgStyle.color(text);
        return color >= 0 ? color : dark ? 0xffffff : 0;
    }

    private Matrix matrix(XMLStreamReader xml) {
        return Matrix.translate(-originX, -originY).times(Matrix.of(XmlInput.attribute(xml, "transform")));
    }

    private void image(XMLStreamReader xml) {
        String name = String.valueOf(xml.getAttributeValue("http://www.w3.org/1999/xlink", "href"));
        Matrix at = matrix(xml);
        boolean lock = own(xml, "background").equals("true");
        double z = number(own(xml, "z-value"), 0);
        double width = n(xml, "width");
        double height = n(xml, "height");
        if (name.toLowerCase(Locale.ROOT).endsWith(".svg")) {
            board.leaveOut(LeftOut.IMAGES);
            return;
        }
        add(z, () -> {
            ImageImporter.ImportedImage image = objects.image(name);
            if (image != null) place(image, at, width, height, lock);
        });
    }

    private void place(ImageImporter.ImportedImage image, Matrix at, double width, double height, boolean lock) {
        double wide = width > 0 ? width : image.width();
        double high = height > 0 ? height : image.height();
        double w = wide * at.scaleX();
        double h = high * at.scaleY();
        double cx = at.x(wide / 2, high / 2);
        double cy = at.y(wide / 2, high / 2);
        board.image(image, cx - w / 2, cy - h / 2, w, h, at.rotation(), lock);
    }

    /** A text, a page of a PDF, or something that a board does not have; reads to its end. */
    private void foreign(XMLStreamReader xml) throws XMLStreamException, IOException {
        String type = own(xml, "type");
        String href = String.valueOf(xml.getAttributeValue("http://www.w3.org/1999/xlink", "href"));
        Matrix at = matrix(xml);
        double z = number(own(xml, "z-value"), 0);
        double width = n(xml, "width");
        double height = n(xml, "height");
        boolean lock = own(xml, "background").equals("true");
        String content = XmlInput.content(xml, MOST_TEXT);
        int page = href.indexOf(".pdf#page=");
        if (type.equals("text")) {
            add(z, () -> text(content, at, width));
        } else if (page > 0) {
            String name = href.substring(0, page + 4);
            int number = (int) number(href.substring(page + 10), 0);
            add(z, () -> {
                ImageImporter.ImportedImage image = objects.pdf(name, number);
                if (image != null) place(image, at, width, height, lock);
            });
        } else {
            board.leaveOut(LeftOut.KINDS);
        }
    }

    private void text(String html, Matrix at, double width) {
        Matcher colored = STYLE_COLOR.matcher(html);
        Matcher sized = STYLE_SIZE.matcher(html);
        double size =
                sized.find() ? number(sized.group(1), 16) * (sized.group(2).equals("pt") ? 4.0 / 3 : 1) : 21;
        int color = colored.find() ? SvgStyle.color(colored.group(1)) : dark ? 0xffffff : 0;
        String plain = RichText.plain(html);
        if (plain.isBlank()) return;
        double seen = size * at.scale();
        board.text(plain, color, seen, at.x(0, 0), at.y(0, 0), Math.max(0, width * at.scaleX()), at.rotation());
    }

    private static double n(XMLStreamReader xml, String name) {
        return SvgNumbers.length(XmlInput.attribute(xml, name), 0);
    }

    private static double number(String text, double otherwise) {
        return SvgNumbers.parsed(text, otherwise);
    }
}
