package org.bunpil.client.export.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bunpil.client.export.Pixels;
import org.bunpil.client.export.SampleBoard;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportOptions;
import org.bunpil.client.export.page.ExportOptions.PageSize;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.file.FileProgress;
import org.bunpil.model.Background;
import org.bunpil.model.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The PDF, read by the library's own reader and renderer. */
class PdfExporterTest {
    /** Of 255. Letters without hints and edges of another renderer differ a little. */
    private static final double MOST_DIFFERENCE = 1;

    private static final float DPI = 192;

    private static byte[] written(BoardExport export) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfExporter.write(export, out, FileProgress.NONE);
        return out.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    @ParameterizedTest
    @EnumSource(Background.class)
    void showsWhatTheScreenShows(Background background) throws IOException {
        SampleBoard board = SampleBoard.full();
        ExportPage page = board.page(background);
        BoardExport export = board.export(ExportOptions.AS_DRAWN, page);
        byte[] pdf = written(export);
        Files.createDirectories(Path.of("target", "export"));
        Files.write(Path.of("target", "export", "page-" + background + ".pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage rendered = new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.RGB);
            BufferedImage shown = Pixels.shown(export, page, 2);
            Pixels.keep(rendered, "page-" + background + "-pdf");
            Pixels.keep(shown, "page-" + background + "-shown");
            double difference = Pixels.difference(shown, rendered);
            System.out.println(background + ": mean difference " + difference);
            assertTrue(difference < MOST_DIFFERENCE, background + ": mean difference " + difference);
        }
    }

    @Test
    void textIsSelectableAndItsFontsAreInTheFile() throws IOException {
        SampleBoard board = SampleBoard.full();
        byte[] pdf = written(board.export(ExportOptions.AS_DRAWN, board.page(Background.PLAIN)));
        String text = text(pdf);
        for (String part :
                List.of(SampleBoard.KOREAN, "한글 훈민정음", "쪽지에 쓴 글", "둘째 줄 & <b>", "10:30 →", "emoji", "🎉", "👩‍🏫")) {
            assertTrue(text.contains(part), part + " in " + text);
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int fonts = 0;
            PDPage page = document.getPage(0);
            for (COSName name : page.getResources().getFontNames()) {
                PDFont font = page.getResources().getFont(name);
                assertTrue(font.isEmbedded(), font.getName());
                fonts++;
            }
            assertEquals(3, fonts, "the app's font, the system's, and the one that hides");
        }
        assertTrue(pdf.length < 300_000, pdf.length + " bytes");
    }

    @Test
    void pagesHaveTheSizeThatWasChosen() throws IOException {
        SampleBoard board = SampleBoard.full();
        ExportPage page = board.page(Background.GRID);
        ExportPage empty = new ExportPage("", Background.DOTS, List.of());
        for (PageSize size : PageSize.values()) {
            byte[] pdf = written(board.export(ExportOptions.AS_DRAWN.withSize(size), page, empty));
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertEquals(2, document.getNumberOfPages());
                var box = document.getPage(0).getMediaBox();
                switch (size) {
                    case DRAWN -> assertTrue(box.getWidth() > 400 && box.getWidth() < 600, box.toString());
                    case A4 -> assertEquals(841.89 + 595.28, box.getWidth() + box.getHeight(), 0.1);
                    case SLIDE -> assertEquals(16.0 / 9, box.getWidth() / box.getHeight(), 0.001);
                }
                assertEquals(
                        "분수",
                        document.getDocumentCatalog()
                                .getDocumentOutline()
                                .getFirstChild()
                                .getTitle());
            }
        }
    }

    @Test
    void withoutPaperTheLineColoursAreThoseThatWereChosen() throws IOException {
        SampleBoard board = new SampleBoard();
        ExportPage page;
        board.ink(10, 10, Style.DEFAULT.withWidth(160), 0, false, 0, 0, 100, 0);
        page = board.page(Background.CHALKBOARD);
        byte[] pdf = written(board.export(ExportOptions.AS_DRAWN.withPaper(false), page));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage image = new PDFRenderer(document).renderImage(0);
            assertEquals(0xffffff, image.getRGB(1, 1) & 0xffffff);
            assertEquals(0, image.getRGB(image.getWidth() / 2, image.getHeight() / 2) & 0xffffff);
        }
    }

    @Test
    void anImageThatIsNotThereIsCountedAndItsPlaceShown() throws IOException {
        SampleBoard board = new SampleBoard();
        board.missingImage();
        board.missingImage();
        BoardExport export = board.export(ExportOptions.AS_DRAWN, board.page(Background.PLAIN));
        assertTrue(text(written(export)).contains("그림"));
        assertEquals(1, export.images().missing());
    }

    @Test
    void anImageOnManyPagesIsInTheFileOnce() throws IOException {
        SampleBoard board = SampleBoard.full();
        ExportPage page = board.page(Background.PLAIN);
        int one = written(board.export(ExportOptions.AS_DRAWN, page)).length;
        int four = written(board.export(ExportOptions.AS_DRAWN, page, page, page, page)).length;
        assertTrue(four < 3 * one, one + " and " + four + " bytes");
    }

    @Test
    void itCanBeEnded() {
        SampleBoard board = SampleBoard.full();
        List<ExportPage> pages = new ArrayList<>();
        for (int i = 0; i < 50; i++) pages.add(board.page(Background.PLAIN));
        for (int i = 0; i < 300; i++) board.ink(i, i, Style.DEFAULT, 0, true, 0, 0, 50, 50, 90, 10);
        pages.add(board.page(Background.PLAIN));
        BoardExport export = board.export(ExportOptions.AS_DRAWN, pages.toArray(new ExportPage[0]));
        assertThrows(
                CancellationException.class,
                () -> PdfExporter.write(export, new ByteArrayOutputStream(), fraction -> fraction < 0.5));
        assertFalse(pages.isEmpty());
    }
}
