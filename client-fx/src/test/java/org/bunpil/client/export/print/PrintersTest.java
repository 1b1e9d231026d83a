package org.bunpil.client.export.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.print.DocFlavor;
import javax.print.StreamPrintService;
import javax.print.StreamPrintServiceFactory;
import org.bunpil.client.export.SampleBoard;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportOptions;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.file.FileProgress;
import org.bunpil.model.Background;
import org.junit.jupiter.api.Test;

/** Printing without a printer: into PostScript, which Java makes for printers that want pixels. */
class PrintersTest {
    private final SampleBoard board = SampleBoard.full();
    private final ExportPage page = board.page(Background.GRID);
    private final BoardExport export =
            board.export(ExportOptions.AS_DRAWN.withSize(ExportOptions.PageSize.A4), page, page);

    @Test
    void everyPageArrives() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamPrintServiceFactory[] factories = StreamPrintServiceFactory.lookupStreamPrintServiceFactories(
                DocFlavor.SERVICE_FORMATTED.PAGEABLE, "application/postscript");
        StreamPrintService service = factories[0].getPrintService(out);
        Printers.print(service, export, 1, FileProgress.NONE);
        String postScript = out.toString(StandardCharsets.ISO_8859_1);
        assertTrue(postScript.startsWith("%!PS"), postScript.substring(0, 20));
        assertEquals(3, postScript.split("%%Page: ", -1).length);
    }

    @Test
    void aPrinterThatIsGoneIsAFailure() {
        assertThrows(IOException.class, () -> Printers.print("no such printer", export, 1, FileProgress.NONE));
    }

    @Test
    void askingForPrintersWorksWithoutAny() {
        assertEquals(Printers.all().size(), Printers.all().stream().distinct().count());
    }
}
