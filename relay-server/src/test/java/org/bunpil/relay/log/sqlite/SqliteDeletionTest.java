package org.bunpil.relay.log.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Image;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.StoredBoards;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deleted board leaves nothing in a relay's folder, and other boards lose nothing. */
class SqliteDeletionTest {
    private static final String SECRET = "what-nobody-may-read-any-more";
    private static final String OWN = "a".repeat(64);
    private static final String SHARED = "b".repeat(64);
    private static final long MOST = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void nothingIsLeftOfADeletedBoardAndOthersKeepTheirs() throws Exception {
        try (SqliteBoardLog log = SqliteBoardLog.open(folder)) {
            for (String board : List.of("gone", "kept")) {
                log.directory()
                        .create(new BoardEntry(board, board.equals("gone") ? SECRET : "Kept", "kim", code(board)))
                        .get();
            }
            add(log, "gone", new Text(common(1), (SECRET + " ").repeat(200), new Size(800, 200), 0));
            add(log, "gone", new Image(common(2), OWN, new Size(100, 100), 0));
            add(log, "gone", new Image(common(3), SHARED, new Size(100, 100), 0));
            add(log, "kept", new Image(common(4), SHARED, new Size(100, 100), 0));
            log.assets()
                    .put("gone", OWN, (SECRET + " own").getBytes(StandardCharsets.UTF_8), MOST)
                    .get();
            log.assets()
                    .put("gone", SHARED, "shared".getBytes(StandardCharsets.UTF_8), MOST)
                    .get();
            // An older snapshot is replaced by a shorter one, so its last pages are free.
            snapshot(log, 1, (SECRET + " ").repeat(2_000));
            snapshot(log, 2, SECRET);
        }
        Files.writeString(folder.resolve("audit.log"), "{\"board\":\"gone\",\"c\":1}\n{\"board\":\"kept\",\"c\":1}\n");
        assertTrue(holds(SECRET));

        StoredBoards.delete(folder, "gone");

        assertEquals(false, holds(SECRET));
        assertEquals(false, holds(OWN));
        assertEquals(false, holds("gone"));
        assertEquals(
                List.of("kept"),
                StoredBoards.list(folder).stream()
                        .map(StoredBoards.StoredBoard::id)
                        .toList());
        try (SqliteBoardLog log = SqliteBoardLog.open(folder)) {
            assertEquals(Optional.empty(), log.directory().byCode(code("gone")).get());
            assertEquals(Optional.empty(), log.assets().get(OWN).get());
            assertArrayEquals(
                    "shared".getBytes(StandardCharsets.UTF_8),
                    log.assets().get(SHARED).get().orElseThrow());
            // The image counts on the board that is left: there is no room for another one.
            assertEquals(
                    false,
                    log.assets().put("kept", "c".repeat(64), new byte[1], 6).get());
        }
        StoredBoards.delete(folder, "gone");
    }

    @Test
    void noBoardIsDeletedUnderARunningRelay() throws Exception {
        try (SqliteBoardLog log = SqliteBoardLog.open(folder)) {
            log.directory().create(new BoardEntry("board", "Title", "kim", "")).get();
            IOException refused = assertThrows(IOException.class, () -> StoredBoards.delete(folder, "board"));
            assertTrue(refused.getMessage().contains("in use by another relay"), refused.getMessage());
            assertTrue(log.directory().board("board").get().isPresent());
        }
    }

    @Test
    void aFolderWithoutADatabaseHasNoBoards() throws Exception {
        assertEquals(List.of(), StoredBoards.list(folder.resolve("none")));
        StoredBoards.delete(folder.resolve("none"), "board");
        assertTrue(Files.notExists(folder.resolve("none")));
    }

    private static String code(String board) {
        return board.equals("gone") ? "AAAA-2222" : "BBBB-3333";
    }

    private static CommonProperties common(int number) {
        return new CommonProperties("client1-" + number, "p1", 0, Point.ZERO, 0, Style.DEFAULT, null, false);
    }

    private static void add(BoardLog log, String board, org.bunpil.model.Element element) throws InterruptedException {
        CountDownLatch durable = new CountDownLatch(1);
        log.append(board, new LogRecord("client1", 1, List.of(new Op.Add(element)), null), null, new AppendCallback() {
            @Override
            public void onDurable(Position position) {
                durable.countDown();
            }

            @Override
            public void onFailed(ErrorCode code) {}
        });
        assertTrue(durable.await(60, TimeUnit.SECONDS));
    }

    private static void snapshot(BoardLog log, long position, String body) throws Exception {
        log.putSnapshot("gone", new StoredSnapshot(new Position(position), body.getBytes(StandardCharsets.UTF_8)));
    }

    private boolean holds(String needle) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(needle)) return true;
            }
        }
        return false;
    }
}
