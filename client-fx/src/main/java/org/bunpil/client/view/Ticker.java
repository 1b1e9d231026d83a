package org.bunpil.client.view;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Does something every so often on the app's thread. Unlike a running animation it does not have the window painted each time, or
 * looked through for what might have to be painted.
 */
public final class Ticker {
    private final long millis;
    private final Runnable work;
    /** Counts starts and stops: what was scheduled before the latest does nothing. */
    private int turn;

    private boolean running;

    public Ticker(long millis, Runnable work) {
        this.millis = millis;
        this.work = work;
    }

    /** From now on; the first time after one interval. The app's thread. */
    public void start() {
        if (running) return;
        running = true;
        schedule(++turn);
    }

    /** No more. The app's thread. */
    public void stop() {
        running = false;
        turn++;
    }

    private void schedule(int itsTurn) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Platform::runLater)
                .execute(() -> tick(itsTurn));
    }

    private void tick(int itsTurn) {
        if (itsTurn != turn) return;
        schedule(itsTurn);
        work.run();
    }
}
