package org.bunpil.bench.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bunpil.board.Board;
import org.bunpil.client.store.BoardCacheFile;
import org.bunpil.client.store.BoardDirectory;
import org.bunpil.client.store.BoardFolder;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.client.store.StoredBoard;

/** How long the start screen's list of 2,000 boards takes, half of them renamed and in one of 40 folders. Prints the first lists. */
final class BoardListBench {
    private static final int BOARDS = 2_000;
    private static final int FOLDERS = 40;
    private static final int LISTS = 4;
    private static final double NANOS = 1e6;

    private BoardListBench() {}

    static void run() throws IOException {
        Path home = Files.createTempDirectory("bunpil-list");
        BoardLibrary library = new BoardLibrary(home.resolve("boards"));
        for (int i = 0; i < FOLDERS; i++) library.folders().put(new BoardFolder("f" + i, "Class " + i));
        for (int i = 0; i < BOARDS; i++) add(home.resolve("boards"), i);
        for (int list = 1; list <= LISTS; list++) {
            long start = System.nanoTime();
            List<StoredBoard> boards = library.boards();
            int folders = library.folders().all().size();
            System.out.printf(
                    Locale.ROOT,
                    "list %d: %,d boards in %d folders: %.0f ms%n",
                    list,
                    boards.size(),
                    folders,
                    (System.nanoTime() - start) / NANOS);
        }
    }

    /** Each in a library of one board, which is moved then: a library looks through all boards before it makes a folder for another. */
    private static void add(Path boards, int number) throws IOException {
        Path alone = boards.resolveSibling("one");
        String board = "board" + number;
        BoardLibrary library = new BoardLibrary(alone);
        try (BoardDirectory directory = library.open(board)) {
            directory.save(
                    new BoardCacheFile.Header(board, "Lesson " + number, 1, "", "", "Ms Park", number + 1L),
                    new Board().snapshot());
        }
        if (number % 2 == 0)
            library.label(board, label -> label.named("Math " + number).in("f" + number % FOLDERS));
        Files.move(alone.resolve("1"), boards.resolve(Integer.toString(number + 1)));
        Files.delete(alone);
    }
}
