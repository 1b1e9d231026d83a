package org.bunpil.client.pdf;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** PDFs made for tests: good ones by the library, others object by object. */
public final class TestPdfs {
    private TestPdfs() {}

    /** Something to draw. */
    public interface Content {
        void draw(PDPageContentStream on, int page) throws IOException;
    }

    /** Pages of A4. */
    public static byte[] pages(int count, Content content) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < count; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream on = new PDPageContentStream(document, page)) {
                    content.draw(on, i);
                }
            }
            return bytes(document);
        }
    }

    /** Each page has a line of Latin letters. */
    public static byte[] texts(String... texts) throws IOException {
        return pages(texts.length, (on, page) -> {
            on.beginText();
            on.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 20);
            on.newLineAtOffset(100, 600);
            on.showText(texts[page]);
            on.endText();
        });
    }

    /** Each page has a square of one colour, 100 points from the top left corner, 200 wide and high. */
    public static byte[] squares(int... colors) throws IOException {
        return pages(colors.length, (on, page) -> square(on, new Color(colors[page])));
    }

    private static void square(PDPageContentStream on, Color color) throws IOException {
        on.setNonStrokingColor(color);
        on.addRect(100, PDRectangle.A4.getHeight() - 300, 200, 200);
        on.fill();
    }

    public static byte[] turned(int degrees, int color) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            page.setRotation(degrees);
            document.addPage(page);
            try (PDPageContentStream on = new PDPageContentStream(document, page)) {
                square(on, new Color(color));
            }
            return bytes(document);
        }
    }

    /** All pages have one list of resources with every picture in it, as many programs write it; each shows one of them. */
    public static byte[] sharedResources(int pages, int side) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDResources all = new PDResources();
            List<PDImageXObject> images = new ArrayList<>();
            for (int i = 0; i < pages; i++) images.add(LosslessFactory.createFromImage(document, noise(side, i)));
            for (int i = 0; i < pages; i++) all.put(COSName.getPDFName("Im" + i), images.get(i));
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                page.setResources(all);
                document.addPage(page);
                try (PDPageContentStream on = new PDPageContentStream(document, page)) {
                    on.drawImage(images.get(i), 50, 50, 400, 400);
                }
            }
            return bytes(document);
        }
    }

    /** A picture that cannot be packed. */
    static BufferedImage noise(int side, int seed) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int y = 0; y < side; y++) for (int x = 0; x < side; x++) image.setRGB(x, y, random.nextInt() & 0xffffff);
        return image;
    }

    public static byte[] locked(String password) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            StandardProtectionPolicy policy =
                    new StandardProtectionPolicy("owner-of-it", password, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            return bytes(document);
        }
    }

    static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    /** A file of objects as they are given, numbered from 1; the first is the catalog. */
    static final class Raw {
        private final List<byte[]> objects = new ArrayList<>();
        private String trailer = "";

        Raw add(String object) {
            objects.add(object.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        Raw stream(String dictionary, byte[] content) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(("<< " + dictionary + " /Length " + content.length + " >>\nstream\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(content);
            out.writeBytes("\nendstream".getBytes(StandardCharsets.ISO_8859_1));
            objects.add(out.toByteArray());
            return this;
        }

        Raw stream(String dictionary, String content) {
            return stream(dictionary, content.getBytes(StandardCharsets.ISO_8859_1));
        }

        Raw trailer(String more) {
            trailer = more;
            return this;
        }

        byte[] bytes() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder table = new StringBuilder("0000000000 65535 f \n");
            for (int i = 0; i < objects.size(); i++) {
                table.append("%010d 00000 n \n".formatted(out.size()));
                out.writeBytes(((i + 1) + " 0 obj\n").getBytes(StandardCharsets.ISO_8859_1));
                out.writeBytes(objects.get(i));
                out.writeBytes("\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
            }
            int at = out.size();
            out.writeBytes(("xref\n0 " + (objects.size() + 1) + "\n" + table + "trailer\n<< /Size "
                            + (objects.size() + 1) + " /Root 1 0 R " + trailer + " >>\nstartxref\n" + at + "\n%%EOF\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            return out.toByteArray();
        }
    }

    /** One page with this content; its resources and what else it has follow. */
    static Raw onePage(String content, String resources, String more) {
        return new Raw()
                        .add("<< /Type /Catalog /Pages 2 0 R >>")
                        .add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                        .add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << "
                                + resources + " >> " + more + " >>")
                        .stream("", content);
    }

    /** Zeros, packed, as many as wanted. */
    static byte[] packed(long length, byte filling) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] some = new byte[1 << 20];
        java.util.Arrays.fill(some, filling);
        try (DeflaterOutputStream packing = new DeflaterOutputStream(out)) {
            for (long left = length; left > 0; left -= some.length)
                packing.write(some, 0, (int) Math.min(left, some.length));
        }
        return out.toByteArray();
    }
}
