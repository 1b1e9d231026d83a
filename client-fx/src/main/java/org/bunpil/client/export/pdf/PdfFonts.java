package org.bunpil.client.export.pdf;

import java.awt.Font;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bunpil.client.render.TextGlyphs;
import org.jspecify.annotations.Nullable;

/** The fonts of a document, made as text needs them. */
final class PdfFonts {
    private static final int LETTERS = 26;
    private static final int TAG = 6;

    private final COSDictionary resources;
    private final List<GlyphFont> glyphFonts = new ArrayList<>();
    private final List<HiddenFont> hiddenFonts = new ArrayList<>();
    private int count;
    private @Nullable Named<GlyphFont> own;
    private @Nullable Named<GlyphFont> system;
    private @Nullable Named<HiddenFont> hidden;

    /** @param name in the resources, with its slash */
    record Named<F>(String name, F font) {}

    /** @param resources the fonts of all pages */
    PdfFonts(COSDictionary resources) {
        this.resources = resources;
    }

    /** The font for the glyphs of one of Java's fonts. */
    Named<GlyphFont> of(Font font) {
        boolean isOwn = TextGlyphs.isOwn(font);
        Named<GlyphFont> known = isOwn ? own : system;
        if (known == null || known.font().isFull()) {
            // A name with a tag says that it is not the whole font.
            GlyphFont fresh = new GlyphFont(tag(count) + (isOwn ? "+Pretendard-Regular" : "+BunpilSystem"));
            glyphFonts.add(fresh);
            known = new Named<>(add(fresh.dictionary), fresh);
        }
        if (isOwn) own = known;
        else system = known;
        return known;
    }

    Named<HiddenFont> hidden() {
        Named<HiddenFont> known = hidden;
        if (known == null || known.font().isFull()) {
            HiddenFont fresh = new HiddenFont();
            hiddenFonts.add(fresh);
            known = new Named<>(add(fresh.dictionary), fresh);
            hidden = known;
        }
        return known;
    }

    private String add(COSDictionary font) {
        COSName name = COSName.getPDFName("F" + count++);
        resources.setItem(name, font);
        return "/" + name.getName();
    }

    private static String tag(int number) {
        StringBuilder tag = new StringBuilder();
        for (int i = 0, left = number; i < TAG; i++, left /= LETTERS) tag.insert(0, (char) ('A' + left % LETTERS));
        return tag.toString();
    }

    /** Writes all fonts into the document. */
    void finish(PDDocument document) throws IOException {
        for (GlyphFont font : glyphFonts) font.finish(document);
        for (HiddenFont font : hiddenFonts) font.finish(document);
    }
}
