package org.bunpil.bench.client;

import javafx.scene.Scene;

/**
 * A scene, and when its pulses begin. The toolkit calls listeners in the order in which they came, so this has to be made before the
 * scene gets anything that works in its pulses. FX thread.
 */
final class Watched {
    final Scene scene;
    private Runnable listener = () -> {};

    Watched(Scene scene) {
        this.scene = scene;
        scene.addPreLayoutPulseListener(() -> listener.run());
    }

    /** Is told of each pulse before anything is done in it, instead of who was told before. */
    void begins(Runnable newListener) {
        listener = newListener;
    }
}
