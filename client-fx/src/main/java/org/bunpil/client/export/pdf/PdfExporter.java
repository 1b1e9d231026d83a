package org.bunpil.client.export.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.export.page.PageLayout;
import org.bunpil.client.file.FileProgress;

/** Writes pages as one PDF. */
public final class PdfExporter {
    /** More than this lies in a temporary file while the document grows. */
    private static final long MEMORY_BYTES = 64L << 20;
    /** Elements between two looks whether to go on. */
    private static final int STEP = 200;
    /** The part of the work that is done before the file is written. */
    private static final double PAINTED = 0.9;

    private PdfExporter() {}

    /**
     * Writes the document.
     *
     * @throws java.util.concurrent.CancellationException if the person has ended it
     */
    public static void write(BoardExport export, OutputStream out, FileProgress progress) throws IOException {
        try (PDDocument document = new PDDocument(MemoryUsageSetting.setupMixed(MEMORY_BYTES).streamCache)) {
            PDDocumentInformation about = document.getDocumentInformation();
            about.setTitle(export.title());
            about.setCreator("Bunpil");
            PdfResources resources = new PdfResources(document, export.images());
            PDDocumentOutline titles = new PDDocumentOutline();
            for (int i = 0; i < export.pages().size(); i++) {
                ExportPage page = export.pages().get(i);
                PDPage made = page(export, i, resources, progress);
                document.addPage(made);
                if (!page.title().isBlank()) titles.addLast(title(page.title(), made));
            }
            if (titles.hasChildren()) document.getDocumentCatalog().setDocumentOutline(titles);
            resources.fonts.finish(document);
            // Object streams would be a little smaller, but the library counts them so that checkers complain.
            document.save(out, CompressParameters.NO_COMPRESSION);
            progress.done(1);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static PDOutlineItem title(String title, PDPage page) {
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(title);
        item.setDestination(page);
        return item;
    }

    private static PDPage page(BoardExport export, int index, PdfResources resources, FileProgress progress)
            throws IOException {
        ExportPage page = export.pages().get(index);
        PageLayout layout = PageLayout.of(page, export.options().size());
        PdfTarget target = new PdfTarget(resources, layout);
        int count = page.elements().size();
        export.paint(page, target, layout, done -> {
            if (done % STEP == 0)
                progress.done(PAINTED
                        * (index + (double) done / Math.max(1, count))
                        / export.pages().size());
        });
        PDPage made = new PDPage(new PDRectangle((float) layout.width(), (float) layout.height()));
        made.getCOSObject().setItem(COSName.RESOURCES, resources.dictionary);
        made.getCOSObject().setItem(COSName.GROUP, PdfTarget.transparency());
        made.getCOSObject().setItem(COSName.CONTENTS, target.finish());
        return made;
    }
}
