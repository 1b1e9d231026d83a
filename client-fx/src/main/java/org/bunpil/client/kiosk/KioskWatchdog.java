package org.bunpil.client.kiosk;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Ends a kiosk whose window does not answer any more, so that the launcher starts it again: nobody at a smartboard could. The time is the
 * system's that does not run while the computer sleeps.
 */
public final class KioskWatchdog {
    static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long LOOK_MILLIS = 2_000;
    /** Not one that the launcher takes for an end by intention. */
    private static final int HUNG = 70;

    private final Consumer<Runnable> window;
    private final LongSupplier nanos;
    private final AtomicLong answered;

    /** @param window runs something on the window's thread */
    KioskWatchdog(Consumer<Runnable> window, LongSupplier nanos) {
        this.window = window;
        this.nanos = nanos;
        this.answered = new AtomicLong(nanos.getAsLong());
    }

    /** Watches until the program ends. @param window runs something on the window's thread */
    public static void watch(Consumer<Runnable> window) {
        KioskWatchdog watchdog = new KioskWatchdog(window, System::nanoTime);
        Thread.ofPlatform().daemon().name("kiosk-watchdog").start(() -> {
            while (!watchdog.isSilent()) {
                watchdog.ask();
                try {
                    Thread.sleep(LOOK_MILLIS);
                } catch (InterruptedException ended) {
                    return;
                }
            }
            System.err.println("The window does not answer; it is started again.");
            Runtime.getRuntime().halt(HUNG);
        });
    }

    void ask() {
        window.accept(() -> answered.set(nanos.getAsLong()));
    }

    boolean isSilent() {
        return nanos.getAsLong() - answered.get() > SILENCE_NANOS;
    }
}
