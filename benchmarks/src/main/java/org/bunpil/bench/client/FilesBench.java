package org.bunpil.bench.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.bunpil.board.Board;
import org.bunpil.board.Snapshot;
import org.bunpil.client.file.AssetSource;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileReader;
import org.bunpil.client.file.BoardFileWriter;
import org.bunpil.client.file.FileProgress;
import org.bunpil.client.hosting.HostedBoards;

/**
 * How long it takes to save a board as a file, to read the file, and to make a board of this computer's relay of it; and how large the file
 * is. Prints figures of the first run and the median of the others. Argument: number of strokes (default 50,000).
 */
public final class FilesBench {
    private static final int RUNS = 6;
    private static final double MIB = 1024.0 * 1024.0;
    private static final double MILLIS = 1e6;
    private static final int WIDTH = 20_000;
    private static final int HEIGHT = 12_000;

    private FilesBench() {}

    /** Runs the benchmark and prints the figures. */
    public static void main(String[] args) throws IOException {
        int strokes = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
        Path folder = Files.createTempDirectory("bunpil-files");
        Path file = folder.resolve("board.bunpil");
        Board board = GeneratedBoards.of(strokes, WIDTH, HEIGHT);
        Snapshot snapshot = board.snapshot();
        System.out.printf(
                Locale.ROOT, "files: %,d strokes of %d samples on the board%n", strokes, GeneratedBoards.SAMPLES);
        double[] saved = new double[RUNS];
        double[] read = new double[RUNS];
        double[] created = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            BoardFileWriter.write(file, new BoardContent(snapshot, AssetSource.NONE), 1_000, 1, FileProgress.NONE);
            long written = System.nanoTime();
            try (BoardContent content = BoardFileReader.open(file, FileProgress.NONE)) {
                long opened = System.nanoTime();
                HostedBoards.create(folder.resolve("class" + run), content.snapshot(), content.assetIds(), id -> null);
                created[run] = (System.nanoTime() - opened) / MILLIS;
                read[run] = (opened - written) / MILLIS;
                if (content.snapshot().elements().size() != strokes) throw new IOException("strokes are missing");
            }
            saved[run] = (written - start) / MILLIS;
        }
        print("save", saved);
        print("read, hash checked", read);
        print("make a board of it", created);
        System.out.printf(
                Locale.ROOT,
                "  %-20s %8.1f MB, %d bytes a stroke%n",
                "file",
                Files.size(file) / MIB,
                Files.size(file) / strokes);
    }

    private static void print(String what, double[] millis) {
        double[] later = Arrays.copyOfRange(millis, 1, millis.length);
        Arrays.sort(later);
        System.out.printf(
                Locale.ROOT, "  %-20s first %6.0f ms, then %6.0f ms%n", what, millis[0], later[later.length / 2]);
    }
}
