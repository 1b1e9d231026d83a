package org.bunpil.bench.client;

import javafx.scene.Scene;

/**
 * A scene that reports the beginning of its pulses. The toolkit calls listeners in the order in which they were added, so this must be
 * created before anything else listens to the scene's pulses. On the FX thread.
 */
final class TimedScene {
    final Scene scene;
    private Runnable listener = () -> {};

    TimedScene(Scene scene) {
        this.scene = scene;
        scene.addPreLayoutPulseListener(() -> listener.run());
    }

    /** Sets the listener that is called at the beginning of each pulse; replaces the previous one. */
    void onPulse(Runnable newListener) {
        listener = newListener;
    }
}
