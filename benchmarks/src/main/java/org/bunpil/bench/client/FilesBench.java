package org.bunpil.bench.client;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
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
        Times saved = new Times("save");
        Times read = new Times("read, hash checked");
        Times created = new Times("make a board of it");
        for (int run = 0; run < RUNS; run++) {
            saved.start();
            BoardFileWriter.write(file, new BoardContent(snapshot, AssetSource.NONE), 1_000, 1, FileProgress.NONE);
            saved.stop();
            read.start();
            try (BoardContent content = BoardFileReader.open(file, FileProgress.NONE)) {
                read.stop();
                if (content.snapshot().elements().size() != strokes) throw new IOException("strokes are missing");
                created.start();
                HostedBoards.create(folder.resolve("class" + run), content.snapshot(), content.assetIds(), id -> null);
                created.stop();
            }
        }
        for (Times each : List.of(saved, read, created)) each.print();
        System.out.printf(
                Locale.ROOT,
                "  %-20s %8.1f MB, %d bytes a stroke%n",
                "file",
                Files.size(file) / MIB,
                Files.size(file) / strokes);
    }

    /** Times of one step: by the clock, and what of them the thread was computing, whatever else the machine does. */
    private static final class Times {
        private final String what;
        private final List<Double> millis = new ArrayList<>();
        private final List<Double> cpuMillis = new ArrayList<>();
        private long began;
        private long cpuBegan;

        Times(String what) {
            this.what = what;
        }

        void start() {
            began = System.nanoTime();
            cpuBegan = THREADS.getCurrentThreadCpuTime();
        }

        void stop() {
            millis.add((System.nanoTime() - began) / MILLIS);
            cpuMillis.add((THREADS.getCurrentThreadCpuTime() - cpuBegan) / MILLIS);
        }

        void print() {
            System.out.printf(
                    Locale.ROOT,
                    "  %-20s first %6.0f ms, then %6.0f ms; of these computing %6.0f ms, then %6.0f ms%n",
                    what,
                    millis.getFirst(),
                    later(millis),
                    cpuMillis.getFirst(),
                    later(cpuMillis));
        }

        /** The median of all runs but the first. */
        private static double later(List<Double> of) {
            List<Double> later = new ArrayList<>(of.subList(1, of.size()));
            Collections.sort(later);
            return later.get(later.size() / 2);
        }
    }
}
