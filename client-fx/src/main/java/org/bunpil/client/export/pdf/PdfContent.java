package org.bunpil.client.export.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Operators and numbers of a PDF content stream. */
final class PdfContent {
    private static final int ROOM = 1 << 16;
    /** No number or short operator needs more bytes. */
    private static final int LONGEST = 64;
    /** Decimals of numbers that are no positions. */
    private static final long DECIMALS = 100_000;

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final byte[] buffer = new byte[ROOM];
    private int length;

    PdfContent(OutputStream out) {
        this.out = out;
    }

    /** An operator, or a name with its slash, and a space or line after it. */
    PdfContent put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        room(bytes.length + 1);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
        return this;
    }

    /** An operator of one letter at the end of its line. */
    void end(char operator) {
        room(LONGEST);
        buffer[length++] = (byte) operator;
        buffer[length++] = '\n';
    }

    /** A whole number and a space. */
    PdfContent number(long value) {
        room(LONGEST);
        digits(value);
        buffer[length++] = ' ';
        return this;
    }

    /** A number with decimals and a space. */
    PdfContent real(double value) {
        room(LONGEST);
        long parts = Math.round(value * DECIMALS);
        if (parts < 0) buffer[length++] = '-';
        long size = Math.abs(parts);
        digits(size / DECIMALS);
        long rest = size % DECIMALS;
        if (rest != 0) {
            buffer[length++] = '.';
            for (long unit = DECIMALS / 10; rest != 0; unit /= 10) {
                buffer[length++] = (byte) ('0' + rest / unit);
                rest %= unit;
            }
        }
        buffer[length++] = ' ';
        return this;
    }

    /** A number of two bytes in hexadecimal. */
    void hex(int value) {
        room(LONGEST);
        for (int shift = 12; shift >= 0; shift -= 4) buffer[length++] = HEX[value >> shift & 15];
    }

    private void digits(long value) {
        if (value < 0) buffer[length++] = '-';
        long left = Math.abs(value);
        int from = length;
        do {
            buffer[length++] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left > 0);
        for (int a = from, b = length - 1; a < b; a++, b--) {
            byte swapped = buffer[a];
            buffer[a] = buffer[b];
            buffer[b] = swapped;
        }
    }

    private void room(int bytes) {
        if (length + bytes > buffer.length) flush();
        if (bytes > buffer.length) throw new IllegalArgumentException("too long");
    }

    private void flush() {
        try {
            out.write(buffer, 0, length);
            length = 0;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Writes what is left and closes the stream. */
    void close() throws IOException {
        flush();
        out.close();
    }
}
