package org.bunpil.client.export.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.bunpil.client.asset.AssetPixels;
import org.bunpil.client.export.page.ExportImages;
import org.bunpil.client.export.page.VectorTarget.Blend;
import org.jspecify.annotations.Nullable;

/** What the pages of a document share: fonts, pictures and transparencies, each of them once. */
final class PdfResources {
    /** The dictionary of all pages. */
    final COSDictionary dictionary = new COSDictionary();

    final PDDocument document;
    final PdfFonts fonts;

    private final ExportImages images;
    private final COSDictionary states = new COSDictionary();
    private final COSDictionary objects = new COSDictionary();
    private final Map<State, String> stateNames = new HashMap<>();
    private final Map<String, String> assetNames = new HashMap<>();

    private record State(int opacity, Blend blend) {}

    PdfResources(PDDocument document, ExportImages images) {
        this.document = document;
        this.images = images;
        COSDictionary fontDictionary = new COSDictionary();
        fonts = new PdfFonts(fontDictionary);
        dictionary.setItem(COSName.FONT, fontDictionary);
        dictionary.setItem(COSName.EXT_G_STATE, states);
        dictionary.setItem(COSName.XOBJECT, objects);
    }

    /** The name of a transparency, with its slash. @param opacity 0–255 */
    String state(int opacity, Blend blend) {
        return stateNames.computeIfAbsent(new State(opacity, blend), state -> {
            COSDictionary entry = new COSDictionary();
            entry.setItem(COSName.TYPE, COSName.EXT_G_STATE);
            entry.setItem(COSName.CA_NS, new COSFloat(opacity / 255f));
            String mode = blend.name().charAt(0) + blend.name().substring(1).toLowerCase(Locale.ROOT);
            entry.setName(COSName.BM, mode);
            COSName name = COSName.getPDFName("G" + stateNames.size());
            states.setItem(name, entry);
            return "/" + name.getName();
        });
    }

    /** The name of an image with its slash; null if it is not there. */
    @Nullable
    String asset(String id) throws IOException {
        String known = assetNames.get(id);
        if (known != null) return known;
        byte[] bytes = images.bytes(id);
        if (bytes == null) return null;
        PDImageXObject image;
        if (AssetPixels.isPlainJpeg(bytes)) {
            image = JPEGFactory.createFromByteArray(document, bytes);
        } else {
            BufferedImage pixels = images.pixels(id, bytes);
            if (pixels == null) return null;
            image = LosslessFactory.createFromImage(document, pixels);
        }
        image.setInterpolate(true);
        String name = object(image.getCOSObject());
        assetNames.put(id, name);
        return name;
    }

    /** The name of a picture, with its slash. */
    String pixels(BufferedImage image) throws IOException {
        return object(LosslessFactory.createFromImage(document, image).getCOSObject());
    }

    /** Adds a picture or a group. */
    String object(COSBase object) {
        COSName name = COSName.getPDFName("X" + objects.size());
        objects.setItem(name, object);
        return "/" + name.getName();
    }
}
