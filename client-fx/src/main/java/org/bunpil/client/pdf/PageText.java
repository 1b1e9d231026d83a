package org.bunpil.client.pdf;

import java.io.IOException;
import java.io.Writer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** What can be read on a page of a PDF, so that its board is found by it. In the worker's process. */
final class PageText {
    /** Of more, the beginning is enough to find the page. */
    static final int MOST_CHARS = 8_000;

    private PageText() {}

    /** @param index of the page, from 0. @return on one line; empty if nothing can be read */
    static String of(PDDocument document, int index) {
        Limited text = new Limited();
        try {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(index + 1);
            stripper.setEndPage(index + 1);
            stripper.writeText(document, text);
        } catch (IOException | RuntimeException unreadable) {
            // A page that can be drawn is as good without.
            return text.line();
        }
        return text.line();
    }

    /** Takes a limited number of characters. */
    private static final class Limited extends Writer {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(char[] from, int offset, int length) throws IOException {
            text.append(from, offset, Math.min(length, MOST_CHARS - text.length()));
            if (text.length() >= MOST_CHARS) throw new IOException("enough");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        String line() {
            return text.toString().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        }
    }
}
