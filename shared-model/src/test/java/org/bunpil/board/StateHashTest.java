package org.bunpil.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Image;
import org.bunpil.model.InkTool;
import org.bunpil.model.Role;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.Batch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.oracle.Oracle;
import org.junit.jupiter.api.Test;

/** The test vectors of docs/protocol.md, "State hash": for each board its lines and its hash, in {@code board-vectors.json}. */
class StateHashTest {
    @Test
    void vectors() {
        JsonArray vectors = read();
        Map<String, Board> boards = boards();
        assertEquals(boards.size(), vectors.size());
        for (JsonElement element : vectors) {
            JsonObject vector = element.getAsJsonObject();
            String name = vector.get("board").getAsString();
            Board board = Objects.requireNonNull(boards.get(name), name);
            List<String> lines = new ArrayList<>();
            for (JsonElement line : vector.getAsJsonArray("lines")) lines.add(line.getAsString());
            assertEquals(lines, Oracle.lines(board.snapshot()), name);
            assertEquals(vector.get("hash").getAsString(), board.hash(), name);
            assertEquals(vector.get("hash").getAsString(), Oracle.hash(lines), name);
        }
    }

    /** The wire refuses most of these characters, but the fold must still write them alike. */
    @Test
    void controlCharactersAreEscapedAsJavaScriptDoes() {
        StringBuilder all = new StringBuilder("\u007f\u2028\u2029\ufffe");
        for (char c = 0; c < 128; c++) all.append(c);
        Board board = board(new Batch(0, 0, List.of(new Op.Init(all.toString(), "g5Tz", 1, null))));
        List<String> lines = Oracle.lines(board.snapshot());
        assertTrue(lines.getFirst().contains("\\u0000\\u0001")
                && lines.getFirst().contains("\\b\\t\\n\\u000b\\f\\r\\u000e"));
        assertEquals(Oracle.hash(lines), board.hash());
    }

    /** Nobody asks for the hash of a view, so it must not collect the ids of everything that was ever drawn. */
    @Test
    void whatNobodyAsksForDoesNotPileUp() {
        BoardState state = new BoardState();
        StateHash neverAsked = new StateHash();
        StateHash askedOnce = new StateHash();
        String before = askedOnce.of(state);
        for (int i = 0; i < 3 * StateHash.MOST_CHANGED; i++) {
            neverAsked.elementChanged("aaaaaaaa-" + i);
            askedOnce.elementChanged("aaaaaaaa-" + i);
            assertTrue(askedOnce.changed() <= StateHash.MOST_CHANGED);
        }
        assertEquals(0, neverAsked.changed());
        assertEquals(before, askedOnce.of(state));
    }

    @Test
    void aHashAskedForAfterVeryMuchHasChangedIsRight() {
        Board board = board(
                new Batch(0, 0, List.of(new Op.Init("b", "g5Tz", 1, null))),
                new Batch(0, 0, List.of(new Op.Join("aaaaaaaa", "A", Role.HOST, "", null, null, 1))));
        String empty = board.hash();
        for (int i = 0; i <= StateHash.MOST_CHANGED; i++) {
            CommonProperties common =
                    new CommonProperties("aaaaaaaa-" + i, "p1", 0, Point.ZERO, 0, Style.DEFAULT, null, false);
            board.apply(new Batch(1, i + 1, List.of(new Op.Add(new Shape(common, ShapeForm.RECT, new Size(8, 8), 0)))));
        }
        assertNotEquals(empty, board.hash());
        assertEquals(new Board(board.snapshot()).hash(), board.hash());
        board.apply(new Batch(1, StateHash.MOST_CHANGED + 2, List.of(new Op.Delete(List.of("aaaaaaaa-7")))));
        assertEquals(new Board(board.snapshot()).hash(), board.hash());
    }

    @Test
    void everyPartCounts() {
        Map<String, String> nameOf = new TreeMap<>();
        boards().forEach((name, board) -> {
            String other = nameOf.put(board.hash(), name);
            assertEquals(null, other, "the same hash as " + name);
        });
        Board one = boards().get("one stroke");
        String before = Objects.requireNonNull(one).hash();
        one.apply(new Batch(1, 9, List.of(new Op.Move(List.of("7Qx2b9Lm-1"), new Point(0, 1)))));
        assertNotEquals(before, one.hash());
    }

    private static Map<String, Board> boards() {
        Map<String, Board> boards = new LinkedHashMap<>();
        boards.put("before init", board());
        Batch init = new Batch(0, 0, List.of(new Op.Init("Fractions", "g5Tz", 1, "kim")));
        Batch join = new Batch(0, 0, List.of(new Op.Join("7Qx2b9Lm", "Mina", Role.HOST, "", null, null, 1)));
        SampleChunk first = Objects.requireNonNull(SampleChunk.parse("AwAAwAEAGgkcCCAHFggkBRIJ", 8));
        SampleChunk second = Objects.requireNonNull(SampleChunk.parse("A4QBGZQCCCQEBgg", 8));
        Style red = new Style(InkTool.PEN, 0xd03030, 16, null, 255, 0, 0);
        Op begin = new Op.Begin("7Qx2b9Lm-1", "p1", new Point(960, 544), red, first);
        boards.put("one stroke", board(init, join, new Batch(1, 1, List.of(begin))));
        boards.put(
                "the stroke grown, ended and deleted",
                board(
                        init,
                        join,
                        new Batch(1, 1, List.of(begin)),
                        new Batch(
                                1,
                                2,
                                List.of(new Op.Append("7Qx2b9Lm-1", 1, second), new Op.End("7Qx2b9Lm-1", 2, 6, null))),
                        new Batch(1, 3, List.of(new Op.Delete(List.of("7Qx2b9Lm-1"))))));
        boards.put("everything", everything(init, join, begin));
        boards.put("a class", ofClass(begin));
        return boards;
    }

    private static Board everything(Batch init, Batch join, Op begin) {
        AccessPatch access = AccessPatch.builder()
                .write(WriteMode.GRANTED)
                .newcomersWrite(false)
                .person(
                        2,
                        AccessPatch.PersonPatch.builder()
                                .granted(true)
                                .mute(true)
                                .build())
                .build();
        Style filled = new Style(InkTool.HIGHLIGHTER, 0x000a0b, 8, 0xffeedd, 128, 1, 2);
        return board(
                init,
                join,
                new Batch(0, 0, List.of(new Op.Join("Ab3dE6gH", "소라 \"S\" \\ \u2028", Role.WRITER, "", null, null, 2))),
                new Batch(1, 1, List.of(begin, new Op.PageAdd("7Qx2b9Lm-2", "p1", "둘째", Background.MANUSCRIPT))),
                new Batch(
                        1,
                        2,
                        List.of(
                                new Op.Add(new Shape(
                                        BoardFixture.common("7Qx2b9Lm-3", "p1").withStyle(filled),
                                        ShapeForm.DIAMOND,
                                        new Size(-80, 40),
                                        -4500)),
                                new Op.Add(BoardFixture.text("7Qx2b9Lm-4", "7Qx2b9Lm-2", "line\n\ttab 😀")),
                                new Op.Add(BoardFixture.note("7Qx2b9Lm-5", "7Qx2b9Lm-2", "")),
                                new Op.Add(new Image(
                                        BoardFixture.common("7Qx2b9Lm-6", "p1").withGroup("7Qx2b9Lm-7"),
                                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                                        new Size(800, 600),
                                        0)))),
                new Batch(
                        1,
                        3,
                        List.of(
                                new Op.Access(access),
                                new Op.Clear("7Qx2b9Lm-2"),
                                new Op.PageDelete("7Qx2b9Lm-2"),
                                new Op.Set(
                                        List.of("7Qx2b9Lm-3"),
                                        ElementPatch.builder()
                                                .group("7Qx2b9Lm-7")
                                                .lock(true)
                                                .build()))));
    }

    /** A board of the second fold: its owner, a pupil who may change pages, and what the pupil deleted. */
    private static Board ofClass(Op begin) {
        AccessPatch.PersonPatch pages =
                AccessPatch.PersonPatch.builder().pages(true).build();
        return board(
                new Batch(
                        0,
                        0,
                        List.of(
                                new Op.Init("Fractions", "g5Tz", 2, "kim"),
                                new Op.Join("Hh3dE6gH", "Kim", Role.HOST, "", null, null, 1, true))),
                new Batch(0, 0, List.of(new Op.Join("7Qx2b9Lm", "Mina", Role.WRITER, "", null, null, 2))),
                new Batch(2, 1, List.of(begin, new Op.Add(BoardFixture.note("7Qx2b9Lm-2", "p1", "x")))),
                new Batch(2, 2, List.of(new Op.Delete(List.of("7Qx2b9Lm-2")))),
                new Batch(
                        1,
                        1,
                        List.of(new Op.Access(
                                AccessPatch.builder().person(2, pages).build()))));
    }

    private static Board board(Batch... batches) {
        Board board = new Board();
        for (Batch batch : batches) board.apply(batch);
        return board;
    }

    private static JsonArray read() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(StateHashTest.class.getResourceAsStream("board-vectors.json")),
                StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
