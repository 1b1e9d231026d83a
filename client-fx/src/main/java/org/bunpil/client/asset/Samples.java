package org.bunpil.client.asset;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/** Stored samples as sRGB pixels, without the conversions that Java2D does by itself: it takes grey for linear light. */
final class Samples {
    static final int OPAQUE = 0xff000000;
    private static final int BYTE = 255;
    private static final int SHORT = 65_535;

    private Samples() {}

    /** The pixels as they are stored: grey stays the same grey, 16 bits are rounded to 8. */
    static BufferedImage straight(BufferedImage image) {
        boolean alpha = image.getColorModel().hasAlpha();
        BufferedImage to = empty(image.getWidth(), image.getHeight(), alpha);
        int[] pixels = pixels(to);
        if (image.getColorModel() instanceof IndexColorModel palette) {
            indexed(image.getRaster(), palette, pixels);
        } else if (image.getColorModel() instanceof ComponentColorModel model
                && !model.isAlphaPremultiplied()
                && (model.getTransferType() == DataBuffer.TYPE_BYTE
                        || model.getTransferType() == DataBuffer.TYPE_USHORT)) {
            components(image.getRaster(), alpha, model.getTransferType() == DataBuffer.TYPE_USHORT, pixels);
        } else {
            image.getRGB(0, 0, to.getWidth(), to.getHeight(), pixels, 0, to.getWidth());
        }
        return to;
    }

    static BufferedImage empty(int width, int height, boolean alpha) {
        return new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    /** The memory of an image made by {@link #empty}. */
    static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static void indexed(Raster raster, IndexColorModel palette, int[] pixels) {
        int[] colors = new int[palette.getMapSize()];
        palette.getRGBs(colors);
        int width = raster.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            for (int x = 0; x < width; x++) pixels[y * width + x] = row[x] < colors.length ? colors[row[x]] : OPAQUE;
        }
    }

    private static void components(Raster raster, boolean alpha, boolean wide, int[] pixels) {
        int bands = raster.getNumBands();
        int colors = alpha ? bands - 1 : bands;
        int width = raster.getWidth();
        int[] row = new int[width * bands];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            if (wide) for (int i = 0; i < row.length; i++) row[i] = (row[i] * BYTE + SHORT / 2) / SHORT;
            for (int x = 0, at = 0; x < width; x++, at += bands) {
                int a = alpha ? row[at + colors] << 24 : OPAQUE;
                pixels[y * width + x] =
                        colors >= 3 ? a | (row[at] << 16) | (row[at + 1] << 8) | row[at + 2] : a | (row[at] * 0x010101);
            }
        }
    }

    /**
     * Colours of the space that a profile in the file describes, as sRGB. A profile that is broken, or for another number of colours, is
     * as good as none.
     *
     * @param bytes of the profile; null if there is none
     */
    static void convert(BufferedImage image, byte @Nullable [] bytes) {
        if (bytes == null) return;
        ICC_ColorSpace space = space(bytes, 3);
        if (space == null) return;
        int width = image.getWidth();
        int[] pixels = pixels(image);
        WritableRaster row = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, 3, null);
        WritableRaster srgb = row.createCompatibleWritableRaster();
        ColorConvertOp op = new ColorConvertOp(space, ColorSpace.getInstance(ColorSpace.CS_sRGB), null);
        byte[] samples = new byte[width * 3];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                for (int b = 0; b < 3; b++) samples[x * 3 + b] = (byte) (pixels[y * width + x] >> (16 - 8 * b));
            }
            row.setDataElements(0, 0, width, 1, samples);
            op.filter(row, srgb);
            srgb.getDataElements(0, 0, width, 1, samples);
            for (int x = 0, at = 0; x < width; x++, at += 3) {
                pixels[y * width + x] = (pixels[y * width + x] & OPAQUE)
                        | ((samples[at] & BYTE) << 16)
                        | ((samples[at + 1] & BYTE) << 8)
                        | (samples[at + 2] & BYTE);
            }
        }
    }

    /** The colour space of a profile, if it is one for input with this number of components. */
    static @Nullable ICC_ColorSpace space(byte[] bytes, int components) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(bytes);
            if (profile.getNumComponents() != components) return null;
            ICC_ColorSpace space = new ICC_ColorSpace(profile);
            // Profiles are parsed when they are first used.
            space.toRGB(new float[components]);
            return space;
        } catch (RuntimeException broken) {
            return null;
        }
    }
}
