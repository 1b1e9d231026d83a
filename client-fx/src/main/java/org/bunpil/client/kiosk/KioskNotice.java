package org.bunpil.client.kiosk;

import javafx.scene.layout.StackPane;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.Ticker;
import org.bunpil.client.ui.controls.Delay;

/** In the place of a board that could not be opened: says why, and tries again by itself. A kiosk has no start screen. */
public final class KioskNotice extends StackPane {
    private static final long AGAIN_MILLIS = 15_000;

    /** @param again opens the board */
    public KioskNotice(Messages messages, KioskSetup setup, String room, String sentence, Runnable again) {
        IdleScreen idle = new IdleScreen(messages, room, setup.time());
        idle.show(sentence);
        getStyleClass().add("large");
        getChildren().setAll(idle);
        Ticker ticker = new Ticker(1_000, idle::tick);
        Delay retry = new Delay(AGAIN_MILLIS, again);
        sceneProperty().addListener((observable, before, now) -> {
            if (now == null) {
                ticker.stop();
                retry.stop();
            } else {
                ticker.start();
                retry.start();
            }
        });
    }
}
