package org.bunpil.bench.client;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import javafx.application.Platform;

/**
 * Renders frames one after the other, each after a step of a gesture, and measures each: the step, and the whole pulse with the app's own
 * work, layout and painting. The pulse includes painting because the toolkit is set to paint on its own thread
 * ({@code quantum.singlethreaded}).
 */
final class RenderTimer {
    private final Timings costs = new Timings();
    private final Timings own = new Timings();
    private final Timings painted = new Timings();
    private final CountDownLatch over = new CountDownLatch(1);
    private final IntPredicate step;
    private int frame;
    private long startNanos;
    private long stepNanos;
    private long pulseNanos;
    private long ownNanos;
    private boolean waiting;
    private boolean last;

    private RenderTimer(IntPredicate step) {
        this.step = step;
    }

    /**
     * Runs until the step returns false. Not on the FX thread.
     *
     * @param step changes the board; returns whether another frame follows
     */
    static RenderTimer run(TimedScene timedScene, IntPredicate step) {
        RenderTimer timer = new RenderTimer(step);
        Runnable worked = timer::worked;
        Platform.runLater(() -> {
            timedScene.onPulse(timer::pulse);
            timedScene.scene.addPreLayoutPulseListener(worked);
            timer.next();
        });
        try {
            timer.over.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
        Platform.runLater(() -> {
            timedScene.onPulse(() -> {});
            timedScene.scene.removePreLayoutPulseListener(worked);
        });
        return timer;
    }

    /** Runs a step for a number of frames. */
    static RenderTimer run(TimedScene timedScene, int count, java.util.function.IntConsumer step) {
        return run(timedScene, i -> {
            step.accept(i);
            return i + 1 < count;
        });
    }

    /** Renders frames until a condition is true. */
    static RenderTimer until(TimedScene timedScene, BooleanSupplier condition) {
        return run(timedScene, i -> !condition.getAsBoolean());
    }

    /** The time of each frame: step and pulse. */
    Timings costs() {
        return costs;
    }

    /** The app's share of each frame: the step, and its work in the pulse, without the toolkit's layout and painting. */
    Timings own() {
        return own;
    }

    /** The time from the step's beginning until the frame is painted, including the wait for the pulse. */
    Timings painted() {
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
        // Runs after the pulse.
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
