package org.bunpil.client.export.pdf;

import java.awt.Font;
import java.awt.font.GlyphVector;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bunpil.client.render.TextGlyphs;

/** One font of a document: those of its glyphs that are used, and which text each stands for. */
final class GlyphFont {
    private static final int MOST_GLYPHS = 60_000;
    private static final int SYMBOLIC = 4;

    /** The dictionary that pages refer to; complete once {@link #finish} has been called. */
    final COSDictionary dictionary = new COSDictionary();

    private final String name;
    private final CffFont outlines;
    private final Map<Use, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>(List.of(""));
    private final List<Double> widths = new ArrayList<>(List.of(0.0));
    private double top = 1;
    private double bottom;
    private double right = 1;
    private double left;

    /** A glyph that stands for some text; the same glyph may stand for another text too. */
    private record Use(int code, String text) {}

    GlyphFont(String name) {
        this.name = name;
        this.outlines = new CffFont(name);
    }

    boolean isFull() {
        return outlines.size() >= MOST_GLYPHS;
    }

    /** The number of a glyph in this font. @param text that it stands for; empty if another glyph says it */
    int number(Font font, int code, String text) {
        return numbers.computeIfAbsent(new Use(code, text), use -> {
            GlyphVector glyph = TextGlyphs.glyph(code, font, CffFont.UNITS);
            var bounds = glyph.getOutline().getBounds2D();
            top = Math.max(top, -bounds.getMinY());
            bottom = Math.min(bottom, -bounds.getMaxY());
            right = Math.max(right, bounds.getMaxX());
            left = Math.min(left, bounds.getMinX());
            double width = glyph.getGlyphMetrics(0).getAdvanceX();
            texts.add(text);
            widths.add(width);
            return outlines.add(glyph.getOutline(), (int) Math.round(width));
        });
    }

    /** Writes the font into the document. */
    void finish(PDDocument document) throws IOException {
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, name);
        descriptor.setInt(COSName.FLAGS, SYMBOLIC);
        descriptor.setItem(COSName.FONT_BBOX, numbers(left, bottom, right, top));
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setFloat(COSName.ASCENT, (float) top);
        descriptor.setFloat(COSName.DESCENT, (float) bottom);
        descriptor.setFloat(COSName.CAP_HEIGHT, (float) top);
        descriptor.setInt(COSName.STEM_V, 80);
        COSStream program = document.getDocument().createCOSStream();
        program.setName(COSName.SUBTYPE, "CIDFontType0C");
        write(program, outlines.bytes());
        descriptor.setItem(COSName.FONT_FILE3, program);

        COSDictionary system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("Identity"));
        system.setInt(COSName.SUPPLEMENT, 0);
        COSDictionary descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        descendant.setName(COSName.BASE_FONT, name);
        descendant.setItem(COSName.CIDSYSTEMINFO, system);
        descendant.setItem(COSName.FONT_DESC, descriptor);
        COSArray all = new COSArray();
        widths.forEach(width -> all.add(new COSFloat((float) (double) width)));
        COSArray from = new COSArray();
        from.add(COSInteger.ZERO);
        from.add(all);
        descendant.setItem(COSName.W, from);

        dictionary.setItem(COSName.TYPE, COSName.FONT);
        dictionary.setItem(COSName.SUBTYPE, COSName.TYPE0);
        dictionary.setName(COSName.BASE_FONT, name + "-Identity-H");
        dictionary.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        COSArray descendants = new COSArray();
        descendants.add(descendant);
        dictionary.setItem(COSName.DESCENDANT_FONTS, descendants);
        COSStream unicode = document.getDocument().createCOSStream();
        write(unicode, UnicodeMap.of(texts, 2));
        dictionary.setItem(COSName.TO_UNICODE, unicode);
    }

    static void write(COSStream stream, byte[] bytes) throws IOException {
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(bytes);
        }
    }

    static COSArray numbers(double... values) {
        COSArray array = new COSArray();
        for (double value : values) array.add(new COSFloat((float) value));
        return array;
    }
}
