package org.bunpil.client.canvas;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/** Compares pictures, and saves them under target/pictures for people to look at. */
final class Bitmaps {
    private static final Path FOLDER = Path.of(System.getProperty("pictures", "target/pictures"));

    private Bitmaps() {}

    static void keep(Image image, String name) {
        try {
            Files.createDirectories(FOLDER);
            BufferedImage copy =
                    new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < copy.getHeight(); y++) {
                for (int x = 0; x < copy.getWidth(); x++) {
                    copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
                }
            }
            File file = FOLDER.resolve(name + ".png").toFile();
            ImageIO.write(copy, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 0xRRGGBB. */
    static int rgb(Image image, int x, int y) {
        return image.getPixelReader().getArgb(x, y) & 0xffffff;
    }

    /** Whether a colour is found within a few pixels of a point. */
    static boolean near(Image image, int x, int y, int rgb) {
        for (int dy = -4; dy <= 4; dy++) {
            for (int dx = -4; dx <= 4; dx++) if (rgb(image, x + dx, y + dy) == rgb) return true;
        }
        return false;
    }

    /** Pixels that differ by more than {@code tolerance} in any channel. */
    static int differences(Image a, Image b, int tolerance) {
        int count = 0;
        for (int y = 0; y < (int) a.getHeight(); y++) {
            for (int x = 0; x < (int) a.getWidth(); x++) {
                int p = rgb(a, x, y);
                int q = rgb(b, x, y);
                for (int shift = 0; shift <= 16; shift += 8) {
                    if (Math.abs(((p >> shift) & 255) - ((q >> shift) & 255)) > tolerance) {
                        count++;
                        break;
                    }
                }
            }
        }
        return count;
    }

    /** Number of text lines: bands of rows that contain nearly black pixels. */
    static int lines(Image image) {
        int lines = 0;
        boolean in = false;
        for (int y = 0; y < (int) image.getHeight(); y++) {
            boolean dark = false;
            for (int x = 0; x < (int) image.getWidth(); x++) {
                int p = rgb(image, x, y);
                dark |= (p >> 16 & 255) < 90 && (p >> 8 & 255) < 90 && (p & 255) < 90;
            }
            if (dark && !in) lines++;
            in = dark;
        }
        return lines;
    }
}
