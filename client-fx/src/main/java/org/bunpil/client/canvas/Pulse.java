package org.bunpil.client.canvas;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Calls a node's work right before a picture is made, and asks for pictures only when there is something new to show. A running
 * animation would ask for one all the time: the app's pulse is fast, so that ink follows the hand closely (docs/decisions/0070).
 */
final class Pulse {
    private boolean later;
    private @Nullable Scene scene;

    /** @param work runs before each picture of the scene that the node is in */
    Pulse(Node node, Runnable work) {
        node.sceneProperty().addListener((_, old, now) -> {
            if (old != null) old.removePreLayoutPulseListener(work);
            scene = now;
            if (now != null) now.addPreLayoutPulseListener(work);
            wake();
        });
    }

    /** Something is new: the work is done on the next pulse. FX thread. */
    void wake() {
        // A board that is not on a screen costs nothing.
        if (scene != null) Platform.requestNextPulse();
    }

    /** Wakes after a while, unless that has been asked for already. FX thread. */
    void wakeIn(long millis) {
        if (later) return;
        later = true;
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Platform::runLater)
                .execute(() -> {
                    later = false;
                    wake();
                });
    }

    /** From any thread: something is new. */
    void wakeFromElsewhere() {
        Platform.runLater(this::wake);
    }
}
