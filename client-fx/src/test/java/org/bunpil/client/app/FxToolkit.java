package org.bunpil.client.app;

import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/** The JavaFX toolkit, started once for all tests of this process. */
public final class FxToolkit {
    private FxToolkit() {}

    public static void start() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException already) {
            Platform.runLater(started::countDown);
        }
        started.await();
        Platform.setImplicitExit(false);
    }
}
