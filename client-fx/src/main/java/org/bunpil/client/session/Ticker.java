package org.bunpil.client.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/**
 * Does something at regular intervals on the FX thread. Unlike a running animation, it does not make JavaFX check and paint the window each
 * time.
 */
public final class Ticker {
    private final long millis;
    private final long restMillis;
    private final BooleanSupplier work;
    /** Counts starts, stops and hurries. A scheduled tick with an older count does nothing. */
    private int turn;

    private boolean running;
    private boolean resting;

    public Ticker(long millis, Runnable work) {
        this(millis, millis, () -> {
            work.run();
            return false;
        });
    }

    /** @param work returns whether it has so little to do that the next tick may come after {@code restMillis} */
    public Ticker(long millis, long restMillis, BooleanSupplier work) {
        this.millis = millis;
        this.restMillis = restMillis;
        this.work = work;
    }

    /** Starts; the first tick comes after one interval. FX thread. */
    public void start() {
        if (running) return;
        running = true;
        schedule(++turn, millis);
    }

    /** Ends a rest, because there is work. FX thread. */
    public void hurry() {
        if (!running || !resting) return;
        resting = false;
        schedule(++turn, millis);
    }

    /** Stops. FX thread. */
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
            // It may have been stopped or hurried meanwhile. One failure must not end the ticking.
            if (itsTurn == turn) {
                resting = rest;
                schedule(itsTurn, rest ? restMillis : millis);
            }
        }
    }
}
