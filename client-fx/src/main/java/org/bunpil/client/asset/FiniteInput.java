package org.bunpil.client.asset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The bytes of an image for a decoder. Decoders go on behind the end of a file that was cut off, some for each of the pixels that its head
 * promises, and a few bytes could keep a core busy for minutes.
 */
final class FiniteInput extends MemoryCacheImageInputStream {
    /** Decoders read a little ahead. */
    private static final int MOST_ENDS = 64;

    private int ends;

    FiniteInput(byte[] bytes) {
        super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next < 0) count();
        return next;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int count = super.read(to, from, length);
        if (count < 0) count();
        return count;
    }

    private void count() throws IOException {
        if (++ends > MOST_ENDS) throw new IOException("a picture that ends too early");
    }
}
