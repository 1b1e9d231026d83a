package org.bunpil.client.export.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/** A font whose glyphs show nothing: its text lies over what is painted otherwise, such as emoji, to be selected and found. */
final class HiddenFont {
    /** Width of each glyph, as a multiple of the font's size. */
    static final double WIDTH = 1;

    private static final int MOST = 255;
    private static final String GLYPH = "blank";

    final COSDictionary dictionary = new COSDictionary();
    private final Map<String, Integer> codes = new HashMap<>();
    /** Code 0 is not used. */
    private final List<String> texts = new ArrayList<>(List.of(""));

    boolean isFull() {
        return codes.size() >= MOST;
    }

    /** The code of a text, of one byte. */
    int code(String text) {
        return codes.computeIfAbsent(text, _ -> {
            texts.add(text);
            return texts.size() - 1;
        });
    }

    void finish(PDDocument document) throws IOException {
        COSStream glyph = document.getDocument().createCOSStream();
        GlyphFont.write(glyph, "1000 0 d0\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        COSDictionary glyphs = new COSDictionary();
        glyphs.setItem(COSName.getPDFName(GLYPH), glyph);
        COSArray names = new COSArray();
        names.add(COSInteger.ONE);
        COSArray widths = new COSArray();
        for (int code = 1; code < texts.size(); code++) {
            names.add(COSName.getPDFName(GLYPH));
            widths.add(COSInteger.get(1_000));
        }
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, names);
        dictionary.setItem(COSName.TYPE, COSName.FONT);
        dictionary.setItem(COSName.SUBTYPE, COSName.TYPE3);
        dictionary.setItem(COSName.FONT_BBOX, GlyphFont.numbers(0, 0, 1_000, 1_000));
        dictionary.setItem(COSName.FONT_MATRIX, GlyphFont.numbers(0.001, 0, 0, 0.001, 0, 0));
        dictionary.setItem(COSName.CHAR_PROCS, glyphs);
        dictionary.setItem(COSName.ENCODING, encoding);
        dictionary.setInt(COSName.FIRST_CHAR, 1);
        dictionary.setInt(COSName.LAST_CHAR, texts.size() - 1);
        dictionary.setItem(COSName.WIDTHS, widths);
        dictionary.setItem(COSName.RESOURCES, new COSDictionary());
        COSStream unicode = document.getDocument().createCOSStream();
        GlyphFont.write(unicode, UnicodeMap.of(texts, 1));
        dictionary.setItem(COSName.TO_UNICODE, unicode);
    }
}
