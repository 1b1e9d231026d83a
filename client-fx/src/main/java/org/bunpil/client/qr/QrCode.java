package org.bunpil.client.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.BitSet;

/** A QR code: a square of dark and light modules. */
public final class QrCode {
    private final int size;
    private final BitSet dark = new BitSet();

    private QrCode(ByteMatrix matrix) {
        size = matrix.getWidth();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) dark.set(y * size + x, matrix.get(x, y) == 1);
        }
    }

    /**
     * The code of a text. Nothing covers or dirties a screen, so it has the lowest level of correction and the largest modules, which are
     * read from farther away.
     *
     * @param text of 2,900 bytes at most
     */
    public static QrCode of(String text) {
        try {
            return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }

    /** How many modules a side has. */
    public int size() {
        return size;
    }

    public boolean isDark(int x, int y) {
        return dark.get(y * size + x);
    }
}
