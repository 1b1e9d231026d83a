package org.bunpil.client.pdf;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/**
 * The resources that a page names. Many programs give all pages of a file the same list of resources, with every picture of the file in it:
 * with all of it, each page would be as large as the file.
 */
final class UsedResources {
    private static final List<COSName> KINDS = List.of(
            COSName.FONT,
            COSName.XOBJECT,
            COSName.EXT_G_STATE,
            COSName.COLORSPACE,
            COSName.PATTERN,
            COSName.SHADING,
            COSName.PROPERTIES);

    private UsedResources() {}

    static COSDictionary of(PDPage page, PDResources resources) {
        COSDictionary all = resources.getCOSObject();
        // A form or a font of glyphs without resources of its own uses the page's, by names that are not looked for.
        if (borrows(all)) return all;
        Set<COSName> names;
        try {
            names = names(page);
        } catch (IOException | RuntimeException broken) {
            return all;
        }
        COSDictionary used = new COSDictionary();
        for (COSName key : all.keySet()) {
            COSDictionary entries = KINDS.contains(key) ? all.getCOSDictionary(key) : null;
            if (entries == null) {
                used.setItem(key, all.getItem(key));
                continue;
            }
            COSDictionary kept = new COSDictionary();
            for (COSName name : entries.keySet()) {
                // Colour spaces with these names stand for others that no page names.
                if (names.contains(name) || name.getName().startsWith("Default"))
                    kept.setItem(name, entries.getItem(name));
            }
            used.setItem(key, kept);
        }
        return used;
    }

    private static boolean borrows(COSDictionary resources) {
        return borrows(resources.getCOSDictionary(COSName.XOBJECT), COSName.FORM)
                || borrows(resources.getCOSDictionary(COSName.FONT), COSName.TYPE3)
                || borrows(resources.getCOSDictionary(COSName.PATTERN), COSName.PATTERN_TYPE);
    }

    private static boolean borrows(@Nullable COSDictionary entries, COSName kind) {
        if (entries == null) return false;
        for (COSName name : entries.keySet()) {
            if (!(entries.getDictionaryObject(name) instanceof COSDictionary entry)) continue;
            boolean draws = kind.equals(COSName.PATTERN_TYPE)
                    ? entry instanceof COSStream
                    : kind.equals(entry.getCOSName(COSName.SUBTYPE));
            if (draws && entry.getCOSDictionary(COSName.RESOURCES) == null) return true;
        }
        return false;
    }

    private static Set<COSName> names(PDPage page) throws IOException {
        Set<COSName> names = new HashSet<>();
        PDFStreamParser parser = new PDFStreamParser(page);
        try {
            for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
                if (token instanceof COSName name) names.add(name);
                else if (token instanceof Operator operator) collect(operator.getImageParameters(), names);
            }
        } finally {
            parser.close();
        }
        return names;
    }

    private static void collect(@Nullable COSDictionary image, Set<COSName> names) {
        if (image == null) return;
        for (COSName key : image.keySet()) {
            COSBase value = image.getDictionaryObject(key);
            if (value instanceof COSName name) names.add(name);
            if (value instanceof COSArray array) {
                for (int i = 0; i < array.size(); i++) if (array.getObject(i) instanceof COSName name) names.add(name);
            }
        }
    }
}
