package org.bunpil.client.interchange;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a LibreOffice of this computer is. */
final class OfficeProgram {
    private static final List<String> NAMES = List.of("soffice", "libreoffice", "soffice.exe", "soffice.com");
    private static final List<String> USUAL = List.of(
            "/usr/lib/libreoffice/program",
            "/opt/libreoffice/program",
            "/snap/bin",
            "/Applications/LibreOffice.app/Contents/MacOS",
            "C:\\Program Files\\LibreOffice\\program",
            "C:\\Program Files (x86)\\LibreOffice\\program");

    private OfficeProgram() {}

    /** The program, or null. */
    static @Nullable Path find() {
        List<String> folders = new ArrayList<>(USUAL);
        String path = System.getenv("PATH");
        if (path != null) folders.addAll(List.of(path.split(File.pathSeparator)));
        for (String folder : folders) {
            for (String name : NAMES) {
                Path program = program(folder, name);
                if (program != null) return program;
            }
        }
        return null;
    }

    private static @Nullable Path program(String folder, String name) {
        try {
            Path program = Path.of(folder).resolve(name);
            return !folder.isBlank() && Files.isRegularFile(program) && Files.isExecutable(program) ? program : null;
        } catch (InvalidPathException notOfThisSystem) {
            return null;
        }
    }
}
