package org.bunpil.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bunpil.board.Board;
import org.bunpil.board.Snapshot;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Access;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.InkTool;
import org.bunpil.model.Limits;
import org.bunpil.model.Note;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.wire.json.JsonOut;
import org.bunpil.wire.json.Strings;
import org.bunpil.wire.op.ElementJson;
import org.junit.jupiter.api.Test;

class SnapshotPartsTest {
    private static final long LAST = Limits.INTEGER - 1;
    private static final String LONG_ID = "7Qx2b9Lm-zzzzzzzzzzzzzzz";

    @Test
    void everySnapshotComesBackFromItsParts() {
        for (int seed = 0; seed < 60; seed++) {
            Snapshot snapshot = new RandomSnapshots(new RandomValues(seed)).snapshot(1 + seed);
            assertEquals(snapshot, SnapshotParts.join(parts(snapshot)), "seed " + seed);
        }
    }

    @Test
    void partsAreNumberedBoundedAndWellFilled() {
        for (int seed = 100; seed < 120; seed++) {
            Snapshot snapshot = new RandomSnapshots(new RandomValues(seed)).snapshot(60);
            List<RelayFrame.SnapshotPart> parts = parts(snapshot);
            long bytes = 0;
            for (int i = 0; i < parts.size(); i++) {
                assertEquals(i, parts.get(i).i());
                assertEquals(parts.size(), parts.get(i).n());
                assertEquals(snapshot.seq(), parts.get(i).seq());
                bytes += WireCodec.write(parts.get(i)).length();
            }
            assertTrue(parts.size() < 3 + bytes / (Limits.SNAPSHOT_PART_BYTES / 3), parts.size() + " for " + bytes);
        }
    }

    @Test
    void theFirstPageComesFirstAndTheTrashLast() {
        Snapshot snapshot = new RandomSnapshots(new RandomValues(5)).snapshot(100);
        List<RelayFrame.SnapshotPart> parts = parts(snapshot);
        assertTrue(parts.size() > 3);
        boolean trash = false;
        List<Element> elements = new ArrayList<>();
        for (RelayFrame.SnapshotPart part : parts) {
            if (trash) assertTrue(part.elements().isEmpty());
            trash |= !part.trash().isEmpty();
            elements.addAll(part.elements());
        }
        assertTrue(trash);
        assertEquals(snapshot.elements(), elements);
    }

    @Test
    void anEmptyBoardIsOnePart() {
        Snapshot empty = new Board().snapshot();
        List<RelayFrame.SnapshotPart> parts = parts(empty);
        assertEquals(1, parts.size());
        assertEquals(empty, SnapshotParts.join(parts));
    }

    @Test
    void manyPeopleAreSpreadOverParts() {
        List<Person> people = IntStream.rangeClosed(1, Limits.BOARD_PEOPLE)
                .mapToObj(
                        c -> new Person(c, "한".repeat(Limits.NAME_UNITS), Role.WRITER, false, false, false, true, true))
                .toList();
        Snapshot snapshot = board(people, List.of(), List.of());
        List<RelayFrame.SnapshotPart> parts = parts(snapshot);
        assertTrue(parts.size() > 10);
        assertEquals(snapshot, SnapshotParts.join(parts));
    }

    /** The largest of everything, each in a part of its own, together with everything else in the first part. */
    @Test
    void theLargestElementsFit() {
        CommonProperties common = new CommonProperties(
                LONG_ID,
                LONG_ID,
                -LAST,
                new Point(-Limits.COORDINATE, -Limits.COORDINATE),
                Integer.MAX_VALUE,
                new Style(
                        InkTool.HIGHLIGHTER, 0xffffff, Limits.WIDTH, 0xffffff, Limits.ALPHA, Limits.DASH, Limits.FONT),
                LONG_ID,
                false);
        Size size = new Size(-Limits.COORDINATE, -Limits.COORDINATE);
        for (int chunkSamples : new int[] {1, 2, 3, 5, 512}) {
            Stroke stroke = new Stroke(
                    common,
                    heaviest(chunkSamples),
                    false,
                    false,
                    Integer.MAX_VALUE,
                    -Limits.SCALE,
                    -Limits.SCALE,
                    -Limits.ROTATION);
            assertTrue(stroke.points().weight() > Limits.STROKE_BYTES - 5_000, "as heavy as may be");
            fits(stroke);
        }
        for (String sign : List.of("한", "\"", "\n", "é", "\u2028")) {
            fits(new Text(common, sign.repeat(Limits.TEXT_UNITS), size, -Limits.ROTATION));
            fits(new Note(common, sign.repeat(Limits.TEXT_UNITS), size, -Limits.ROTATION));
        }
        fits(new Image(common, "f".repeat(Limits.SHA256_UNITS), size, -Limits.ROTATION));
        Connector.Binding bound = new Connector.Binding(common.id(), new Point(Limits.ANCHOR, Limits.ANCHOR));
        fits(new Connector(
                common,
                size,
                "한".repeat(Limits.TEXT_UNITS),
                bound,
                bound,
                Connector.Route.STRAIGHT,
                -Limits.BEND,
                Connector.Tip.ARROW,
                Connector.Tip.ARROW));
    }

    /** Relays once wrote every default, and boards that they stored still exist. */
    @Test
    void elementsWithTheirDefaultsSpelledOutAreReadAsWell() {
        for (int seed = 0; seed < 30; seed++) {
            for (Element e :
                    new RandomSnapshots(new RandomValues(seed)).snapshot(8).elements()) {
                String frame = "{\"t\":\"snapshot\",\"i\":0,\"n\":1,\"seq\":0,\"elements\":[" + whole(e) + "]}";
                Parsed.Good<?> read = assertInstanceOf(Parsed.Good.class, WireCodec.readRelay(frame));
                assertEquals(
                        List.of(e),
                        assertInstanceOf(RelayFrame.SnapshotPart.class, read.frame())
                                .elements());
            }
        }
    }

    /**
     * As docs/protocol.md says: the hash of an element covers what a snapshot has of it, and the defaults that the snapshot leaves out.
     */
    @Test
    void theHashOfABoardFollowsFromTheTextOfItsSnapshot() throws NoSuchAlgorithmException {
        for (int seed = 0; seed < 30; seed++) {
            Snapshot s = new RandomSnapshots(new RandomValues(seed)).snapshot(8);
            RelayFrame.BoardInfo info = parts(s).getFirst().board();
            String head = WireCodec.write(new RelayFrame.SnapshotPart(
                    0, 1, 0, info, List.of(), List.of(), s.access(), List.of(), List.of(), null));
            int access = head.lastIndexOf(",\"access\":");
            long sum = line("board" + head.substring(head.indexOf("\"board\":") + 8, access));
            sum += line("access" + head.substring(access + 10, head.length() - 1));
            for (int i = 0; i < s.pages().size(); i++) {
                Page page = s.pages().get(i);
                sum += line(
                        "page{\"i\":" + i + "," + json(List.of(page), List.of()).substring(1));
            }
            for (Person person : s.people()) sum += line("person" + json(List.of(), List.of(person)));
            for (Element e : s.elements()) sum += line("live" + whole(e));
            for (Snapshot.Trashed t : s.trash()) {
                String by = t.by() == 0 ? "" : ",\"by\":" + t.by();
                sum += line("gone{\"deletion\":" + t.deletion() + by + ",\"el\":" + whole(t.element()) + "}");
            }
            assertEquals(new Board(s).hash(), HexFormat.of().toHexDigits(sum), "seed " + seed);
        }
    }

    /** An element as in a snapshot, with the defaults of R31 in the positions of R30. */
    private static String whole(Element element) {
        JsonObject el = JsonParser.parseString(JsonOut.text(out -> ElementJson.writeWhole(out, element)))
                .getAsJsonObject();
        JsonObject style = el.has("style") ? el.getAsJsonObject("style") : new JsonObject();
        String kind = el.get("kind").getAsString();
        Map<String, String> all = filled(el, "id kind page z at by", Map.of());
        all.put("style", object(filled(style, "tool color width fill alpha dash font", STYLE)));
        all.putAll(filled(el, "group lock", Map.of("group", "null", "lock", "false")));
        all.putAll(filled(el, FURTHER.getOrDefault(kind, "text size rot"), DEFAULTS));
        return object(all);
    }

    private static final Map<String, String> FURTHER = Map.of(
            "stroke",
            "p open sealed n sx sy rot",
            "shape",
            "form size rot",
            "image",
            "asset size rot",
            "connector",
            "size text from to route bend tail head");
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("text", "\"\""),
            Map.entry("rot", "0"),
            Map.entry("open", "false"),
            Map.entry("sealed", "false"),
            Map.entry("n", "1"),
            Map.entry("sx", "4096"),
            Map.entry("sy", "4096"),
            Map.entry("from", "null"),
            Map.entry("to", "null"),
            Map.entry("route", "\"straight\""),
            Map.entry("bend", "0"),
            Map.entry("tail", "\"none\""),
            Map.entry("head", "\"none\""));
    private static final Map<String, String> STYLE = Map.of(
            "tool",
            "\"pen\"",
            "color",
            "\"#000000\"",
            "width",
            "16",
            "fill",
            "null",
            "alpha",
            "255",
            "dash",
            "0",
            "font",
            "0");

    private static Map<String, String> filled(JsonObject from, String keys, Map<String, String> defaults) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : keys.split(" ")) {
            JsonElement given = from.get(key);
            String value = given == null ? defaults.get(key) : text(given);
            assertNotNull(value, key);
            values.put(key, value);
        }
        return values;
    }

    private static String text(JsonElement value) {
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString())
            return JsonOut.text(out -> out.value(value.getAsString()));
        // Where an end is bound: the anchor may be left out.
        if (value.isJsonObject()) {
            JsonObject binding = value.getAsJsonObject();
            String anchor = binding.has("anchor") ? text(binding.get("anchor")) : "null";
            return "{\"id\":" + text(binding.get("id")) + ",\"anchor\":" + anchor + "}";
        }
        if (!value.isJsonArray()) return value.toString();
        return value.getAsJsonArray().asList().stream()
                .map(SnapshotPartsTest::text)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String object(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String json(List<Page> pages, List<Person> people) {
        String part = WireCodec.write(
                new RelayFrame.SnapshotPart(0, 1, 0, null, pages, people, null, List.of(), List.of(), null));
        return part.substring(part.indexOf('[') + 1, part.lastIndexOf(']'));
    }

    private static long line(String line) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong();
    }

    /** A stroke of chunks with this many samples, just within its limits. */
    private static StrokePoints heaviest(int chunkSamples) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < chunkSamples; i++) samples.add(new Sample(i % 2 == 0 ? 0 : 1 << 20, i % 2, 0, 0));
        SampleChunk chunk = SampleChunk.of(samples, chunkSamples > 1, true);
        StrokePoints points = StrokePoints.of(chunk);
        int most = Math.min(
                Limits.STROKE_SAMPLES / chunk.sampleCount(),
                Limits.STROKE_BYTES / (chunk.byteCount() + Limits.CHUNK_BYTES));
        for (int i = 1; i < most; i++) points = points.plus(chunk);
        return points;
    }

    private static void fits(Element element) {
        Snapshot snapshot = board(
                List.of(), List.of(element, element), List.of(new Snapshot.Trashed(element, LAST, Integer.MAX_VALUE)));
        assertEquals(snapshot, SnapshotParts.join(parts(snapshot)));
        String text = JsonOut.text(out -> ElementJson.writeWhole(out, element));
        int deletion = 40;
        assertTrue(SnapshotPlan.size(element) >= Strings.utf8Length(text) + deletion, "estimated from above");
    }

    private static Snapshot board(List<Person> people, List<Element> elements, List<Snapshot.Trashed> trash) {
        String title = "한".repeat(Limits.TITLE_UNITS);
        Page page = new Page(LONG_ID, title, Background.MANUSCRIPT, false);
        String owner = "한".repeat(Limits.USER_UNITS);
        return new Snapshot(
                LAST,
                title,
                "g5Tzg5Tz",
                owner,
                Integer.MAX_VALUE,
                LAST,
                LAST,
                LAST,
                List.of(page),
                people,
                Access.INITIAL,
                elements,
                trash);
    }

    private static List<RelayFrame.SnapshotPart> parts(Snapshot snapshot) {
        List<RelayFrame.SnapshotPart> parts = new ArrayList<>();
        for (Iterator<String> texts = SnapshotParts.encode(snapshot); texts.hasNext(); ) {
            String text = texts.next();
            assertTrue(Strings.utf8Length(text) <= Limits.SNAPSHOT_PART_BYTES, text.length() + " units");
            switch (WireCodec.readRelay(text)) {
                case Parsed.Good<RelayFrame>(RelayFrame.SnapshotPart part) -> parts.add(part);
                case Parsed.Good<RelayFrame>(RelayFrame other) -> throw new AssertionError(other);
                case Parsed.Bad<RelayFrame> bad -> throw new AssertionError(bad);
            }
        }
        return parts;
    }
}
