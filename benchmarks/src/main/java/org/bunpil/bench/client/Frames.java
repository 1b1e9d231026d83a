package org.bunpil.bench.client;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * Makes pictures one after the other, each after a step of some gesture, and measures what each costs: the step, and the whole pulse
 * with layout and painting. That is all of it because the toolkit is told to paint on its own thread ({@code
 * quantum.singlethreaded}).
 */
final class Frames {
    private final Millis costs = new Millis();
    private final Millis painted = new Millis();
    private final CountDownLatch over = new CountDownLatch(1);
    private final IntPredicate step;
    private int frame;
    private long startNanos;
    private long stepNanos;
    private long pulseNanos;
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
    static Frames run(Scene scene, IntPredicate step) {
        Frames frames = new Frames(step);
        Runnable begin = frames::pulse;
        Platform.runLater(() -> {
            scene.addPreLayoutPulseListener(begin);
            frames.next();
        });
        try {
            frames.over.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
        Platform.runLater(() -> scene.removePreLayoutPulseListener(begin));
        return frames;
    }

    /** So many frames of a step. */
    static Frames run(Scene scene, int count, java.util.function.IntConsumer step) {
        return run(scene, i -> {
            step.accept(i);
            return i + 1 < count;
        });
    }

    /** Frames until something holds. */
    static Frames until(Scene scene, BooleanSupplier condition) {
        return run(scene, i -> !condition.getAsBoolean());
    }

    /** What the frames cost. */
    Millis costs() {
        return costs;
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
        // Runs when the pulse is over.
        Platform.runLater(this::done);
    }

    private void done() {
        long now = System.nanoTime();
        costs.add((stepNanos + now - pulseNanos) / 1e6);
        painted.add((now - startNanos) / 1e6);
        if (last) over.countDown();
        else Platform.runLater(this::next);
    }
}
