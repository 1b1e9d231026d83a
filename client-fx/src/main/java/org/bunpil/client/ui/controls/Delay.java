package org.bunpil.client.ui.controls;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Does something once, some time later, on the FX thread. A {@code PauseTransition} is an animation, for which the toolkit keeps its fast
 * pulses running as long as it waits (docs/decisions/0070); this is for waits of seconds.
 */
public final class Delay {
    private final long millis;
    private final Runnable work;
    /** Counts starts and stops. What was scheduled with an older count does nothing. */
    private int turn;

    public Delay(long millis, Runnable work) {
        this.millis = millis;
        this.work = work;
    }

    /** Starts, or starts again from the beginning. FX thread. */
    public void start() {
        int itsTurn = ++turn;
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Platform::runLater)
                .execute(() -> {
                    if (itsTurn == turn) work.run();
                });
    }

    /** Stops. FX thread. */
    public void stop() {
        turn++;
    }
}
