package org.bunpil.client.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/**
 * A page as a PDF of its own. It is built from those parts of the page that are seen, and no others: links, scripts, forms that can be
 * filled in, attachments and what the file says about its author stay behind. In the worker's process.
 */
final class SinglePage {
    /** What of an annotation is needed to show it. */
    private static final COSName[] SHOWN_OF_ANNOTATION = {
        COSName.TYPE, COSName.SUBTYPE, COSName.RECT, COSName.AP, COSName.AS, COSName.F, COSName.OC
    };

    private static final COSName[] SHOWN_OF_PAGE = {COSName.CONTENTS, COSName.GROUP, COSName.USER_UNIT};

    private SinglePage() {}

    /**
     * The page as a file.
     *
     * @param most bytes
     * @return null if it is larger
     */
    static byte @Nullable [] write(PDDocument source, PDPage page, int most) throws IOException {
        COSDictionary from = page.getCOSObject();
        COSDictionary to = new COSDictionary();
        to.setItem(COSName.TYPE, COSName.PAGE);
        to.setItem(COSName.MEDIA_BOX, page.getMediaBox());
        to.setItem(COSName.CROP_BOX, page.getCropBox());
        to.setInt(COSName.ROTATE, page.getRotation());
        for (COSName name : SHOWN_OF_PAGE) to.setItem(name, from.getItem(name));
        PDResources resources = page.getResources();
        to.setItem(COSName.RESOURCES, resources == null ? new COSDictionary() : UsedResources.of(page, resources));
        to.setItem(COSName.ANNOTS, annotations(from.getCOSArray(COSName.ANNOTS)));
        try (PDDocument single = new PDDocument(IOUtils.createMemoryOnlyStreamCache())) {
            single.addPage(new PDPage(to));
            COSBase layers = source.getDocumentCatalog().getCOSObject().getItem(COSName.OCPROPERTIES);
            if (layers != null) single.getDocumentCatalog().getCOSObject().setItem(COSName.OCPROPERTIES, layers);
            Limited out = new Limited(most);
            single.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (LimitReached large) {
            return null;
        }
    }

    private static COSArray annotations(@Nullable COSArray all) {
        COSArray shown = new COSArray();
        for (int i = 0; all != null && i < all.size(); i++) {
            if (!(all.getObject(i) instanceof COSDictionary annotation)) continue;
            if (annotation.getCOSDictionary(COSName.AP) == null) continue;
            COSDictionary copy = new COSDictionary();
            for (COSName name : SHOWN_OF_ANNOTATION) copy.setItem(name, annotation.getItem(name));
            shown.add(copy);
        }
        return shown;
    }

    private static final class LimitReached extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Takes a limited number of bytes. */
    private static final class Limited extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int most;

        Limited(int most) {
            this.most = most;
        }

        @Override
        public void write(int b) throws IOException {
            if (bytes.size() + 1 > most) throw new LimitReached();
            bytes.write(b);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            if (bytes.size() + length > most) throw new LimitReached();
            bytes.write(from, offset, length);
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }
    }
}
