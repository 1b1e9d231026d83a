package org.bunpil.client.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/**
 * Does something every so often on the app's thread. Unlike a running animation it does not have the window painted each time, or
 * looked through for what might have to be painted.
 */
public final class Ticker {
    private final long millis;
    private final long restMillis;
    private final BooleanSupplier work;
    /** Counts starts, stops and hurries: what was scheduled before the latest does nothing. */
    private int turn;

    private boolean running;
    private boolean resting;

    public Ticker(long millis, Runnable work) {
        this(millis, millis, () -> {
            work.run();
            return false;
        });
    }

    /** @param work says whether there is so little to do that the next time may be after {@code restMillis} */
    public Ticker(long millis, long restMillis, BooleanSupplier work) {
        this.millis = millis;
        this.restMillis = restMillis;
        this.work = work;
    }

    /** From now on; the first time after one interval. The app's thread. */
    public void start() {
        if (running) return;
        running = true;
        schedule(++turn, millis);
    }

    /** There is something to do: no rest. The app's thread. */
    public void hurry() {
        if (!running || !resting) return;
        resting = false;
        schedule(++turn, millis);
    }

    /** No more. The app's thread. */
    public void stop() {
        running = false;
        turn++;
    }

    private void schedule(int itsTurn, long after) {
        CompletableFuture.delayedExecutor(after, TimeUnit.MILLISECONDS, Platform::runLater)
                .execute(() -> tick(itsTurn));
    }

    private void tick(int itsTurn) {
        if (itsTurn != turn) return;
        resting = false;
        boolean rest = false;
        try {
            rest = work.getAsBoolean();
        } finally {
            // It may have stopped or hurried meanwhile. What went wrong once must not end it for good.
            if (itsTurn == turn) {
                resting = rest;
                schedule(itsTurn, rest ? restMillis : millis);
            }
        }
    }
}
