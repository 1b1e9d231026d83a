package org.bunpil.client.export.print;

import java.awt.print.Pageable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.print.Doc;
import javax.print.DocFlavor;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import javax.print.SimpleDoc;
import javax.print.attribute.HashPrintRequestAttributeSet;
import javax.print.attribute.PrintRequestAttributeSet;
import javax.print.attribute.standard.Copies;
import javax.print.attribute.standard.JobName;
import javax.print.attribute.standard.MediaSizeName;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.pdf.PdfExporter;
import org.bunpil.client.file.FileProgress;

/** The printers of the system. Asking for them, and printing, may take seconds. */
public final class Printers {
    private Printers() {}

    /** The names of all printers, the usual one first. */
    public static List<String> all() {
        List<String> names = new ArrayList<>();
        PrintService usual = PrintServiceLookup.lookupDefaultPrintService();
        if (usual != null) names.add(usual.getName());
        for (PrintService each : PrintServiceLookup.lookupPrintServices(null, null)) {
            if (!names.contains(each.getName())) names.add(each.getName());
        }
        return names;
    }

    /**
     * Prints pages.
     *
     * @throws IOException if the printer is gone or refuses
     * @throws java.util.concurrent.CancellationException if the person has ended it
     */
    public static void print(String printer, BoardExport export, int copies, FileProgress progress) throws IOException {
        for (PrintService each : PrintServiceLookup.lookupPrintServices(null, null)) {
            if (each.getName().equals(printer)) {
                print(each, export, copies, progress);
                return;
            }
        }
        throw new IOException("there is no printer " + printer);
    }

    /** As PDF where the printer takes it, which is sharper and smaller; as pixels elsewhere. */
    static void print(PrintService service, BoardExport export, int copies, FileProgress progress) throws IOException {
        PrintRequestAttributeSet attributes = new HashPrintRequestAttributeSet();
        if (service.isAttributeCategorySupported(Copies.class)) attributes.add(new Copies(copies));
        attributes.add(new JobName(export.title().isBlank() ? "Bunpil" : export.title(), null));
        if (service.isAttributeCategorySupported(MediaSizeName.class)) attributes.add(MediaSizeName.ISO_A4);
        try {
            if (service.isDocFlavorSupported(DocFlavor.INPUT_STREAM.PDF)) {
                ByteArrayOutputStream pdf = new ByteArrayOutputStream();
                PdfExporter.write(export, pdf, progress);
                Doc doc = new SimpleDoc(new ByteArrayInputStream(pdf.toByteArray()), DocFlavor.INPUT_STREAM.PDF, null);
                service.createPrintJob().print(doc, attributes);
            } else {
                Pageable pages = new PrintedPages(export, progress);
                service.createPrintJob()
                        .print(new SimpleDoc(pages, DocFlavor.SERVICE_FORMATTED.PAGEABLE, null), attributes);
            }
        } catch (PrintException refused) {
            throw new IOException(refused);
        } finally {
            export.images().close();
        }
        progress.done(1);
    }
}
