package org.bunpil.client.canvas;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Calls a node's work right before a pulse, and requests pulses only if there is something new to show. A running animation would request
 * them all the time, and the app's pulses are fast, so that ink follows the pen closely (docs/decisions/0070).
 */
final class PulseScheduler {
    /** Without a graphics card each pulse paints the whole window, so pulses are paced there, except in benchmarks of single pulses. */
    private final boolean paced =
            !Platform.isSupported(ConditionalFeature.SCENE3D) && !Boolean.getBoolean("bunpil.unpaced");

    private final PulsePacer pulsePacer = new PulsePacer();
    private boolean working;
    private boolean isNew;
    private boolean hurried;
    private boolean waiting;
    private boolean later;
    private @Nullable Scene scene;

    /** @param work runs before each pulse of the node's scene */
    PulseScheduler(Node node, Runnable work) {
        Runnable listener = () -> pulse(work);
        node.sceneProperty().addListener((_, old, now) -> {
            if (old != null) old.removePreLayoutPulseListener(listener);
            scene = now;
            if (now != null) now.addPreLayoutPulseListener(listener);
            wakeAtOnce();
        });
    }

    private void pulse(Runnable work) {
        long now = System.nanoTime();
        // The toolkit has pulses of its own: one more after each pulse, and those of bars and dialogs.
        if (isNew && !hurried && delay(now) > 0) return;
        if (isNew) pulsePacer.painted(now);
        working = true;
        try {
            work.run();
        } finally {
            working = false;
            isNew = false;
            hurried = false;
        }
    }

    /** Whether nothing new waits for a pulse. FX thread. */
    boolean isDone() {
        return !isNew;
    }

    private long delay(long now) {
        return paced ? pulsePacer.delay(now) : 0;
    }

    /** Something is new: the work runs on the next pulse, or soon. FX thread. */
    void wake() {
        // What the work itself changes is part of the same pulse.
        if (working) return;
        isNew = true;
        // A board that is not on a screen needs no pulse.
        if (scene == null) return;
        long wait = delay(System.nanoTime());
        if (wait == 0) {
            Platform.requestNextPulse();
        } else if (!waiting) {
            waiting = true;
            after(wait, TimeUnit.NANOSECONDS).execute(() -> {
                waiting = false;
                // It may have been painted meanwhile; newer changes have their own waiting time.
                if (isNew) wake();
            });
        }
    }

    /** The whole board changed: the work runs on the next pulse, without pacing. FX thread. */
    void wakeAtOnce() {
        if (working) return;
        isNew = true;
        hurried = true;
        if (scene != null) Platform.requestNextPulse();
    }

    /** Runs the work after a while, unless that has been requested already; nothing needs to be new. FX thread. */
    void wakeIn(long millis) {
        if (later) return;
        later = true;
        after(millis, TimeUnit.MILLISECONDS).execute(() -> {
            later = false;
            // Also while a change waits: it may be painted earlier, and then nothing else requests a pulse.
            if (scene != null) Platform.requestNextPulse();
        });
    }

    /** Something is new. Any thread. */
    void wakeFromAnyThread() {
        Platform.runLater(this::wake);
    }

    private static Executor after(long time, TimeUnit unit) {
        return CompletableFuture.delayedExecutor(time, unit, Platform::runLater);
    }
}
