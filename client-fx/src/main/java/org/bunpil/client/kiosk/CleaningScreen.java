package org.bunpil.client.kiosk;

import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;

/** Takes every touch for half a minute, so that the glass can be wiped, and counts the seconds. It ends by itself. */
final class CleaningScreen extends VBox {
    static final int SECONDS = 30;

    private final Label seconds = new Label();
    private int left;

    CleaningScreen(Messages messages) {
        setId("kiosk-cleaning");
        getStyleClass().addAll("kiosk-idle", "kiosk-cleaning");
        seconds.getStyleClass().add("kiosk-clock");
        seconds.setId("kiosk-cleaning-seconds");
        Label state = new Label(messages.text("kiosk.cleaning"));
        state.getStyleClass().add("kiosk-words");
        Label explain = new Label(messages.text("kiosk.cleaning.explain"));
        explain.getStyleClass().addAll("muted", "kiosk-explain");
        getChildren().setAll(seconds, state, explain);
        setVisible(false);
        addEventFilter(InputEvent.ANY, Event::consume);
    }

    void begin() {
        left = SECONDS;
        seconds.setText(String.valueOf(left));
        setVisible(true);
        setFocusTraversable(true);
        requestFocus();
    }

    /** A second has passed. */
    void tick() {
        if (!isVisible()) return;
        left--;
        seconds.setText(String.valueOf(left));
        if (left <= 0) setVisible(false);
    }
}
