package org.bunpil.client.interchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.bunpil.board.Snapshot;
import org.bunpil.client.asset.ImageImporter;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.FileNotice;
import org.bunpil.client.file.FileProgress;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.client.geometry.FontSteps;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.FilledOutline;
import org.bunpil.client.render.Typography;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Access;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Connector;
import org.bunpil.model.Connector.Route;
import org.bunpil.model.Connector.Tip;
import org.bunpil.model.Element;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Image;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.jspecify.annotations.Nullable;

/** A board that grows element by element. All positions are board pixels. What is beyond a board's limits is counted, not added. */
final class BoardBuilder {
    /** In the place of a client that made the elements. */
    private static final String AUTHOR = "imported";
    /** Bytes of images: what a board may bring. */
    private static final long MOST_ASSET_BYTES = 200L << 20;

    private static final int ELEMENT_BYTES = 200;
    /** Filled outlines; each is a picture. */
    private static final int MOST_FILLED = 1_000;

    private static final double MOST = (double) Limits.COORDINATE / Viewport.UNITS / 4;

    private final List<Page> pages = new ArrayList<>();
    private final List<Element> elements = new ArrayList<>();
    private final Map<String, byte[]> assets = new LinkedHashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    /** Where connectors are in the list of elements, by id. */
    private final Map<String, Integer> connectors = new HashMap<>();

    private final Map<LeftOut, Integer> leftOut = new TreeMap<>();
    private final FileProgress progress;
    private long assetBytes;
    private long bytes;
    private long ids;
    private int filled;
    private boolean open;

    BoardBuilder(FileProgress progress) {
        this.progress = progress;
    }

    /** Begins a page. @return false if the board has no room for it; what follows is then left out */
    boolean page(String title, Background background) {
        open = pages.size() < Limits.BOARD_PAGES;
        if (!open) {
            leaveOut(LeftOut.PAGES);
            return false;
        }
        String id = pages.isEmpty() ? Page.FIRST : newId();
        pages.add(new Page(id, clean(title, Limits.TITLE_UNITS, false), background, false));
        return true;
    }

    private String newId() {
        return AUTHOR + "-" + Long.toString(++ids, 36);
    }

    void leaveOut(LeftOut what) {
        leftOut.merge(what, 1, Integer::sum);
    }

    boolean isEmpty() {
        return elements.isEmpty();
    }

    private CommonProperties common(double x, double y, Style style, boolean lock) {
        long z = (elements.size() + 1L) << 24;
        return new CommonProperties(newId(), pages.getLast().id(), z, point(x, y), 0, style, null, lock);
    }

    private static Point point(double x, double y) {
        return new Point(units(x), units(y));
    }

    private static int units(double pixels) {
        return (int) Math.round(Math.clamp(pixels, -MOST, MOST) * Viewport.UNITS);
    }

    private boolean add(Element element, long weight) {
        if (!open || elements.size() >= Limits.BOARD_ELEMENTS || bytes + weight + ELEMENT_BYTES > Limits.BOARD_BYTES) {
            leaveOut(LeftOut.TOO_MANY);
            return false;
        }
        bytes += weight + ELEMENT_BYTES;
        elements.add(element);
        if (elements.size() % 256 == 0) progress.done((double) elements.size() / Limits.BOARD_ELEMENTS);
        return true;
    }

    private boolean isUsable() {
        if (!open) leaveOut(LeftOut.TOO_MANY);
        return open;
    }

    /**
     * Adds ink; a long line becomes several.
     *
     * @param xy positions in turn
     * @param pressure 0–255 for each position; null: not known
     */
    void stroke(Style style, double[] xy, int @Nullable [] pressure) {
        if (xy.length < 2 || !isUsable()) return;
        int count = xy.length / 2;
        for (int from = 0; from < count; from += Limits.APPEND_SAMPLES * 8 - 1) {
            int to = Math.min(count, from + Limits.APPEND_SAMPLES * 8);
            if (to - from == 1 && from > 0) return;
            Point at = point(xy[2 * from], xy[2 * from + 1]);
            List<Sample> samples = new ArrayList<>(to - from);
            for (int i = from; i < to; i++) {
                int x = Math.clamp(units(xy[2 * i]) - (long) at.x(), -Limits.OFFSET, Limits.OFFSET);
                int y = Math.clamp(units(xy[2 * i + 1]) - (long) at.y(), -Limits.OFFSET, Limits.OFFSET);
                samples.add(new Sample(x, y, pressure == null ? 128 : Math.clamp(pressure[i], 0, 255), 0));
            }
            SampleChunk chunk = SampleChunk.of(samples, pressure != null, false);
            if (chunk.byteCount() + Limits.CHUNK_BYTES > Limits.STROKE_BYTES) {
                leaveOut(LeftOut.TOO_MANY);
                continue;
            }
            CommonProperties common = common(xy[2 * from], xy[2 * from + 1], style, false);
            add(
                    new Stroke(
                            common, StrokePoints.of(chunk), false, false, 1, Stroke.UNIT_SCALE, Stroke.UNIT_SCALE, 0),
                    chunk.byteCount());
        }
    }

    /** @param rot 1/100 degree, clockwise */
    void shape(ShapeForm form, Style style, double x, double y, double width, double height, int rot) {
        if (!isUsable()) return;
        add(new Shape(common(x, y, style, false), form, new Size(units(width), units(height)), rot), 0);
    }

    /** Id of the element that was added last; null: none was. */
    @Nullable
    String lastId() {
        return elements.isEmpty() ? null : elements.getLast().id();
    }

    /** Adds a connector that is bound to nothing yet. @return its id, or null */
    @Nullable
    String connector(Style style, double[] ends, Route route, int bend, Tip tail, Tip head) {
        if (!isUsable()) return null;
        Point start = point(ends[0], ends[1]);
        Connector connector = new Connector(
                        common(ends[0], ends[1], style, false),
                        new Size(0, 0),
                        "",
                        null,
                        null,
                        route,
                        Math.clamp(bend, -Limits.BEND, Limits.BEND),
                        tail,
                        head)
                .between(start, point(ends[2], ends[3]));
        if (!add(connector, 0)) return null;
        connectors.put(connector.id(), elements.size() - 1);
        return connector.id();
    }

    /** Changes a connector that was added. */
    void change(String connector, UnaryOperator<Connector> change) {
        Integer at = connectors.get(connector);
        Connector now = at == null ? null : ConnectorEnds.connector(elements.get(at));
        if (at != null && now != null) elements.set(at, change.apply(now));
    }

    /** Writes a connector's label. */
    void label(String connector, String text) {
        String clean = clean(text, Limits.TEXT_UNITS, true);
        if (clean.length() < text.length()) leaveOut(LeftOut.TEXT_END);
        change(
                connector,
                c -> new Connector(
                        c.common(), c.size(), clean, c.from(), c.to(), c.route(), c.bend(), c.tail(), c.head()));
    }

    /**
     * Adds text.
     *
     * @param size of the font
     * @param width in which it is to be broken; 0: only where it is
     */
    void text(String text, int color, double size, double x, double y, double width, int rot) {
        String clean = clean(text, Limits.TEXT_UNITS, true);
        if (clean.isBlank() || !isUsable()) return;
        if (clean.length() < text.length()) leaveOut(LeftOut.TEXT_END);
        int step = FontSteps.nearest(Math.clamp(size, 1, 1_000));
        double most = width > 0 ? width * FontSteps.size(step) / size + 2 * Typography.TEXT_PADDING + 4 : 4_000;
        Size needed = Typography.needed(clean, units(most), step);
        CommonProperties common = common(
                x - Typography.TEXT_PADDING,
                y - Typography.TEXT_PADDING,
                Style.DEFAULT.withColor(color).withFont(step),
                false);
        add(new Text(common, clean, needed, rot), 2L * clean.length());
    }

    /** About how wide a text is that is broken only where it is. */
    double textWidth(String text, double size) {
        int step = FontSteps.nearest(Math.clamp(size, 1, 1_000));
        double padding = 2.0 * Typography.TEXT_PADDING;
        Size needed = Typography.needed(clean(text, Limits.TEXT_UNITS, true), units(4_000), step);
        double wide = (double) needed.width() / Viewport.UNITS - padding;
        return Math.max(1, wide * Math.clamp(size, 1, 1_000) / FontSteps.size(step));
    }

    /** Adds text around a point, as far as that is possible with the sizes that a board has. */
    void textAround(String text, int color, double size, double x, double y, int rot) {
        int step = FontSteps.nearest(Math.clamp(size, 1, 1_000));
        Size needed = Typography.needed(clean(text, Limits.TEXT_UNITS, true), units(4_000), step);
        double padding = Typography.TEXT_PADDING;
        double left = x - (double) needed.width() / Viewport.UNITS / 2 + padding;
        double top = y - (double) needed.height() / Viewport.UNITS / 2 + padding;
        text(text, color, FontSteps.size(step), left, top, 0, rot);
    }

    /**
     * Adds what is within outlines as a picture.
     *
     * @param outlines x and y in turn, each closed
     */
    void filled(List<double[]> outlines, int argb) {
        if (!isUsable()) return;
        if (++filled > MOST_FILLED) {
            leaveOut(LeftOut.TOO_MANY);
            return;
        }
        try {
            FilledOutline found = FilledOutline.of(outlines, argb);
            if (found == null) return;
            double wide = found.width() / found.scale();
            double high = found.height() / found.scale();
            if (Math.abs(found.left()) > MOST || Math.abs(found.top()) > MOST || Math.max(wide, high) > MOST)
                throw new IOException("beyond the board");
            ImageImporter.ImportedImage image = ImageImporter.of(found.width(), found.height(), found.argb());
            image(image, found.left(), found.top(), wide, high, 0, false);
        } catch (IOException | OutOfMemoryError unusable) {
            leaveOut(LeftOut.KINDS);
        }
    }

    /** Adds a picture from the bytes of a file. */
    void image(byte[] file, double x, double y, double width, double height, int rot, boolean lock) {
        if (!isUsable()) return;
        try {
            image(ImageImporter.of(file), x, y, width, height, rot, lock);
        } catch (IOException | OutOfMemoryError unreadable) {
            leaveOut(LeftOut.IMAGES);
        }
    }

    void image(
            ImageImporter.ImportedImage image, double x, double y, double width, double height, int rot, boolean lock) {
        if (!isUsable()) return;
        boolean known = assets.containsKey(image.id());
        if (!known && assetBytes + image.bytes().length > MOST_ASSET_BYTES) {
            leaveOut(LeftOut.IMAGES);
            return;
        }
        Size size = new Size(Math.max(1, units(width)), Math.max(1, units(height)));
        if (!add(new Image(common(x, y, Style.DEFAULT, lock), image.id(), size, rot), 0) || known) return;
        assets.put(image.id(), image.bytes());
        if (!image.text().isEmpty()) texts.put(image.id(), image.text());
        assetBytes += image.bytes().length;
    }

    /** At most so many units, without control characters and halves of characters. */
    private static String clean(String text, int most, boolean lines) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .filter(c -> (lines && c == '\n')
                        || (!Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE))
                .takeWhile(c -> clean.length() + Character.charCount(c) <= most)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** The board, with what was left out. */
    BoardContent content(Path file) {
        List<FileNotice> notices = new ArrayList<>();
        leftOut.forEach((what, times) -> notices.add(new FileNotice(what.key(), List.of(times))));
        return new BoardContent(snapshot(title(file)), assets::get, texts, notices, () -> {});
    }

    /** The file's name without its ending. */
    private static String title(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** It has one page at least. */
    private Snapshot snapshot(String title) {
        if (pages.isEmpty()) page("", Background.PLAIN);
        return new Snapshot(
                0,
                clean(title, Limits.TITLE_UNITS, false),
                "",
                null,
                connectors.isEmpty() ? FoldVersion.FIRST : FoldVersion.CONNECTORS,
                0,
                0,
                0,
                List.copyOf(pages),
                List.of(),
                Access.INITIAL,
                List.copyOf(elements),
                List.of());
    }
}
