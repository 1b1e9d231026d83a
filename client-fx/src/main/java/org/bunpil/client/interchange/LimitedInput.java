package org.bunpil.client.interchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives a limited number of bytes: a packed file may hold any number. */
final class LimitedInput extends FilterInputStream {
    private long left;

    LimitedInput(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    private int taken(int count) throws IOException {
        if (count > 0) left -= count;
        if (left < 0) throw new IOException("too large when unpacked");
        return count;
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        if (next >= 0) taken(1);
        return next;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        return taken(in.read(to, from, length));
    }
}
