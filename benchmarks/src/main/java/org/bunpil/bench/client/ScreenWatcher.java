package org.bunpil.bench.client;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;

/** Reads the screen's pixels and waits for changes. */
final class ScreenWatcher {
    /** Ink is darker than this luminance; paper and the generated strokes are lighter. */
    private static final int DARK = 90;

    private static final int RADIUS = 2;
    private static final long INK_LIMIT_NANOS = 2_000_000_000L;
    private static final long OPENING_NANOS = 60_000_000_000L;
    private static final long STILL_NANOS = 2_000_000_000L;
    /** The area that is read while the board opens: the board without the bars. */
    private static final int LEFT = 100;

    private static final int TOP = 100;
    private static final int SPAN_X = 1_720;
    private static final int SPAN_Y = 800;
    private static final int STRIP = 4;
    private static final int STRIPS_APART = 40;

    private final X11 x11;
    private final AppProcess app;

    ScreenWatcher(X11 x11, AppProcess app) {
        this.x11 = x11;
        this.app = app;
    }

    /** Waits until ink is visible at a point. @return {@link System#nanoTime} then, or -1 when it did not appear in time */
    long ink(int x, int y) {
        long start = System.nanoTime();
        while (true) {
            boolean seen = hasInk(x, y);
            long now = System.nanoTime();
            if (seen) return now;
            if (now - start > INK_LIMIT_NANOS) return -1;
            LockSupport.parkNanos(100_000);
        }
    }

    boolean hasInk(int x, int y) {
        int side = 2 * RADIUS + 1;
        for (int rgb : x11.pixels(x - RADIUS, y - RADIUS, side, side)) if (luminance(rgb) < DARK) return true;
        return false;
    }

    /** A hash of the pixels of a part of the screen. */
    int pixelHash(int x, int y, int width, int height) {
        return Arrays.hashCode(x11.pixels(x, y, width, height));
    }

    /**
     * Waits until the board is painted and nothing changes any more.
     *
     * @param strokes whether there are strokes to wait for; otherwise waits for the paper
     * @return seconds from the app's start until almost everything was painted
     */
    double opened(boolean strokes) throws IOException {
        List<long[]> looks = new ArrayList<>();
        long changed = System.nanoTime();
        while (true) {
            long now = System.nanoTime();
            long seen = count(strokes);
            if (looks.isEmpty() || looks.getLast()[1] != seen) changed = now;
            looks.add(new long[] {now, seen});
            if (seen > 0 && now - changed > STILL_NANOS) break;
            if (!app.isRunning() || now - app.startNanos > OPENING_NANOS)
                throw new IOException("the app does not open");
            pause(30);
        }
        long all = looks.getLast()[1];
        for (long[] pixelHash : looks) {
            if (pixelHash[1] >= all * 0.995) return (pixelHash[0] - app.startNanos) / 1e9;
        }
        return Double.NaN;
    }

    /** Counts pixels in strips: reading all of them would take a third of a core, which the app needs. */
    private long count(boolean strokes) {
        long count = 0;
        for (int y = TOP; y < TOP + SPAN_Y; y += STRIPS_APART) {
            for (int rgb : x11.pixels(LEFT, y, SPAN_X, STRIP)) {
                if (strokes ? rgb == GeneratedBoards.COLOR : rgb == 0xffffff) count++;
            }
        }
        return count;
    }

    void save(Path file, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, x11.pixels(0, 0, width, height), 0, width);
        ImageIO.write(image, "png", file.toFile());
    }

    static void pause(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }

    private static int luminance(int rgb) {
        return ((rgb >> 16 & 255) * 54 + (rgb >> 8 & 255) * 183 + (rgb & 255) * 19) >> 8;
    }
}
