package org.bunpil.bench.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bunpil.board.Board;
import org.bunpil.client.store.BoardCacheFile;
import org.bunpil.geometry.Point;
import org.bunpil.model.Role;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Style;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;

/** Generates boards full of writing: strokes of 80 samples like small looped words, always the same for the same numbers. */
final class GeneratedBoards {
    static final int SAMPLES = 80;
    /** The strokes' colour: light, so that ink written over them can be distinguished. */
    static final int COLOR = 0x9db7e8;

    private static final int UNITS = 8;
    /** Space for a stroke around its origin, in board pixels. */
    private static final int WORD_WIDTH = 64;

    private static final int WORD_HEIGHT = 24;

    private GeneratedBoards() {}

    /** A board with strokes spread over an area that begins at the origin; sizes in board pixels. */
    static Board of(int strokes, int width, int height) {
        Board board = new Board();
        board.apply(new Batch(0, 0, List.of(new Op.Init("bench", "bench", 1, "bench"))));
        board.apply(new Batch(0, 0, List.of(new Op.Join("aaaaaaaa", "A", Role.HOST, "", null, null, 1))));
        board.apply(new Batch(0, 0, List.of(new Op.Join("bbbbbbbb", "B", Role.WRITER, "", null, null, 2))));
        Random random = new Random(7);
        for (int i = 0; i < strokes; i++) {
            Point at = new Point(
                    UNITS * random.nextInt(Math.max(1, width - WORD_WIDTH)),
                    UNITS * (WORD_HEIGHT / 2 + random.nextInt(Math.max(1, height - WORD_HEIGHT))));
            board.apply(stroke(i, i + 1, at, random));
        }
        return board;
    }

    /** The second participant's stroke of a number, as a batch. */
    static Batch stroke(int i, long k, Point at, Random random) {
        String id = "bbbbbbbb-" + Integer.toString(i, 36);
        Style style = Style.DEFAULT.withColor(COLOR).withWidth(16);
        return new Batch(
                2, k, List.of(new Op.Begin(id, "p1", at, style, word(random)), new Op.End(id, 1, SAMPLES, null)));
    }

    private static SampleChunk word(Random random) {
        double loops = 3 + random.nextInt(4);
        double height = UNITS * (6 + random.nextInt(6));
        double lean = random.nextDouble();
        List<Sample> samples = new ArrayList<>(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            double t = (double) i / (SAMPLES - 1);
            double turn = 2 * Math.PI * loops * t;
            int x = (int) Math.round(UNITS * 52 * t + UNITS * 6 * (1 - Math.cos(turn)) * lean);
            int y = (int) Math.round(height * Math.sin(turn));
            samples.add(new Sample(x, y, 110 + (int) Math.round(30 * Math.sin(turn)), i == 0 ? 0 : 8));
        }
        return SampleChunk.of(samples);
    }

    /** Saves the board in a home folder of the app, as if it had been opened before. Its id is "bench". */
    static void save(Board board, Path home) throws IOException {
        Path slot = home.resolve("boards").resolve("1");
        Files.createDirectories(slot);
        BoardCacheFile.Header header = new BoardCacheFile.Header("bench", "bench", 1, "", "", "bench", 1_000);
        BoardCacheFile.write(slot.resolve("board"), header, board.snapshot());
    }
}
