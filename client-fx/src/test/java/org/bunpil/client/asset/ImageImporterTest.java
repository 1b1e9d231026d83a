package org.bunpil.client.asset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.bunpil.client.render.DecodedImage;
import org.bunpil.client.store.AssetFiles;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageImporterTest {
    /** A WebP of one red pixel, lossless. */
    private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    private static byte[] written(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage noise(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) image.setRGB(x, y, random.nextInt());
        }
        return image;
    }

    @Test
    void aLargeImageIsScaledUntilItFits() throws IOException {
        ImageImporter.ImportedImage photo =
                ImageImporter.of(written(noise(4_160, 2_400, BufferedImage.TYPE_INT_RGB), "png"));
        assertEquals(2_560, photo.width());
        assertEquals(1_477, photo.height(), 1);
        assertTrue(photo.bytes().length <= Limits.ASSET_BYTES);
        assertTrue(AssetBytes.isImage(photo.bytes()));
        assertEquals(AssetBytes.id(photo.bytes()), photo.id());
        // Transparent noise can be stored only as PNG, and must be made smaller as well.
        ImageImporter.ImportedImage clear =
                ImageImporter.of(written(noise(2_000, 2_000, BufferedImage.TYPE_INT_ARGB), "png"));
        assertTrue(clear.bytes().length <= Limits.ASSET_BYTES);
        assertTrue(clear.width() < 2_000);
    }

    @Test
    void aSmallDrawingStaysPixelForPixel() throws IOException {
        BufferedImage drawing = new BufferedImage(300, 200, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = drawing.createGraphics();
        g.setColor(new Color(200, 30, 40, 120));
        g.fillOval(20, 20, 200, 150);
        g.dispose();
        ImageImporter.ImportedImage importedImage = ImageImporter.of(written(drawing, "png"));
        BufferedImage back =
                ImageDecoder.argb(ImageDecoder.read(importedImage.bytes(), 1 << 20), BufferedImage.TYPE_INT_ARGB);
        assertArrayEquals(drawing.getRGB(0, 0, 300, 200, null, 0, 300), back.getRGB(0, 0, 300, 200, null, 0, 300));
    }

    @Test
    void aPhotographIsTurnedAsItWasHeldAndLosesItsNotes() throws IOException {
        BufferedImage lying = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = lying.createGraphics();
        g.setColor(Color.RED);
        g.fillRect(0, 0, 200, 200);
        g.dispose();
        byte[] jpeg = written(lying, "jpeg");
        // Exif orientation 6: the camera was held with its right side down, so the left side of the stored image is the
        // top.
        byte[] exif = HexFormat.of()
                .parseHex("ffe10022" + "457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001" + "00060000"
                        + "00000000");
        byte[] file = new byte[jpeg.length + exif.length];
        System.arraycopy(jpeg, 0, file, 0, 2);
        System.arraycopy(exif, 0, file, 2, exif.length);
        System.arraycopy(jpeg, 2, file, 2 + exif.length, jpeg.length - 2);
        assertEquals(6, ExifOrientation.of(file));
        assertEquals(1, ExifOrientation.of(jpeg));
        ImageImporter.ImportedImage importedImage = ImageImporter.of(file);
        assertEquals(200, importedImage.width());
        assertEquals(400, importedImage.height());
        BufferedImage upright = ImageDecoder.read(importedImage.bytes(), 1 << 20);
        assertTrue((upright.getRGB(100, 50) >> 16 & 255) > 200, "red above");
        assertTrue((upright.getRGB(100, 350) >> 16 & 255) < 50, "black below");
        assertFalse(new String(importedImage.bytes(), StandardCharsets.ISO_8859_1).contains("Exif"));
    }

    @Test
    void everyKindOfFileIsTurnedAsItWasHeld() throws IOException {
        // Red at the top left and blue at the bottom right, with the top pointing to the right.
        byte[] lying = file("exif6.png");
        BufferedImage upright = ImageDecoder.read(ImageImporter.of(lying).bytes(), 1 << 20);
        assertEquals(160, upright.getWidth());
        assertEquals(240, upright.getHeight());
        assertColor(0xdc2828, upright.getRGB(150, 10));
        assertColor(0x2850dc, upright.getRGB(10, 230));
        byte[] tiff = HexFormat.of().parseHex("49492a0008000000" + "0100" + "120103000100000006000000" + "00000000");
        ByteArrayOutputStream webp = new ByteArrayOutputStream();
        // Some programs write a name before the TIFF data.
        for (byte[] name : List.of(new byte[0], "Exif\0\0".getBytes(StandardCharsets.US_ASCII))) {
            webp.reset();
            webp.writeBytes(Base64.getDecoder().decode(WEBP));
            webp.writeBytes("EXIF".getBytes(StandardCharsets.US_ASCII));
            webp.writeBytes(new byte[] {(byte) (name.length + tiff.length), 0, 0, 0});
            webp.writeBytes(name);
            webp.writeBytes(tiff);
            assertEquals(6, ExifOrientation.of(webp.toByteArray()));
            assertTrue(ImageImporter.of(webp.toByteArray()).width() == 1);
        }
        // Fill bytes before a marker are allowed.
        byte[] jpeg = HexFormat.of()
                .parseHex("ffd8" + "ffffffe10022" + "457869660000" + "49492a0008000000" + "0100"
                        + "120103000100000003000000" + "00000000" + "ffd9");
        assertEquals(3, ExifOrientation.of(jpeg));
        // Some programs write a long number.
        byte[] wide = HexFormat.of()
                .parseHex("ffd8" + "ffe10022" + "457869660000" + "49492a0008000000" + "0100"
                        + "120104000100000008000000" + "00000000" + "ffd9");
        assertEquals(8, ExifOrientation.of(wide));
        Random random = new Random(5);
        for (byte[] file : List.of(lying, jpeg, webp.toByteArray())) {
            for (int round = 0; round < 300; round++) {
                byte[] bad = Arrays.copyOf(file, random.nextInt(file.length));
                for (int i = 0; i < bad.length / 20; i++) bad[random.nextInt(bad.length)] = (byte) random.nextInt();
                int orientation = ExifOrientation.of(bad);
                assertTrue(orientation >= 1 && orientation <= 8);
            }
        }
    }

    @Test
    void coloursOfAPhotographInWebpAreRight() throws IOException {
        BufferedImage image = ImageDecoder.read(file("arrow_q90.webp"), 1 << 20);
        assertColor(0xdc2828, image.getRGB(30, 20));
        assertColor(0x2850dc, image.getRGB(200, 140));
        assertColor(0xfafaf0, image.getRGB(130, 10));
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ImageImporterTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    private static void assertColor(int wanted, int found) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertEquals(wanted >> shift & 255, found >> shift & 255, 12, () -> Integer.toHexString(found));
        }
    }

    @Test
    void bombsAndNonsenseAreRefusedBeforeTheyTakeMemory() throws IOException {
        assertThrows(IOException.class, () -> ImageImporter.of("text".getBytes(StandardCharsets.UTF_8)));
        assertThrows(IOException.class, () -> ImageImporter.of(new byte[0]));
        assertThrows(IOException.class, () -> ImageDecoder.raster(pngThatSays(60_000, 60_000)));
        assertThrows(IOException.class, () -> ImageDecoder.raster(pngThatSays(Integer.MAX_VALUE, 2)));
        byte[] cut = written(noise(100, 100, BufferedImage.TYPE_INT_RGB), "png");
        assertThrows(IOException.class, () -> ImageDecoder.raster(Arrays.copyOf(cut, 400)));
        byte[] scrambled = written(noise(100, 100, BufferedImage.TYPE_INT_RGB), "jpeg");
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            byte[] bad = scrambled.clone();
            for (int i = 0; i < 20; i++) bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            try {
                assertTrue(ImageDecoder.raster(bad).bytes() < 64 << 20);
            } catch (IOException refused) {
                assertNotNull(refused.getMessage());
            }
        }
    }

    @Test
    void othersLargeImagesAreDecodedSmaller() throws IOException {
        DecodedImage decodedImage =
                ImageDecoder.raster(written(new BufferedImage(6_000, 4_000, BufferedImage.TYPE_BYTE_BINARY), "png"));
        assertTrue((long) decodedImage.width() * decodedImage.height() <= AssetLimits.DECODED_PIXELS);
        assertEquals(1.5, (double) decodedImage.width() / decodedImage.height(), 0.01);
    }

    @Test
    void webpIsRead() throws IOException {
        byte[] webp = Base64.getDecoder().decode(WEBP);
        assertTrue(AssetBytes.isImage(webp));
        assertTrue(AssetBytes.isWebp(webp));
        BufferedImage image = ImageDecoder.read(webp, 100);
        assertEquals(1, image.getWidth());
        assertTrue(AssetBytes.isImage(ImageImporter.of(webp).bytes()));
    }

    @Test
    void filesAreKeptWithinBoundsAndOwnOnesUntilTheyAreSent(@TempDir Path folder) throws IOException {
        AssetFiles files = new AssetFiles(folder.resolve("all"), folder.resolve("own"), 10_000);
        byte[] own = {1, 2, 3};
        files.storeUnsent(AssetBytes.id(own), own);
        assertEquals(List.of(AssetBytes.id(own)), files.unsent());
        assertArrayEquals(own, files.read(AssetBytes.id(own)));
        byte[] oldest = new byte[3_000];
        files.store(AssetBytes.id(oldest), oldest);
        for (int i = 1; i < 6; i++) {
            byte[] bytes = new byte[3_000 + i];
            assertTrue(i > 1 || age(folder, oldest, 1_000));
            files.store(AssetBytes.id(bytes), bytes);
            assertTrue(age(folder, bytes, 10_000L * i));
        }
        assertNull(files.read(AssetBytes.id(oldest)));
        assertArrayEquals(new byte[3_005], files.read(AssetBytes.id(new byte[3_005])));
        files.sent(AssetBytes.id(own));
        assertEquals(List.of(), files.unsent());
        assertArrayEquals(own, files.read(AssetBytes.id(own)));
    }

    private static boolean age(Path folder, byte[] bytes, long millis) {
        return folder.resolve("all").resolve(AssetBytes.id(bytes)).toFile().setLastModified(millis);
    }

    /** A small file whose header declares a large picture. */
    private static byte[] pngThatSays(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(HexFormat.of().parseHex("89504e470d0a1a0a"));
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(head);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        chunk(out, "IHDR", head.toByteArray());
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream zip = new DeflaterOutputStream(data)) {
            zip.write(new byte[1 << 20]);
        }
        chunk(out, "IDAT", data.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        out.writeInt(data.length);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        out.write(name);
        out.write(data);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt((int) crc.getValue());
    }
}
