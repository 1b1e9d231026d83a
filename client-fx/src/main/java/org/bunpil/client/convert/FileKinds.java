package org.bunpil.client.convert;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bunpil.client.export.ExportKind;
import org.bunpil.client.export.ExportedFiles;
import org.bunpil.client.file.BoardFiles;
import org.bunpil.client.file.BoardInput;
import org.bunpil.client.file.BoardOutput;
import org.bunpil.client.interchange.ExcalidrawBoards;
import org.bunpil.client.interchange.OfficeBoards;
import org.bunpil.client.interchange.PdfBoards;
import org.bunpil.client.interchange.SvgBoards;
import org.bunpil.client.interchange.UbzBoards;
import org.bunpil.client.interchange.XoppBoards;
import org.jspecify.annotations.Nullable;

/** All kinds of files that Bunpil reads and writes, by the endings of their names. A new kind is a line in one of the two lists. */
public final class FileKinds {
    /** What can be opened as a board. */
    public static final List<BoardInput> INPUTS = List.of(
            new BoardFiles(),
            new PdfBoards(),
            new XoppBoards(),
            new ExcalidrawBoards(),
            new UbzBoards(),
            new SvgBoards(),
            new OfficeBoards());
    /** What a board can be written as. */
    public static final List<BoardOutput> OUTPUTS = List.of(
            new BoardFiles(),
            new ExportedFiles(ExportKind.PDF),
            new ExportedFiles(ExportKind.SVG),
            new ExportedFiles(ExportKind.PNG));

    private FileKinds() {}

    /** The kind of a file that is to be read, or null. */
    public static @Nullable BoardInput input(Path file) {
        String ending = ending(file);
        return INPUTS.stream()
                .filter(kind -> kind.endings().contains(ending))
                .findFirst()
                .orElse(null);
    }

    /** Whether a file is a board and not pages for one: what is dropped on a board is opened, pages are put on it. */
    public static boolean isBoard(Path file) {
        BoardInput kind = input(file);
        return kind != null && !(kind instanceof PdfBoards);
    }

    /** The kind of a file that is to be written, or null. */
    public static @Nullable BoardOutput output(Path file) {
        String ending = ending(file);
        return OUTPUTS.stream()
                .filter(kind -> kind.endings().contains(ending))
                .findFirst()
                .orElse(null);
    }

    /** The ending of a file's name in lower case, without the dot; empty if it has none. */
    static String ending(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Endings with their dots, for sentences. */
    static String listed(Stream<String> endings) {
        return endings.map(ending -> "." + ending).collect(Collectors.joining(", "));
    }
}
