package org.bunpil.client.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Pictures in the repository that painted ones are compared with. With the system property {@code pictures.renew} they are written instead.
 * On a difference, the stored picture, the painted one and their difference are saved in {@code target/pictures-differing}.
 */
final class ReferenceImage {
    /**
     * How much a picture may differ from the stored one.
     *
     * @param channel allowed difference of each colour channel of a pixel
     * @param pixels number of pixels that may differ by more
     */
    record Tolerance(int channel, int pixels) {}

    /** Lines and areas are painted by Java alone: the same on every machine except for the last digit of sines. */
    static final Tolerance LINES = new Tolerance(2, 0);

    /** Letters are drawn by the FreeType of the installed Java: their edges may be a shade lighter or darker. */
    static final Tolerance TEXT = new Tolerance(48, 40);

    private static final Path STORED = Path.of("src/test/resources/org/bunpil/client/render/pictures");
    private static final Path DIFFERING = Path.of("target/pictures-differing");

    private ReferenceImage() {}

    static void check(String name, Bitmap bitmap, Tolerance tolerance) {
        BufferedImage painted = opaque(bitmap);
        File stored = STORED.resolve(name + ".png").toFile();
        try {
            if (System.getProperty("pictures.renew") != null) {
                Files.createDirectories(STORED);
                ImageIO.write(painted, "png", stored);
                return;
            }
            if (!stored.exists()) fail("There is no stored picture " + name + "; ./bunpil pictures makes it");
            compare(name, ImageIO.read(stored), painted, tolerance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage opaque(Bitmap bitmap) {
        BufferedImage image = new BufferedImage(bitmap.width(), bitmap.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, bitmap.width(), bitmap.height(), bitmap.pixels(), 0, bitmap.width());
        return image;
    }

    private static void compare(String name, BufferedImage stored, BufferedImage painted, Tolerance tolerance)
            throws IOException {
        assertEquals(stored.getWidth(), painted.getWidth(), name);
        assertEquals(stored.getHeight(), painted.getHeight(), name);
        BufferedImage where = new BufferedImage(stored.getWidth(), stored.getHeight(), BufferedImage.TYPE_INT_RGB);
        int differing = 0;
        int most = 0;
        for (int y = 0; y < stored.getHeight(); y++) {
            for (int x = 0; x < stored.getWidth(); x++) {
                int by = difference(stored.getRGB(x, y), painted.getRGB(x, y));
                most = Math.max(most, by);
                if (by <= tolerance.channel()) continue;
                differing++;
                where.setRGB(x, y, 0xff0000);
            }
        }
        if (differing <= tolerance.pixels()) return;
        Files.createDirectories(DIFFERING);
        ImageIO.write(stored, "png", DIFFERING.resolve(name + "-stored.png").toFile());
        ImageIO.write(painted, "png", DIFFERING.resolve(name + "-painted.png").toFile());
        ImageIO.write(where, "png", DIFFERING.resolve(name + "-where.png").toFile());
        fail(String.format(
                Locale.ROOT,
                "%s: %d pixels differ by more than %d, the most by %d; see client-fx/%s",
                name,
                differing,
                tolerance.channel(),
                most,
                DIFFERING));
    }

    private static int difference(int a, int b) {
        int most = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            most = Math.max(most, Math.abs((a >> shift & 255) - (b >> shift & 255)));
        }
        return most;
    }
}
