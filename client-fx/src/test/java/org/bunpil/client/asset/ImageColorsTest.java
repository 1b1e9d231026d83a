package org.bunpil.client.asset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The colours of every kind of file. PNG files are made here, so what each pixel means is known; of the others there are small files beside
 * their pixels as ImageMagick 6.9.11 (libjpeg-turbo 2.1.5, libwebp 1.2.4) has them: {@code convert FILE[0] -colorspace sRGB}.
 */
class ImageColorsTest {
    private static final int TOLERANCE = 3;

    private static final byte[] SRGB = {0};

    record Kind(int type, int depth, boolean interlaced) {
        PngBytes png() {
            return new PngBytes(type, depth).interlaced(interlaced);
        }
    }

    static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        int[][] depths = {{1, 2, 4, 8, 16}, {}, {8, 16}, {1, 2, 4, 8}, {8, 16}, {}, {8, 16}};
        for (int type = 0; type < depths.length; type++) {
            for (int depth : depths[type]) {
                kinds.add(new Kind(type, depth, false));
                kinds.add(new Kind(type, depth, true));
            }
        }
        return kinds;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aPngHasTheColoursThatAreStored(Kind kind) throws IOException {
        byte[] palette = palette(kind.depth);
        PngBytes png = kind.png();
        if (kind.type == 3) png.with("PLTE", palette);
        check(png.bytes(), (x, y) -> argb(png, kind, palette, x, y));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aGammaMeansSomethingOnlyWhereLightIsLinear(Kind kind) throws IOException {
        byte[] palette = palette(kind.depth);
        for (int gamma : new int[] {22_000, 45_455, 75_000, 100_000}) {
            for (boolean srgb : new boolean[] {false, true}) {
                PngBytes png = kind.png();
                if (srgb) png.with("sRGB", SRGB);
                png.with("gAMA", ByteBuffer.allocate(4).putInt(gamma).array());
                if (kind.type == 3) png.with("PLTE", palette);
                check(png.bytes(), (x, y) -> {
                    int argb = argb(png, kind, palette, x, y);
                    return gamma == 100_000 && !srgb ? encoded(argb) : argb;
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsTransparentInAPngIsTransparent(Kind kind) throws IOException {
        if (kind.type >= 4) return;
        byte[] palette = palette(kind.depth);
        PngBytes png = kind.png();
        int[] clear = new int[png.channels()];
        for (int i = 0; i < clear.length; i++) clear[i] = png.sample(3, 2, i);
        byte[] alphas = {0, 50, (byte) 200};
        if (kind.type == 3) {
            png.with("PLTE", palette).with("tRNS", Arrays.copyOf(alphas, Math.min(3, 1 << kind.depth)));
        } else {
            ByteBuffer values = ByteBuffer.allocate(2 * clear.length);
            for (int value : clear) values.putShort((short) value);
            png.with("tRNS", values.array());
        }
        check(png.bytes(), (x, y) -> {
            int argb = argb(png, kind, palette, x, y);
            if (kind.type == 3) {
                int index = png.sample(x, y, 0);
                return index < alphas.length ? argb & 0xffffff | (alphas[index] & 255) << 24 : argb;
            }
            for (int i = 0; i < clear.length; i++) if (png.sample(x, y, i) != clear[i]) return argb;
            return argb & 0xffffff;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grey.jpg",
                "ycc-1x1.jpg",
                "ycc-2x1.jpg",
                "ycc-1x2.jpg",
                "ycc-2x2.jpg",
                "ycc-progressive.jpg",
                "ycc-adobe.jpg",
                "ycc-jfif-adobe0.jpg",
                "ycc-unmarked.jpg",
                "rgb-adobe.jpg",
                "rgb-named.jpg",
                "cmyk.jpg",
                "cmyk-unmarked.jpg",
                "ycck.jpg",
                "lossy.webp",
                "lossy-15.webp",
                "lossy-alpha.webp",
                "lossless.webp",
                "lossless-4.webp",
                "lossless-alpha.webp",
                "moving.webp",
                "plain.gif",
                "interlaced.gif",
                "clear.gif",
                "moving.gif"
            })
    void colorsAreThoseOfImageMagick(String name) throws IOException {
        BufferedImage wanted = ImageDecoder.read(file(name + ".png"), 1 << 20);
        assertTrue(wanted.getWidth() == 33 && wanted.getHeight() == 21);
        BufferedImage found = ImageDecoder.read(file(name), 1 << 20);
        same(wanted, found);
        // The ending has no say, nor has what is done to it on its way onto a board.
        ImageImporter.ImportedImage imported = ImageImporter.of(file(name));
        same(wanted, ImageDecoder.read(imported.bytes(), 1 << 20));
    }

    @Test
    void theFirstFrameOfAGifLiesWhereItBelongs() throws IOException {
        byte[] gif = file("plain.gif");
        // A screen of 40 by 30, and on it the picture at 5, 6.
        gif[6] = 40;
        gif[8] = 30;
        int at = 13 + 3 * 16;
        while (gif[at] != 0x2c) at += at < 100 && gif[at] == 0x21 ? 8 : 1;
        gif[at + 1] = 5;
        gif[at + 3] = 6;
        BufferedImage found = ImageDecoder.read(gif, 1 << 20);
        assertEquals(40, found.getWidth());
        assertEquals(30, found.getHeight());
        assertEquals(0, found.getRGB(2, 2) >>> 24);
        assertEquals(0xff, found.getRGB(5, 6) >>> 24);
        same(ImageDecoder.read(file("plain.gif.png"), 1 << 20), found.getSubimage(5, 6, 33, 21));
    }

    @Test
    void aProfileSaysWhatTheNumbersMean() throws IOException {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] content = new byte[2];
        content[0] = 'x';
        byte[] packed = PngBytes.packed(linear);
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(content);
        chunk.write(0);
        chunk.writeBytes(packed);
        Kind kind = new Kind(2, 8, false);
        PngBytes png = kind.png().with("iCCP", chunk.toByteArray());
        check(png.bytes(), (x, y) -> encoded(argb(png, kind, new byte[0], x, y)));
        // Broken profiles are as good as none.
        Arrays.fill(linear, 40, 120, (byte) 0xff);
        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        broken.writeBytes(content);
        broken.write(0);
        broken.writeBytes(PngBytes.packed(linear));
        PngBytes other = kind.png().with("iCCP", broken.toByteArray());
        check(other.bytes(), (x, y) -> argb(other, kind, new byte[0], x, y));
    }

    @Test
    void aProfileInAJpegSaysIt() throws IOException {
        byte[] jpeg = file("ycc-1x1.jpg");
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        ByteArrayOutputStream with = new ByteArrayOutputStream();
        with.write(jpeg, 0, 2);
        int half = linear.length / 2;
        // In two parts, the second one first.
        for (int part = 2; part >= 1; part--) {
            byte[] bytes = part == 1 ? Arrays.copyOf(linear, half) : Arrays.copyOfRange(linear, half, linear.length);
            int length = bytes.length + 16;
            with.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe2, (byte) (length >> 8), (byte) length});
            with.writeBytes("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII));
            with.writeBytes(new byte[] {(byte) part, 2});
            with.writeBytes(bytes);
        }
        with.write(jpeg, 2, jpeg.length - 2);
        BufferedImage plain = ImageDecoder.read(jpeg, 1 << 20);
        BufferedImage found = ImageDecoder.read(with.toByteArray(), 1 << 20);
        for (int y = 0; y < plain.getHeight(); y++) {
            for (int x = 0; x < plain.getWidth(); x++) near(encoded(plain.getRGB(x, y)), found.getRGB(x, y), x, y);
        }
    }

    @Test
    void theKindOfAFileIsWhatItsBytesSay() throws IOException {
        for (String name : List.of("ycc-1x1.jpg", "rgb-named.jpg", "lossy.webp", "plain.gif", "plain.gif.png")) {
            assertTrue(ImageImporter.isImage(Arrays.copyOf(file(name), ImageImporter.HEAD_BYTES)), name);
        }
        assertFalse(ImageImporter.isImage("a name.png".getBytes(StandardCharsets.UTF_8)));
        assertFalse(ImageImporter.isImage(new byte[0]));
    }

    @Test
    void brokenFilesAreRefusedAndNothingElse() throws IOException {
        Random random = new Random(11);
        int refusals = 0;
        for (String name : List.of("ycck.jpg", "lossy-alpha.webp", "moving.webp", "moving.gif", "interlaced.gif")) {
            byte[] file = file(name);
            for (int round = 0; round < 150; round++) {
                byte[] bad = Arrays.copyOf(file, file.length - random.nextInt(file.length / 2));
                for (int i = 0; i < 8; i++) bad[12 + random.nextInt(bad.length - 12)] = (byte) random.nextInt();
                try {
                    assertTrue(ImageDecoder.read(bad, 1 << 20).getWidth() > 0);
                } catch (IOException refused) {
                    refusals++;
                }
            }
        }
        assertTrue(refusals > 0);
    }

    private static byte[] palette(int depth) {
        byte[] colors = new byte[3 << Math.min(depth, 8)];
        for (int i = 0; i < colors.length; i++) colors[i] = (byte) (i * 67 + 20);
        return colors;
    }

    private static int argb(PngBytes png, Kind kind, byte[] palette, int x, int y) {
        int[] values = new int[png.channels()];
        for (int i = 0; i < values.length; i++) {
            int sample = png.sample(x, y, i);
            values[i] = kind.type == 3 ? sample : (int) Math.round(sample * 255.0 / ((1 << kind.depth) - 1));
        }
        int grey = values[0] * 0x010101;
        return switch (kind.type) {
            case 0 -> 0xff000000 | grey;
            case 3 ->
                0xff000000
                        | (palette[3 * values[0]] & 255) << 16
                        | (palette[3 * values[0] + 1] & 255) << 8
                        | palette[3 * values[0] + 2] & 255;
            case 4 -> values[1] << 24 | grey;
            default -> (kind.type == 6 ? values[3] : 255) << 24 | values[0] << 16 | values[1] << 8 | values[2];
        };
    }

    /** Linear light as sRGB. */
    private static int encoded(int argb) {
        int all = argb & 0xff000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            double light = (argb >> shift & 255) / 255.0;
            double value = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
            all |= (int) Math.round(255 * value) << shift;
        }
        return all;
    }

    private static void check(byte[] png, IntBinaryOperator wanted) throws IOException {
        BufferedImage found = ImageDecoder.read(png, 1 << 20);
        assertEquals(PngBytes.WIDTH, found.getWidth());
        assertEquals(PngBytes.HEIGHT, found.getHeight());
        for (int y = 0; y < PngBytes.HEIGHT; y++) {
            for (int x = 0; x < PngBytes.WIDTH; x++) near(wanted.applyAsInt(x, y), found.getRGB(x, y), x, y);
        }
    }

    private static void same(BufferedImage wanted, BufferedImage found) {
        assertEquals(wanted.getWidth(), found.getWidth());
        assertEquals(wanted.getHeight(), found.getHeight());
        for (int y = 0; y < wanted.getHeight(); y++) {
            for (int x = 0; x < wanted.getWidth(); x++) near(wanted.getRGB(x, y), found.getRGB(x, y), x, y);
        }
    }

    private static void near(int wanted, int found, int x, int y) {
        // What nobody sees may have any colour.
        if (wanted >>> 24 == 0 && found >>> 24 == 0) return;
        for (int shift = 0; shift <= 24; shift += 8) {
            assertEquals(
                    wanted >>> shift & 255,
                    found >>> shift & 255,
                    TOLERANCE,
                    () -> String.format("%d, %d: %08x, not %08x", x, y, found, wanted));
        }
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ImageColorsTest.class.getResourceAsStream("colors/" + name))) {
            return in.readAllBytes();
        }
    }
}
