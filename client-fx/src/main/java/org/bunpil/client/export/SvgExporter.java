package org.bunpil.client.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportOptions;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.export.page.PageLayout;
import org.bunpil.client.file.FileProgress;

/** Writes a page as SVG, as large as what is on it. */
final class SvgExporter {
    /** Pixels of the document for one point. */
    private static final double UNITS = 96.0 / 72;
    /** Elements between two looks whether to go on. */
    private static final int STEP = 200;

    private SvgExporter() {}

    static void write(BoardExport export, ExportPage page, OutputStream out, FileProgress progress) throws IOException {
        PageLayout layout = PageLayout.of(page, ExportOptions.PageSize.DRAWN);
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        String width = SvgTarget.number(layout.width() * UNITS);
        String height = SvgTarget.number(layout.height() * UNITS);
        double scale = export.options().scale();
        writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\""
                + SvgTarget.number(layout.width() * UNITS * scale) + "\" height=\""
                + SvgTarget.number(layout.height() * UNITS * scale)
                + "\" viewBox=\"0 0 " + width + " " + height + "\">\n");
        String title = page.title().isBlank() ? export.title() : page.title();
        if (!title.isBlank()) writer.write("<title>" + SvgTarget.escaped(title) + "</title>\n");
        writer.write("<style>text{font-family:Pretendard,sans-serif;fill-opacity:0;white-space:pre}</style>\n");
        SvgTarget target = new SvgTarget(writer, layout.toPage(UNITS), layout.points(), export.images());
        int count = page.elements().size();
        try {
            export.paint(page, target, layout, done -> {
                if (done % STEP == 0) progress.done((double) done / Math.max(1, count));
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        writer.write("</svg>\n");
        writer.flush();
        progress.done(1);
    }
}
