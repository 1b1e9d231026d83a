package org.bunpil.bench.client;

import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Moves the pointer like a user: writes lines, scribbles, pans. */
final class PointerRobot {
    private static final int LEFT = 200;
    private static final int RIGHT = 1_700;
    private static final int TOP = 180;
    private static final int BOTTOM = 860;
    private static final int STEP = 9;
    private static final int ROW = 14;
    private static final long SPACE = 0x20;
    private static final int PAN_HERTZ = 200;

    private final X11 x11;
    private final ScreenWatcher screenWatcher;
    private final Random random = new Random(3);
    private int row;

    PointerRobot(X11 x11, ScreenWatcher screenWatcher) {
        this.x11 = x11;
        this.screenWatcher = screenWatcher;
    }

    /** Measures, {@code count} times, the time from a pointer motion to visible ink at the pointer. */
    Timings latencies(int count) {
        Timings times = new Timings();
        while (times.count() < count) line(times, count);
        return times;
    }

    private void line(Timings times, int count) {
        int y = TOP + ROW * row++;
        if (y > BOTTOM) throw new IllegalStateException("the page is full");
        x11.move(LEFT, y);
        ScreenWatcher.pause(50);
        x11.button(1, true);
        ScreenWatcher.pause(50);
        for (int x = LEFT + STEP; x < RIGHT && times.count() < count; x += STEP) {
            if (screenWatcher.hasInk(x, y)) throw new IllegalStateException("there is ink already");
            long moved = System.nanoTime();
            x11.move(x, y);
            long seen = screenWatcher.ink(x, y);
            times.add(seen < 0 ? Double.POSITIVE_INFINITY : (seen - moved) / 1e6);
            // So that motions are not in step with the app's pulses.
            LockSupport.parkNanos(2_000_000 + random.nextInt(15_000_000));
        }
        x11.button(1, false);
        ScreenWatcher.pause(50);
    }

    /** Writes loops, one stroke a second. */
    void scribble(int seconds, int hertz) {
        long start = System.nanoTime();
        for (int i = 0; i < seconds * hertz; i++) {
            double t = (double) i / hertz;
            int x = (int) Math.round(LEFT + 200 + t % 1 * 900 + 90 * Math.sin(t * 14));
            int y = (int) Math.round(480 + 220 * Math.sin(t * 0.9) + 90 * Math.cos(t * 14));
            x11.move(x, y);
            if (i % hertz == 0) x11.button(1, true);
            if (i % hertz == hertz - 1) x11.button(1, false);
            until(start, i + 1, hertz);
        }
    }

    /** Screen updates a second while the wheel is turned continuously. */
    double updatesWheeling(int seconds) {
        x11.move(960, 500);
        return updates(seconds, i -> {
            int button = i / 10 % 2 == 0 ? 5 : 4;
            x11.button(button, true);
            x11.button(button, false);
        });
    }

    /** Screen updates a second while the board is dragged back and forth. */
    double updatesDragging(int seconds) {
        x11.move(960, 500);
        x11.focus();
        ScreenWatcher.pause(200);
        x11.key(SPACE, true);
        ScreenWatcher.pause(100);
        x11.button(1, true);
        double updates = updates(seconds, i -> {
            double t = (double) i / PAN_HERTZ;
            x11.move((int) Math.round(960 + 500 * Math.sin(t * 2.2)), (int) Math.round(500 + 300 * Math.sin(t * 1.7)));
        });
        x11.button(1, false);
        x11.key(SPACE, false);
        return updates;
    }

    private double updates(int seconds, java.util.function.IntConsumer step) {
        long start = System.nanoTime();
        int updates = 0;
        int last = 0;
        for (int i = 0; i < seconds * PAN_HERTZ; i++) {
            step.accept(i);
            int hash = screenWatcher.pixelHash(900, 520, 160, 24);
            if (hash != last) updates++;
            last = hash;
            until(start, i + 1, PAN_HERTZ);
        }
        return updates / ((System.nanoTime() - start) / 1e9);
    }

    private static void until(long start, int step, int hertz) {
        long left = start + 1_000_000_000L * step / hertz - System.nanoTime();
        if (left > 0) LockSupport.parkNanos(left);
    }
}
