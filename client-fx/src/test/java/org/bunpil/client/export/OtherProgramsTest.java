package org.bunpil.client.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportOptions;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.file.FileProgress;
import org.bunpil.model.Background;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs make of exported files: Poppler, librsvg and qpdf, where they are installed. */
class OtherProgramsTest {
    /** Of 255. */
    private static final double MOST_DIFFERENCE = 1.5;

    @TempDir
    Path folder;

    private final SampleBoard board = SampleBoard.full();
    private final ExportPage page = board.page(Background.GRID);
    private final BoardExport export = board.export(ExportOptions.AS_DRAWN, page);

    private Path written(ExportKind kind) throws IOException {
        Path file = folder.resolve("board." + kind.ending());
        Exporter.write(kind, export, file, false, FileProgress.NONE);
        return file;
    }

    /** Runs a program. @return what it says; the test is skipped where there is no such program */
    private String run(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException missing) {
            System.out.println("SKIPPED: " + command[0] + " is not installed (poppler-utils, librsvg2-bin, qpdf)");
            Assumptions.abort(command[0] + " is not installed");
            return "";
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), command[0] + " does not end");
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), said);
        return said;
    }

    private void compare(String name, Path file) throws IOException {
        BufferedImage rendered = ImageIO.read(file.toFile());
        Pixels.keep(rendered, name);
        double difference = Pixels.difference(Pixels.shown(export, page, 2), rendered);
        System.out.println(name + ": mean difference " + difference);
        assertTrue(difference < MOST_DIFFERENCE, name + ": mean difference " + difference);
    }

    @Test
    void popplerShowsThePdfAsTheScreenDoes() throws Exception {
        run(
                "pdftoppm",
                "-r",
                "192",
                "-png",
                "-singlefile",
                written(ExportKind.PDF).toString(),
                folder + "/page");
        compare("poppler", folder.resolve("page.png"));
    }

    @Test
    void librsvgShowsTheSvgAsTheScreenDoes() throws Exception {
        run("rsvg-convert", "-z", "2", written(ExportKind.SVG).toString(), "-o", folder + "/svg.png");
        compare("librsvg", folder.resolve("svg.png"));
    }

    @Test
    void qpdfFindsNothingWrong() throws Exception {
        String said = run("qpdf", "--check", written(ExportKind.PDF).toString());
        assertFalse(said.contains("WARNING"), said);
    }

    @Test
    void popplerFindsTheText() throws Exception {
        String text = run("pdftotext", written(ExportKind.PDF).toString(), "-");
        for (String part : List.of(SampleBoard.KOREAN, "한글 훈민정음", "둘째 줄 & <b>", "👩‍🏫", "ภาษาไทย", "שלום", "مرحبا"))
            assertTrue(text.contains(part), part + " in " + text);
    }
}
