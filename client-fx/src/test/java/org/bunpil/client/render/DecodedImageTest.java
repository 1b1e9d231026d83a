package org.bunpil.client.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.bunpil.client.geometry.Bounds;
import org.junit.jupiter.api.Test;

class DecodedImageTest {
    private static DecodedImage noise(int width, int height) {
        Random random = new Random(5);
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) pixels[i] = 0xff000000 | random.nextInt(0x1000000);
        return new DecodedImage(width, height, pixels);
    }

    @Test
    void whateverPieceIsPaintedEachPixelIsTheSame() {
        DecodedImage decodedImage = noise(333, 257);
        for (double scale : new double[] {0.011, 0.037, 0.125, 0.5, 2.7}) {
            Bounds bounds = new Bounds(1_003, 2_001, 1_003 + 333 * 8, 2_001 + 257 * 8);
            int rot = scale > 0.1 ? 1_730 : 0;
            long left = (long) (1_003 * scale) - 20;
            long top = (long) (2_001 * scale) - 20;
            Bitmap whole = new Bitmap(400, 300);
            decodedImage.paint(whole, new RenderRegion(left, top, 400, 300, scale), bounds, rot, 200);
            Bitmap pieces = new Bitmap(400, 300);
            for (int y = 0; y < 300; y += 75) {
                for (int x = 0; x < 400; x += 80) {
                    Bitmap piece = new Bitmap(80, 75);
                    decodedImage.paint(piece, new RenderRegion(left + x, top + y, 80, 75, scale), bounds, rot, 200);
                    for (int row = 0; row < 75; row++) {
                        System.arraycopy(piece.pixels(), row * 80, pieces.pixels(), (y + row) * 400 + x, 80);
                    }
                }
            }
            assertArrayEquals(whole.pixels(), pieces.pixels(), "at " + scale);
        }
    }

    @Test
    void atItsOwnSizeItIsShownPixelForPixel() {
        DecodedImage decodedImage = noise(64, 48);
        Bitmap bitmap = new Bitmap(64, 48);
        decodedImage.paint(
                bitmap,
                new RenderRegion(80, 160, 64, 48, 0.125),
                new Bounds(640, 1_280, 640 + 512, 1_280 + 384),
                0,
                255);
        Random random = new Random(5);
        for (int i = 0; i < bitmap.pixels().length; i++) {
            assertEquals(0xff000000 | random.nextInt(0x1000000), bitmap.pixels()[i], "pixel " + i);
        }
    }

    @Test
    void shownSmallItIsItsMean() {
        int[] pixels = new int[1_024 * 1_024];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (i + i / 1_024) % 2 == 0 ? 0xffffffff : 0xff000000;
        Bitmap bitmap = new Bitmap(64, 64);
        new DecodedImage(1_024, 1_024, pixels)
                .paint(bitmap, new RenderRegion(0, 0, 64, 64, 0.0078125), new Bounds(0, 0, 8_192, 8_192), 0, 255);
        for (int pixel : bitmap.pixels()) {
            assertTrue(Math.abs((pixel & 255) - 128) <= 2, Integer.toHexString(pixel));
        }
    }
}
