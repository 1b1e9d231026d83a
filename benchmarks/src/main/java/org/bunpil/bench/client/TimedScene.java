package org.bunpil.bench.client;

import javafx.scene.Scene;

/**
 * A scene, and when its pulses begin. The toolkit calls listeners in the order in which they came, so this has to be made before the
 * scene gets anything that works in its pulses. FX thread.
 */
final class TimedScene {
    final Scene scene;
    private Runnable listener = () -> {};

    TimedScene(Scene scene) {
        this.scene = scene;
        scene.addPreLayoutPulseListener(() -> listener.run());
    }

    /** Is told of each pulse before anything is done in it, instead of who was told before. */
    void onPulse(Runnable newListener) {
        listener = newListener;
    }
}
