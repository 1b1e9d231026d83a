package org.bunpil.bench.client;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import javafx.application.Platform;

/**
 * Makes pictures one after the other, each after a step of some gesture, and measures what each costs: the step, and the whole pulse
 * with the app's own work in it, layout and painting. That is all of it because the toolkit is told to paint on its own thread ({@code
 * quantum.singlethreaded}).
 */
final class Frames {
    private final Millis costs = new Millis();
    private final Millis own = new Millis();
    private final Millis painted = new Millis();
    private final CountDownLatch over = new CountDownLatch(1);
    private final IntPredicate step;
    private int frame;
    private long startNanos;
    private long stepNanos;
    private long pulseNanos;
    private long ownNanos;
    private boolean waiting;
    private boolean last;

    private Frames(IntPredicate step) {
        this.step = step;
    }

    /**
     * Runs until the step says that it is over. Not on the FX thread.
     *
     * @param step does something to the board; whether another frame follows
     */
    static Frames run(Watched watched, IntPredicate step) {
        Frames frames = new Frames(step);
        Runnable worked = frames::worked;
        Platform.runLater(() -> {
            watched.begins(frames::pulse);
            watched.scene.addPreLayoutPulseListener(worked);
            frames.next();
        });
        try {
            frames.over.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
        Platform.runLater(() -> {
            watched.begins(() -> {});
            watched.scene.removePreLayoutPulseListener(worked);
        });
        return frames;
    }

    /** So many frames of a step. */
    static Frames run(Watched watched, int count, java.util.function.IntConsumer step) {
        return run(watched, i -> {
            step.accept(i);
            return i + 1 < count;
        });
    }

    /** Frames until something holds. */
    static Frames until(Watched watched, BooleanSupplier condition) {
        return run(watched, i -> !condition.getAsBoolean());
    }

    /** What the frames cost. */
    Millis costs() {
        return costs;
    }

    /** What the app itself did for them: the step, and its work in the pulse, without the toolkit's layout and painting. */
    Millis own() {
        return own;
    }

    /** From the step's begin to its picture being painted, the wait for the pulse included. */
    Millis painted() {
        return painted;
    }

    private void next() {
        startNanos = System.nanoTime();
        last = !step.test(frame++);
        stepNanos = System.nanoTime() - startNanos;
        waiting = true;
        Platform.requestNextPulse();
    }

    private void pulse() {
        if (!waiting) return;
        waiting = false;
        pulseNanos = System.nanoTime();
        ownNanos = pulseNanos;
        // Runs when the pulse is over.
        Platform.runLater(this::done);
    }

    private void worked() {
        ownNanos = System.nanoTime();
    }

    private void done() {
        long now = System.nanoTime();
        costs.add((stepNanos + now - pulseNanos) / 1e6);
        own.add((stepNanos + ownNanos - pulseNanos) / 1e6);
        painted.add((now - startNanos) / 1e6);
        if (last) over.countDown();
        else Platform.runLater(this::next);
    }
}
