package org.bunpil.client.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.RenderRegion;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages out of good PDFs, and how they look, by the real process. */
class PdfFileTest {
    private static final int RED = 0xd03030;
    private static final int BLUE = 0x3050d0;

    @TempDir
    Path folder;

    private List<PageContent> pages(byte[] pdf) throws Exception {
        Path file = Files.write(folder.resolve("worksheet.pdf"), pdf);
        List<PageContent> pages = new ArrayList<>();
        try (PdfFile open = PdfFile.open(file, folder.resolve("fonts"))) {
            for (int i = 0; i < open.pageCount(); i++) pages.add(open.page(i));
        }
        return pages;
    }

    @Test
    void everyPageBecomesAPdfOfItsOwn() throws Exception {
        List<PageContent> pages = pages(TestPdfs.squares(RED, BLUE));
        assertEquals(2, pages.size());
        for (PageContent page : pages) {
            byte[] pdf = page.pdf();
            assertNotNull(pdf);
            assertTrue(AssetBytes.isPdf(pdf));
            assertTrue(pdf.length < 3_000, pdf.length + " bytes");
            assertEquals(595, page.width(), 1);
            assertEquals(842, page.height(), 1);
            try (PDDocument single = Loader.loadPDF(pdf)) {
                assertEquals(1, single.getNumberOfPages());
            }
        }
    }

    @Test
    void whatCanBeReadOnAPageIsKnown() throws Exception {
        List<PageContent> pages = pages(TestPdfs.texts("Halves and thirds", "Quarters"));
        assertEquals(
                List.of("Halves and thirds", "Quarters"),
                pages.stream().map(PageContent::text).toList());
        assertEquals("", pages(TestPdfs.squares(RED)).getFirst().text());
    }

    @Test
    void aPageTakesNoImagesOfOtherPagesAlong() throws Exception {
        byte[] pdf = TestPdfs.sharedResources(6, 700);
        assertTrue(pdf.length > 2 * Limits.ASSET_BYTES, pdf.length + " bytes");
        for (PageContent page : pages(pdf)) {
            byte[] own = page.pdf();
            assertNotNull(own);
            assertTrue(own.length < pdf.length / 5, own.length + " of " + pdf.length);
        }
    }

    @Test
    void aPageThatIsTooLargeAsPdfComesAsPixels() throws Exception {
        PageContent page = pages(TestPdfs.sharedResources(1, 1_500)).getFirst();
        assertNull(page.pdf());
        assertEquals(PdfLimits.RASTER_SIDE, page.argb().length / page.columns());
        assertEquals(595, page.width(), 1);
    }

    @Test
    void scriptsLinksAndAuthorsStayBehind() throws Exception {
        byte[] pdf = new TestPdfs.Raw()
                        .add(
                                "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>")
                        .add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                        .add(
                                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >>"
                                        + " /AA << /O << /S /URI /URI (http://example.com) >> >> /Annots [5 0 R] /Metadata 6 0 R >>")
                        .stream("", "1 0 0 rg 100 100 200 200 re f")
                        .add("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (calc.exe) >> >>")
                        .stream("/Type /Metadata", "<author>Somebody</author>")
                        .trailer("/Info << /Author (Somebody) >>")
                        .bytes();
        byte[] own = pages(pdf).getFirst().pdf();
        assertNotNull(own);
        String text = new String(own, StandardCharsets.ISO_8859_1);
        for (String left : List.of("JavaScript", "example.com", "calc.exe", "Somebody", "Annot ", "/Link")) {
            assertFalse(text.contains(left), left);
        }
    }

    /** Paints a page until all of it is there, and says so itself when it changes. */
    private Bitmap painted(byte[] pdf, RenderRegion region, Bounds bounds, int rot) throws Exception {
        BlockingQueue<String> ready = new ArrayBlockingQueue<>(100);
        BlockingQueue<PdfPage> loaded = new ArrayBlockingQueue<>(1);
        try (PdfRenderer renderer =
                new PdfRenderer(folder.resolve("fonts"), () -> System.nanoTime() / 1_000_000, ready::add)) {
            renderer.load("page", pdf, page -> {
                if (page != null) loaded.add(page);
            });
            PdfPage page = loaded.poll(60, TimeUnit.SECONDS);
            assertNotNull(page);
            page.paint(new Bitmap(region.width(), region.height()), region, bounds, rot, 255);
            assertNotNull(ready.poll(60, TimeUnit.SECONDS));
            Bitmap bitmap = new Bitmap(region.width(), region.height());
            page.paint(bitmap, region, bounds, rot, 255);
            return bitmap;
        }
    }

    private static int at(Bitmap bitmap, int x, int y) {
        return bitmap.pixels()[y * bitmap.width() + x] & 0xffffff;
    }

    @Test
    void aPageIsSharpAtEveryZoom() throws Exception {
        byte[] pdf = pages(TestPdfs.squares(RED)).getFirst().pdf();
        assertNotNull(pdf);
        Bounds bounds = new Bounds(0, 0, 5950, 8420);
        for (double zoom : new double[] {1, 2.7, 16}) {
            double scale = zoom / 10;
            // The square's left edge at 100 points, in the middle of its height.
            long left = Math.round(1_000 * scale) - 40;
            long top = Math.round(2_000 * scale) - 40;
            Bitmap bitmap = painted(pdf, new RenderRegion(left, top, 80, 80, scale), bounds, 0);
            assertEquals(0xffffff, at(bitmap, 37, 40), "zoom " + zoom);
            assertEquals(RED, at(bitmap, 43, 40), "zoom " + zoom);
        }
    }

    @Test
    void turnedPagesStandUpright() throws Exception {
        // Where the middle of the square is seen, in parts of the page.
        double[][] middles = {
            {200 / 595.0, 200 / 842.0},
            {642 / 842.0, 200 / 595.0},
            {395 / 595.0, 642 / 842.0},
            {200 / 842.0, 395 / 595.0}
        };
        for (int i = 0; i < 4; i++) {
            PageContent page = pages(TestPdfs.turned(90 * i, BLUE)).getFirst();
            byte[] pdf = page.pdf();
            assertNotNull(pdf);
            assertEquals(i % 2 == 0 ? 595 : 842, page.width(), 1);
            Bounds bounds = new Bounds(0, 0, page.width() * 8, page.height() * 8);
            RenderRegion region = new RenderRegion(0, 0, (int) page.width(), (int) page.height(), 1.0 / 8);
            Bitmap bitmap = painted(pdf, region, bounds, 0);
            int x = (int) (middles[i][0] * page.width());
            int y = (int) (middles[i][1] * page.height());
            assertEquals(BLUE, at(bitmap, x, y), 90 * i + " degrees");
            assertEquals(BLUE, at(bitmap, x + 95, y + 95), 90 * i + " degrees");
            assertEquals(0xffffff, at(bitmap, x + 105, y), 90 * i + " degrees");
            assertEquals(0xffffff, at(bitmap, x, y - 105), 90 * i + " degrees");
        }
    }

    @Test
    void anElementThatIsRotatedShowsItsPageRotated() throws Exception {
        byte[] pdf = pages(TestPdfs.squares(RED)).getFirst().pdf();
        assertNotNull(pdf);
        RenderRegion region = new RenderRegion(0, 0, 595, 842, 1.0 / 8);
        Bitmap bitmap = painted(pdf, region, new Bounds(0, 0, 595 * 8, 842 * 8), 18_000);
        assertEquals(RED, at(bitmap, 395, 642));
        assertEquals(0xffffff, at(bitmap, 200, 200));
    }
}
