package org.bunpil.client.interchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileException;
import org.bunpil.client.file.BoardInput;
import org.bunpil.client.file.FileProgress;
import org.jspecify.annotations.Nullable;

/**
 * Slides and documents as boards: a LibreOffice of this computer makes a PDF of them, whose pages become the locked backgrounds of pages. It
 * runs as a process of its own with a limited time, without macros, and fetches nothing that a document names.
 */
public final class OfficeBoards implements BoardInput {
    private static final long MOST_BYTES = 200L << 20;
    private static final long SECONDS = 180;

    /** For a folder of settings of its own, so that it gets in the way of no LibreOffice that is open. */
    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
            </oor:items>
            """;

    private final Supplier<@Nullable Path> office;
    private final long seconds;

    /** With the LibreOffice of this computer, if there is one. */
    public OfficeBoards() {
        this(OfficeProgram::find, SECONDS);
    }

    /** @param office finds the program; null if there is none */
    OfficeBoards(Supplier<@Nullable Path> office, long seconds) {
        this.office = office;
        this.seconds = seconds;
    }

    @Override
    public List<String> endings() {
        return List.of("pptx", "odp", "hwpx");
    }

    @Override
    public BoardContent open(Path file, FileProgress progress) throws IOException {
        BoardFileException.checkReadable(file);
        if (Files.size(file) > MOST_BYTES) throw BoardFileException.tooLarge(file);
        Path program = office.get();
        if (program == null) throw BoardFileException.needsOffice(file);
        BoardFileException.checkArchive(file, MOST_BYTES);
        Path folder = Files.createTempDirectory("bunpil-office");
        try {
            Path pdf = pdf(program, file, folder);
            if (pdf == null) throw BoardFileException.damaged(file, new IOException("LibreOffice made no PDF of it"));
            return PdfBoards.open(pdf, file, progress);
        } finally {
            delete(folder);
        }
    }

    private @Nullable Path pdf(Path program, Path file, Path folder) throws IOException {
        Path user = Files.createDirectories(folder.resolve("settings").resolve("user"));
        Files.writeString(user.resolve("registrymodifications.xcu"), SETTINGS, StandardCharsets.UTF_8);
        // Under a name of its own: what a person has called it may be an option, or not to be spelt here.
        String name = String.valueOf(file.getFileName());
        Path copy = folder.resolve("in" + name.substring(name.lastIndexOf('.')));
        Files.copy(file, copy);
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-env:UserInstallation=" + folder.resolve("settings").toUri(),
                        "--headless",
                        "--norestore",
                        "--nolockcheck",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        folder.toString(),
                        copy.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) return null;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        Path pdf = folder.resolve("in.pdf");
        return Files.isRegularFile(pdf) ? pdf : null;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        }
    }
}
