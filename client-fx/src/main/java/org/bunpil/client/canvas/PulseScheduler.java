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
 * Calls a node's work right before a picture is made, and asks for pictures only when there is something new to show. A running
 * animation would ask for one all the time: the app's pulse is fast, so that ink follows the hand closely (docs/decisions/0070).
 */
final class PulseScheduler {
    /** Without a graphics card each picture costs the whole window: there they keep a pace, but for benchmarks of single pictures. */
    private final boolean paced =
            !Platform.isSupported(ConditionalFeature.SCENE3D) && !Boolean.getBoolean("bunpil.unpaced");

    private final PulsePacer pulsePacer = new PulsePacer();
    private boolean working;
    private boolean isNew;
    private boolean hurried;
    private boolean waiting;
    private boolean later;
    private @Nullable Scene scene;

    /** @param work runs before each picture of the scene that the node is in */
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
        // The toolkit has pulses of its own: one more after each picture, and those of bars and sheets.
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

    /** Nothing new waits for a picture. FX thread. */
    boolean isDone() {
        return !isNew;
    }

    private long delay(long now) {
        return paced ? pulsePacer.delay(now) : 0;
    }

    /** Something is new: the work is done on the next pulse, or soon. FX thread. */
    void wake() {
        // What the work itself brings is on the picture that it is done for.
        if (working) return;
        isNew = true;
        // A board that is not on a screen costs nothing.
        if (scene == null) return;
        long wait = delay(System.nanoTime());
        if (wait == 0) {
            Platform.requestNextPulse();
        } else if (!waiting) {
            waiting = true;
            after(wait, TimeUnit.NANOSECONDS).execute(() -> {
                waiting = false;
                // It may have been painted meanwhile, and what is newer waits its own time.
                if (isNew) wake();
            });
        }
    }

    /** Everything is elsewhere or other: the work is done on the next pulse, at any pace. FX thread. */
    void wakeAtOnce() {
        if (working) return;
        isNew = true;
        hurried = true;
        if (scene != null) Platform.requestNextPulse();
    }

    /** Does the work after a while, unless that has been asked for already; nothing may be new. FX thread. */
    void wakeIn(long millis) {
        if (later) return;
        later = true;
        after(millis, TimeUnit.MILLISECONDS).execute(() -> {
            later = false;
            // Also while something waits its time: what made it new may be painted before, and then nobody else asks.
            if (scene != null) Platform.requestNextPulse();
        });
    }

    /** From any thread: something is new. */
    void wakeFromAnyThread() {
        Platform.runLater(this::wake);
    }

    private static Executor after(long time, TimeUnit unit) {
        return CompletableFuture.delayedExecutor(time, unit, Platform::runLater);
    }
}
