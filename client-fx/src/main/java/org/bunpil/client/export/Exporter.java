package org.bunpil.client.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.pdf.PdfExporter;
import org.bunpil.client.file.AtomicFile;
import org.bunpil.client.file.FileProgress;

/** Writes the files of an export. Each is whole at every moment; when one fails, those before it are taken away again. */
public final class Exporter {
    private Exporter() {}

    /**
     * What was written.
     *
     * @param missing images that were not there
     */
    public record Exported(List<Path> files, int missing) {}

    /**
     * Writes a file, or for several pages of a kind that has one file for each, numbered files beside it.
     *
     * @param overwrites whether numbered files may take the place of others; the file that is named always may
     * @throws java.util.concurrent.CancellationException if the person has ended it
     */
    public static Exported write(
            ExportKind kind, BoardExport export, Path file, boolean overwrites, FileProgress progress)
            throws IOException {
        List<Path> files = files(kind, export, file);
        if (files.size() > 1 && !overwrites) {
            for (Path each : files) if (Files.exists(each)) throw new FileAlreadyExistsException(each.toString());
        }
        List<Path> written = new ArrayList<>();
        try {
            for (int i = 0; i < files.size(); i++) {
                write(kind, export, i, files.get(i), progress);
                written.add(files.get(i));
            }
        } catch (IOException | RuntimeException | OutOfMemoryError failed) {
            if (!overwrites && files.size() > 1) for (Path each : written) Files.deleteIfExists(each);
            throw failed;
        } finally {
            export.images().close();
        }
        return new Exported(files, export.images().missing());
    }

    private static void write(ExportKind kind, BoardExport export, int index, Path file, FileProgress progress)
            throws IOException {
        FileProgress part = fraction -> progress.goOn((index + fraction)
                / (kind == ExportKind.PDF ? 1 : export.pages().size()));
        AtomicFile.replace(file, out -> write(kind, export, index, out, part));
    }

    private static void write(ExportKind kind, BoardExport export, int index, OutputStream out, FileProgress progress)
            throws IOException {
        switch (kind) {
            case PDF -> PdfExporter.write(export, out, progress);
            case PNG -> PngExporter.write(export, export.pages().get(index), out, progress);
            case SVG -> SvgExporter.write(export, export.pages().get(index), out, progress);
        }
    }

    /** The files that {@link #write} writes. */
    public static List<Path> files(ExportKind kind, BoardExport export, Path file) {
        if (kind == ExportKind.PDF || export.pages().size() == 1) return List.of(file);
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "." + kind.ending();
        int digits = String.valueOf(export.pages().size()).length();
        List<Path> files = new ArrayList<>();
        for (int i = 1; i <= export.pages().size(); i++) {
            String number = "0".repeat(digits - String.valueOf(i).length()) + i;
            files.add(file.resolveSibling(stem + "-" + number + ending));
        }
        return files;
    }
}
