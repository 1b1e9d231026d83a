package org.bunpil.client.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bunpil.board.Board;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Note;
import org.bunpil.model.Role;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored beside a board so that it is found again: how it looked, and what can be read on it. */
class BoardLookTest {
    @TempDir
    Path folder;

    private static ThumbnailFile.Pixels pixels(int width, int height) {
        Random random = new Random(1);
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) argb[i] = 0xff00_0000 | random.nextInt(1 << 24);
        return new ThumbnailFile.Pixels(width, height, IntBuffer.wrap(argb));
    }

    @Test
    void aThumbnailIsReadAsItWasWritten() throws IOException {
        Path file = folder.resolve("thumbnail");
        ThumbnailFile.Pixels pixels = pixels(320, 180);
        ThumbnailFile.write(file, pixels);
        ThumbnailFile.Pixels read = ThumbnailFile.read(file);
        assertNotNull(read);
        assertEquals(320, read.width());
        assertEquals(pixels.argb(), read.argb());
        assertNull(ThumbnailFile.read(folder.resolve("none")));
    }

    /** A damaged file is a board without a thumbnail, and no more memory than a thumbnail has. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aDamagedThumbnailIsNone(long seed) throws IOException {
        Path file = folder.resolve("thumbnail");
        ThumbnailFile.write(file, pixels(64, 36));
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(seed);
        Files.write(file, java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
        assertNull(readOrNull(file));
        byte[] huge = whole.clone();
        huge[4] = (byte) 0xff;
        Files.write(file, huge);
        assertNull(readOrNull(file));
        for (int i = 0; i < 200; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            ThumbnailFile.Pixels read = readOrNull(file);
            assertTrue(read == null || read.argb().capacity() == read.width() * read.height());
        }
    }

    /** As the library reads it: what cannot be read is none. */
    private static ThumbnailFile.Pixels readOrNull(Path file) {
        StoredBoard board = new StoredBoard(file.getParent(), "b", "", "", "", false, 0, 0, "", 0, false);
        return BoardLook.thumbnail(board);
    }

    private static Board board(List<Op> ops) {
        Board board = new Board();
        board.apply(new Batch(0, 0, List.of(new Op.Init("Math", "test", 1, null))));
        board.apply(new Batch(0, 0, List.of(new Op.Join("Client01", "Kim", Role.HOST, "", null, null, 1))));
        board.apply(new Batch(1, 1, ops));
        return board;
    }

    private static Text text(String id, String page, String words) {
        CommonProperties common = new CommonProperties(id, page, 0, Point.ZERO, 0, Style.DEFAULT, null, false);
        return new Text(common, words, new Size(800, 400), 0);
    }

    @Test
    void titlesOfPagesTextsAndNotesAreKeptAndDeletedPagesAreNot() throws IOException {
        CommonProperties common =
                new CommonProperties("Client01-4", "p1", 0, Point.ZERO, 0, Style.DEFAULT, null, false);
        Board board = board(List.of(
                new Op.PageAdd("Client01-1", "p1", "Warm-up", null),
                new Op.PageAdd("Client01-2", "p1", "Gone", null),
                new Op.Add(text("Client01-3", "Client01-1", "first line\nsecond line")),
                new Op.Add(new Note(common, "분수의 덧셈", new Size(800, 400), 0)),
                new Op.Add(text("Client01-5", "Client01-2", "on the deleted page")),
                new Op.Add(text("Client01-6", "p1", "deleted")),
                new Op.Delete(List.of("Client01-6")),
                new Op.PageDelete("Client01-2")));
        assertEquals(List.of("Warm-up", "분수의 덧셈", "first line second line"), BoardTextFile.of(board.snapshot()));
        Path home = folder.resolve("boards");
        BoardLibrary library = new BoardLibrary(home);
        BoardCacheFile.Header header = new BoardCacheFile.Header("board1", "Math", 1, "", "", "Kim", 5);
        try (BoardDirectory directory = library.open("board1")) {
            directory.save(header, board.snapshot());
            directory.save(pixels(32, 18));
        }
        StoredBoard stored = library.boards().getFirst();
        assertEquals(List.of("Warm-up", "분수의 덧셈", "first line second line"), BoardLook.text(stored));
        assertNotNull(BoardLook.thumbnail(stored));
        // Boards of earlier versions have only themselves.
        Files.delete(stored.folder().resolve(BoardTextFile.NAME));
        assertNull(BoardLook.text(stored));
        assertEquals(List.of("Warm-up", "분수의 덧셈", "first line second line"), BoardLook.textOfWhole(stored));
        assertTrue(library.delete("board1", () -> {}));
        assertEquals(List.of("lock"), names(stored.folder()));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }

    @Test
    void textIsBounded() {
        List<Op> ops = new ArrayList<>();
        for (int i = 1; i <= 50; i++)
            ops.add(new Op.Add(text("Client01-" + Integer.toString(i, 36), "p1", "x".repeat(2_000))));
        int chars = BoardTextFile.of(board(ops).snapshot()).stream()
                .mapToInt(String::length)
                .sum();
        assertTrue(
                chars > BoardTextFile.MOST_CHARS - 2_000 && chars <= BoardTextFile.MOST_CHARS, chars + " characters");
    }
}
