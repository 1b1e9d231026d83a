package org.bunpil.client.asset;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** The first picture of an animation at its place, as viewers show it: it may cover only a part of the whole. */
final class FirstFrame {
    private static final int HEAD = 13;
    private static final int IMAGE = 0x2c;
    private static final int EXTENSION = 0x21;
    private static final int FLAGS_AT = 10;

    private FirstFrame() {}

    /** Puts a picture of a GIF file at its place. */
    static BufferedImage ofGif(BufferedImage frame, byte[] file, int step, long most) {
        int at = descriptor(file);
        if (at < 0) return frame;
        int left = u16(file, at + 1);
        int top = u16(file, at + 3);
        int width = Math.max(u16(file, 6), left + u16(file, at + 5));
        int height = Math.max(u16(file, 8), top + u16(file, at + 7));
        return place(frame, left, top, width, height, step, most);
    }

    /**
     * @param width of the whole, {@code height} likewise
     * @param step every n-th pixel was read
     * @param most limit of pixels; of a larger whole only the picture is shown
     */
    static BufferedImage place(BufferedImage frame, int left, int top, int width, int height, int step, long most) {
        int wide = width / step;
        int high = height / step;
        boolean whole = wide <= frame.getWidth() && high <= frame.getHeight();
        if (whole || (long) wide * high > most) return frame;
        BufferedImage all = Samples.empty(wide, high, true);
        Graphics2D g = all.createGraphics();
        g.setComposite(AlphaComposite.Src);
        g.drawImage(frame, left / step, top / step, null);
        g.dispose();
        return all;
    }

    /** Where the description of the first picture begins; -1 if there is none. */
    private static int descriptor(byte[] file) {
        if (file.length < HEAD) return -1;
        int at = HEAD + colors(file[FLAGS_AT]);
        while (at + 10 <= file.length) {
            if (file[at] == IMAGE) return at;
            if (file[at] != EXTENSION) return -1;
            at += 2;
            while (at < file.length && file[at] != 0) at += 1 + (file[at] & 255);
            at++;
        }
        return -1;
    }

    private static int colors(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int u16(byte[] file, int at) {
        return (file[at] & 255) | ((file[at + 1] & 255) << 8);
    }
}
