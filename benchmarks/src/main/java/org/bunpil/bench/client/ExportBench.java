package org.bunpil.bench.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bunpil.client.export.ExportKind;
import org.bunpil.client.export.Exporter;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportImages;
import org.bunpil.client.export.page.ExportOptions;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.file.AssetSource;
import org.bunpil.client.file.FileProgress;
import org.bunpil.model.Background;
import org.bunpil.model.Element;

/** Exports pages full of strokes as PDF, SVG and PNG. Prints figures. Arguments: pages and strokes on each (default 50 and 1,000). */
public final class ExportBench {
    private static final int PAGES = 50;
    private static final int STROKES = 1_000;

    private ExportBench() {}

    /** Runs the benchmark and prints the figures. */
    public static void main(String[] args) throws IOException {
        int pages = args.length > 0 ? Integer.parseInt(args[0]) : PAGES;
        int strokes = args.length > 1 ? Integer.parseInt(args[1]) : STROKES;
        List<Element> all = new ArrayList<>();
        GeneratedBoards.of(pages * strokes, ClientBench.WIDTH, ClientBench.HEIGHT)
                .elements("p1")
                .forEach(all::add);
        List<ExportPage> made = new ArrayList<>();
        for (int i = 0; i < pages; i++)
            made.add(new ExportPage("", Background.GRID, all.subList(i * strokes, (i + 1) * strokes)));
        System.out.printf(
                Locale.ROOT,
                "%d pages with %d strokes of %d samples on squared paper, %d cores; the first run of each is cold%n",
                pages,
                strokes,
                GeneratedBoards.SAMPLES,
                Runtime.getRuntime().availableProcessors());
        Path folder = Files.createTempDirectory("bunpil-export");
        try {
            for (ExportKind kind : ExportKind.values()) {
                for (int run = 0; run < 2; run++) measure(kind, made, folder);
            }
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private static void measure(ExportKind kind, List<ExportPage> pages, Path folder) throws IOException {
        BoardExport export =
                new BoardExport("bench", pages, ExportOptions.AS_DRAWN, new ExportImages(AssetSource.NONE, ""));
        long begun = System.nanoTime();
        List<Path> files = Exporter.write(
                        kind, export, folder.resolve("bench." + kind.ending()), true, FileProgress.NONE)
                .files();
        double seconds = (System.nanoTime() - begun) / 1e9;
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
            Files.delete(file);
        }
        System.out.printf(Locale.ROOT, "%s: %.1f s, %.1f MB in %d file(s)%n", kind, seconds, bytes / 1e6, files.size());
    }
}
