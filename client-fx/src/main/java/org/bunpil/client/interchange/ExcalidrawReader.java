package org.bunpil.client.interchange;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.bunpil.client.asset.ImageImporter;
import org.bunpil.client.geometry.ConnectorPath;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.model.Background;
import org.bunpil.model.Connector.Binding;
import org.bunpil.model.Connector.Route;
import org.bunpil.model.Connector.Tip;
import org.bunpil.model.InkTool;
import org.bunpil.model.Limits;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.jspecify.annotations.Nullable;

/** Reads the format of Excalidraw: JSON with elements and, beside them, pictures as data URLs. The file is read twice: pictures first. */
final class ExcalidrawReader {
    private static final long MOST_BYTES = 200L << 20;
    private static final int MOST_POINTS = 100_000;
    /** Strings beyond this are no texts. */
    private static final int MOST_TEXT = 100_000;
    /** An ink line is this much wider than its number says. */
    private static final double INK_WIDTH = 3;

    private final BoardBuilder board;
    private final Map<String, ImageImporter.ImportedImage> images = new HashMap<>();
    /** Elements of the board, by the ids that the file has for them. */
    private final Map<String, String> made = new HashMap<>();
    /** Arrows that are bound to something, by the board's ids: an arrow may come before what it is bound to. */
    private final Map<String, Found> bound = new HashMap<>();

    private ExcalidrawReader(BoardBuilder board) {
        this.board = board;
    }

    /** What an element has that a board has too. */
    private static final class Found {
        String type = "";
        String text = "";
        String file = "";
        String strokeStyle = "";
        String id = "";
        String container = "";
        String startBinding = "";
        String endBinding = "";
        boolean elbowed;

        @Nullable
        String end;

        @Nullable
        String start;

        int color;
        int fill = -1;
        double x;
        double y;
        double width;
        double height;
        double angle;
        double strokeWidth = 2;
        double opacity = 100;
        double fontSize = 20;
        boolean deleted;
        boolean wraps;
        double[] points = new double[0];
        double[] pressures = new double[0];
    }

    /** @throws IOException if it is not such a file, or is too large */
    static void read(Path file, BoardBuilder board) throws IOException {
        if (Files.size(file) > MOST_BYTES) throw new IOException("too large");
        ExcalidrawReader reader = new ExcalidrawReader(board);
        try {
            if (!reader.pass(file, false)) throw new IOException("not of Excalidraw");
            board.page("", Background.PLAIN);
            reader.pass(file, true);
            reader.bind();
        } catch (RuntimeException | StackOverflowError broken) {
            throw new IOException("no JSON of Excalidraw", broken);
        }
    }

    /** @return whether the file says that it is one */
    private boolean pass(Path file, boolean elements) throws IOException {
        boolean known = false;
        try (Reader text = new InputStreamReader(
                        new BufferedInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
                JsonReader json = new JsonReader(text)) {
            json.setStrictness(Strictness.STRICT);
            json.setNestingLimit(32);
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "type" -> known = string(json).startsWith("excalidraw");
                    case "elements" -> {
                        if (!elements) json.skipValue();
                        else {
                            json.beginArray();
                            while (json.hasNext()) put(element(json));
                            json.endArray();
                        }
                    }
                    case "files" -> {
                        if (elements) json.skipValue();
                        else images(json);
                    }
                    default -> json.skipValue();
                }
            }
            json.endObject();
        }
        return known;
    }

    private void images(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            String id = json.nextName();
            String url = "";
            json.beginObject();
            while (json.hasNext()) {
                if (json.nextName().equals("dataURL") && json.peek() == JsonToken.STRING) url = json.nextString();
                else json.skipValue();
            }
            json.endObject();
            int comma = url.indexOf(',');
            if (comma < 0
                    || !url.startsWith("data:")
                    || !url.substring(0, comma).endsWith(";base64")) continue;
            try {
                images.put(id, ImageImporter.of(Base64.getDecoder().decode(url.substring(comma + 1))));
            } catch (IOException | IllegalArgumentException | OutOfMemoryError unreadable) {
                // Said once for each element that shows it.
                images.remove(id);
            }
        }
        json.endObject();
    }

    private static Found element(JsonReader json) throws IOException {
        Found found = new Found();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "id" -> found.id = string(json);
                case "type" -> found.type = string(json);
                case "x" -> found.x = number(json, 0);
                case "y" -> found.y = number(json, 0);
                case "width" -> found.width = number(json, 0);
                case "height" -> found.height = number(json, 0);
                case "angle" -> found.angle = number(json, 0);
                case "strokeColor" -> found.color = Math.max(0, color(string(json)));
                case "backgroundColor" -> found.fill = color(string(json));
                case "strokeWidth" -> found.strokeWidth = number(json, 2);
                case "strokeStyle" -> found.strokeStyle = string(json);
                case "opacity" -> found.opacity = number(json, 100);
                case "fontSize" -> found.fontSize = number(json, 20);
                case "text" -> found.text = string(json);
                case "containerId" -> {
                    found.container = string(json);
                    found.wraps = !found.container.isEmpty();
                }
                case "startBinding" -> found.startBinding = binding(json);
                case "endBinding" -> found.endBinding = binding(json);
                case "elbowed" -> found.elbowed = flag(json);
                case "fileId" -> found.file = string(json);
                case "startArrowhead" -> found.start = string(json);
                case "endArrowhead" -> found.end = string(json);
                case "isDeleted" -> found.deleted = flag(json);
                case "points" -> found.points = numbers(json, 2);
                case "pressures" -> found.pressures = numbers(json, 1);
                default -> json.skipValue();
            }
        }
        json.endObject();
        return found;
    }

    private void put(Found e) {
        if (e.deleted) return;
        int rot = (int) Math.round(Math.toDegrees(e.angle) % 360 * 100);
        switch (e.type) {
            case "rectangle" -> board.shape(ShapeForm.RECT, style(e, true), e.x, e.y, e.width, e.height, rot);
            case "ellipse" -> board.shape(ShapeForm.ELLIPSE, style(e, true), e.x, e.y, e.width, e.height, rot);
            case "diamond" -> board.shape(ShapeForm.DIAMOND, style(e, true), e.x, e.y, e.width, e.height, rot);
            case "line", "arrow" -> line(e, rot);
            case "freedraw" -> ink(e);
            case "text" -> text(e, rot);
            case "image" -> {
                ImageImporter.ImportedImage image = images.get(e.file);
                if (image == null) board.leaveOut(LeftOut.IMAGES);
                else board.image(image, e.x, e.y, Math.abs(e.width), Math.abs(e.height), rot, false);
            }
            case "selection" -> {}
            default -> board.leaveOut(LeftOut.KINDS);
        }
        String id = board.lastId();
        if (id != null && !e.id.isEmpty()) made.putIfAbsent(e.id, id);
    }

    private void text(Found e, int rot) {
        String around = made.getOrDefault(e.container, "");
        if (bound.containsKey(around)) board.label(around, e.text);
        else board.text(e.text, e.color, e.fontSize, e.x, e.y, e.wraps ? 0 : e.width * 1.3, rot);
    }

    /** The id in a binding; what else it says of the place is not taken over. */
    private static String binding(JsonReader json) throws IOException {
        String id = "";
        if (json.peek() != JsonToken.BEGIN_OBJECT) {
            json.skipValue();
            return id;
        }
        json.beginObject();
        while (json.hasNext()) {
            if (json.nextName().equals("elementId")) id = string(json);
            else json.skipValue();
        }
        json.endObject();
        return id;
    }

    /** Binds arrows to what the board has of the file. */
    private void bind() {
        bound.forEach(
                (id, arrow) -> board.change(id, c -> c.bound(target(arrow.startBinding), target(arrow.endBinding))));
    }

    private @Nullable Binding target(String id) {
        String there = made.get(id);
        return there == null ? null : new Binding(there, null);
    }

    /** Whether a line that is bound to something, or goes around corners by itself, is made a connector. */
    private boolean connect(Found e) {
        boolean binds = !e.startBinding.isEmpty() || !e.endBinding.isEmpty();
        int last = e.points.length - 2;
        if (e.angle != 0 || last < 2 || !(e.elbowed || (binds && last <= 4))) return false;
        double[] ends = {e.x + e.points[0], e.y + e.points[1], e.x + e.points[last], e.y + e.points[last + 1]};
        Route route = e.elbowed ? Route.ELBOW : last == 4 ? Route.CURVE : Route.STRAIGHT;
        int bend = 0;
        if (route == Route.CURVE) bend = ConnectorPath.curveBend(ends, e.x + e.points[2], e.y + e.points[3]);
        String id = board.connector(style(e, false), ends, route, bend, tip(e.start), tip(e.end));
        if (id != null) bound.put(id, e);
        return true;
    }

    private static Tip tip(@Nullable String arrowhead) {
        if (!isHead(arrowhead)) return Tip.NONE;
        return "dot".equals(arrowhead) || "circle".equals(arrowhead) ? Tip.DOT : Tip.ARROW;
    }

    private void line(Found e, int rot) {
        if (connect(e)) return;
        boolean head = isHead(e.end) || isHead(e.start);
        if (e.points.length == 4) {
            double x1 = e.x + e.points[0];
            double y1 = e.y + e.points[1];
            double x2 = e.x + e.points[2];
            double y2 = e.y + e.points[3];
            boolean backward = head && !isHead(e.end);
            Style style = style(e, false);
            ShapeForm form = head ? ShapeForm.ARROW : ShapeForm.LINE;
            if (backward) board.shape(form, style, x2, y2, x1 - x2, y1 - y2, rot);
            else board.shape(form, style, x1, y1, x2 - x1, y2 - y1, rot);
            return;
        }
        if (head) board.leaveOut(LeftOut.BENT_ARROWS);
        ink(e);
    }

    private static boolean isHead(@Nullable String arrowhead) {
        return arrowhead != null && !arrowhead.isEmpty();
    }

    private void ink(Found e) {
        double[] xy = turned(e);
        boolean drawn = e.type.equals("freedraw");
        int[] pressure = new int[xy.length / 2];
        Arrays.fill(pressure, ElementBounds.pressure(1));
        for (int i = 0; drawn && i < pressure.length && i < e.pressures.length; i++) {
            pressure[i] = (int) Math.round(255 * Math.clamp(e.pressures[i], 0, 1));
        }
        board.stroke(style(e, false).withWidth(width(e, drawn ? INK_WIDTH : 1)), xy, pressure);
    }

    /** The points where they are seen. */
    private static double[] turned(Found e) {
        double[] xy = e.points.clone();
        double minX = Double.MAX_VALUE;
        double maxX = -Double.MAX_VALUE;
        double minY = Double.MAX_VALUE;
        double maxY = -Double.MAX_VALUE;
        for (int i = 0; i < xy.length; i += 2) {
            minX = Math.min(minX, xy[i]);
            maxX = Math.max(maxX, xy[i]);
            minY = Math.min(minY, xy[i + 1]);
            maxY = Math.max(maxY, xy[i + 1]);
        }
        double cx = (minX + maxX) / 2;
        double cy = (minY + maxY) / 2;
        double cos = Math.cos(e.angle);
        double sin = Math.sin(e.angle);
        for (int i = 0; i < xy.length; i += 2) {
            double dx = xy[i] - cx;
            double dy = xy[i + 1] - cy;
            xy[i] = e.x + cx + dx * cos - dy * sin;
            xy[i + 1] = e.y + cy + dx * sin + dy * cos;
        }
        return xy;
    }

    private static int width(Found e, double times) {
        return Math.clamp(Math.round(e.strokeWidth * times * Viewport.UNITS), 1, Limits.WIDTH);
    }

    private static Style style(Found e, boolean closed) {
        int dash = e.strokeStyle.equals("dashed") ? 1 : e.strokeStyle.equals("dotted") ? 2 : 0;
        int alpha = (int) Math.round(255 * Math.clamp(e.opacity, 0, 100) / 100);
        Integer fill = closed && e.fill >= 0 ? e.fill : null;
        return new Style(InkTool.PEN, e.color, width(e, 1), fill, alpha, dash, 0);
    }

    /** 0xRRGGBB; -1 for none. */
    private static int color(String text) {
        if (text.matches("#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")) return Integer.parseInt(text.substring(1, 7), 16);
        if (text.matches("#[0-9a-fA-F]{3}")) {
            int rgb = Integer.parseInt(text.substring(1), 16);
            return ((rgb & 0xf00) * 0x1100) | ((rgb & 0xf0) * 0x110) | ((rgb & 0xf) * 0x11);
        }
        return switch (text) {
            case "black" -> 0;
            case "white" -> 0xffffff;
            case "red" -> 0xff0000;
            case "green" -> 0x008000;
            case "blue" -> 0x0000ff;
            default -> -1;
        };
    }

    private static String string(JsonReader json) throws IOException {
        if (json.peek() != JsonToken.STRING) {
            json.skipValue();
            return "";
        }
        String text = json.nextString();
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }

    private static double number(JsonReader json, double otherwise) throws IOException {
        if (json.peek() != JsonToken.NUMBER) {
            json.skipValue();
            return otherwise;
        }
        double value = json.nextDouble();
        return Double.isFinite(value) ? value : otherwise;
    }

    private static boolean flag(JsonReader json) throws IOException {
        if (json.peek() == JsonToken.BOOLEAN) return json.nextBoolean();
        json.skipValue();
        return false;
    }

    /** @param each how many numbers stand together */
    private static double[] numbers(JsonReader json, int each) throws IOException {
        double[] numbers = new double[64];
        int count = 0;
        json.beginArray();
        while (json.hasNext()) {
            if (count + each > MOST_POINTS * each) throw new IOException("a line of too many points");
            if (count + each > numbers.length) numbers = Arrays.copyOf(numbers, numbers.length * 2);
            if (each > 1) json.beginArray();
            for (int i = 0; i < each; i++) numbers[count++] = number(json, 0);
            while (each > 1 && json.hasNext()) json.skipValue();
            if (each > 1) json.endArray();
        }
        json.endArray();
        return Arrays.copyOf(numbers, count);
    }
}
