package org.bunpil.client.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Does something at regular intervals on the FX thread. Unlike a running animation, it does not make JavaFX check and paint the window each
 * time.
 */
public final class Ticker {
    private final long millis;
    private final long restMillis;
    private final BooleanSupplier work;
    private @Nullable ScheduledTick next;
    private boolean running;
    private boolean resting;

    /**
     * A tick that is due later. It lets go of the ticker when it is no longer wanted, because the timer keeps it until it is due: a board that
     * was left would stay in memory for half a minute.
     */
    private static final class ScheduledTick implements Runnable {
        private @Nullable Ticker ticker;

        ScheduledTick(Ticker ticker) {
            this.ticker = ticker;
        }

        @Override
        public void run() {
            Ticker wanted = ticker;
            if (wanted != null) wanted.tick(this);
        }
    }

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
        schedule(millis);
    }

    /** Ends a rest, because there is work. FX thread. */
    public void hurry() {
        if (!running || !resting) return;
        resting = false;
        schedule(millis);
    }

    /** Stops. FX thread. */
    public void stop() {
        running = false;
        forget();
    }

    private void forget() {
        if (next != null) next.ticker = null;
        next = null;
    }

    private void schedule(long after) {
        forget();
        ScheduledTick tick = new ScheduledTick(this);
        next = tick;
        CompletableFuture.delayedExecutor(after, TimeUnit.MILLISECONDS, Platform::runLater)
                .execute(tick);
    }

    private void tick(ScheduledTick own) {
        resting = false;
        boolean rest = false;
        try {
            rest = work.getAsBoolean();
        } finally {
            // It may have been stopped or hurried meanwhile. One failure must not end the ticking.
            if (own.equals(next)) {
                resting = rest;
                schedule(rest ? restMillis : millis);
            }
        }
    }
}
