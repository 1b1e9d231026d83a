package org.bunpil.client.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportOptions;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.file.FileProgress;
import org.bunpil.model.Background;
import org.bunpil.model.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ExporterTest {
    @TempDir
    Path folder;

    private final SampleBoard board = SampleBoard.full();
    private final ExportPage page = board.page(Background.GRID);

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> String.valueOf(each.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aPngHasThePixelsOfTheScreen() throws IOException {
        BoardExport export = board.export(ExportOptions.AS_DRAWN.withScale(2), page);
        Path file = folder.resolve("board.png");
        Exporter.write(ExportKind.PNG, export, file, false, FileProgress.NONE);
        BufferedImage read = ImageIO.read(file.toFile());
        BufferedImage shown = Pixels.shown(export, page, 2);
        assertEquals(shown.getWidth(), read.getWidth());
        assertArrayEquals(
                shown.getRGB(0, 0, shown.getWidth(), shown.getHeight(), null, 0, shown.getWidth()),
                read.getRGB(0, 0, shown.getWidth(), shown.getHeight(), null, 0, shown.getWidth()));
    }

    @Test
    void withoutPaperAPngIsTransparent() throws IOException {
        Path file = folder.resolve("board.png");
        Exporter.write(
                ExportKind.PNG,
                board.export(ExportOptions.AS_DRAWN.withPaper(false), page),
                file,
                false,
                FileProgress.NONE);
        BufferedImage read = ImageIO.read(file.toFile());
        assertEquals(0, read.getRGB(1, 1));
        Pixels.keep(read, "transparent");
    }

    @Test
    void aHugePageBecomesABitmapThatFitsIntoMemory() throws IOException {
        SampleBoard huge = new SampleBoard();
        huge.ink(-60_000, -30_000, Style.DEFAULT, 0, false, 0, 0, 100_000, 90_000);
        Path file = folder.resolve("board.png");
        ExportPage wide = huge.page(Background.DOTS);
        Exporter.write(
                ExportKind.PNG, huge.export(ExportOptions.AS_DRAWN.withScale(4), wide), file, false, FileProgress.NONE);
        BufferedImage read = ImageIO.read(file.toFile());
        assertTrue((long) read.getWidth() * read.getHeight() <= 41_000_000, read.getWidth() + " x " + read.getHeight());
    }

    private static Document parsed(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(file))));
    }

    @Test
    void anSvgHasOutlinesImagesAndText() throws Exception {
        Path file = folder.resolve("board.svg");
        Exporter.write(ExportKind.SVG, board.export(ExportOptions.AS_DRAWN, page), file, false, FileProgress.NONE);
        Files.createDirectories(Path.of("target", "export"));
        Files.copy(file, Path.of("target", "export", "board.svg"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Document document = parsed(file);
        assertEquals("svg", document.getDocumentElement().getTagName());
        assertTrue(document.getElementsByTagName("path").getLength() > 20);
        assertTrue(document.getElementsByTagName("image").getLength() >= 3);
        assertTrue(document.getDocumentElement().getTextContent().contains(SampleBoard.KOREAN));
        assertEquals("분수", document.getElementsByTagName("title").item(0).getTextContent());
    }

    @Test
    void textThatXmlForbidsIsLeftOutOfAnSvg() throws Exception {
        assertEquals("a&amp;&lt;b&gt;c", SvgTarget.escaped("a&<b>\u0000\u001b\ufffec\ud800"));
    }

    @ParameterizedTest
    @EnumSource(ExportKind.class)
    void severalPagesAreOneDocumentOrNumberedFiles(ExportKind kind) throws IOException {
        BoardExport export = board.export(ExportOptions.AS_DRAWN, page, page, page);
        Exporter.Exported exported =
                Exporter.write(kind, export, folder.resolve("a." + kind.ending()), false, FileProgress.NONE);
        assertEquals(
                switch (kind) {
                    case PDF -> List.of("a.pdf");
                    case PNG -> List.of("a-1.png", "a-2.png", "a-3.png");
                    case SVG -> List.of("a-1.svg", "a-2.svg", "a-3.svg");
                },
                names());
        assertEquals(exported.files().size(), names().size());
        assertEquals(0, exported.missing());
    }

    @ParameterizedTest
    @EnumSource(ExportKind.class)
    void whatIsEndedLeavesNothing(ExportKind kind) {
        BoardExport export = board.export(ExportOptions.AS_DRAWN, page, page, page);
        assertThrows(
                CancellationException.class,
                () -> Exporter.write(
                        kind, export, folder.resolve("a." + kind.ending()), false, fraction -> fraction < 0.6));
        assertEquals(List.of(), assertNames());
    }

    private List<String> assertNames() {
        try {
            return names();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @ParameterizedTest
    @EnumSource(ExportKind.class)
    void aFileThatIsThereStaysWhenItFails(ExportKind kind) throws IOException {
        Path file = folder.resolve("a." + kind.ending());
        Files.writeString(file, "old");
        BoardExport export = board.export(ExportOptions.AS_DRAWN, page);
        assertThrows(
                CancellationException.class,
                () -> Exporter.write(kind, export, file, false, fraction -> fraction < 0.1));
        assertEquals("old", Files.readString(file));
        assertEquals(1, names().size());
    }

    @Test
    void numberedFilesTakeNobodysPlace() throws IOException {
        Files.writeString(folder.resolve("a-2.png"), "old");
        BoardExport export = board.export(ExportOptions.AS_DRAWN, page, page);
        assertThrows(
                FileAlreadyExistsException.class,
                () -> Exporter.write(ExportKind.PNG, export, folder.resolve("a.png"), false, FileProgress.NONE));
        assertEquals(List.of("a-2.png"), names());
        Exporter.write(ExportKind.PNG, export, folder.resolve("a.png"), true, FileProgress.NONE);
        assertEquals(List.of("a-1.png", "a-2.png"), names());
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        BoardExport export = board.export(ExportOptions.AS_DRAWN, page);
        assertThrows(
                IOException.class,
                () -> Exporter.write(
                        ExportKind.PDF, export, folder.resolve("no/such/a.pdf"), false, FileProgress.NONE));
    }
}
