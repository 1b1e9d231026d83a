package org.bunpil.client.kiosk;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;

/** Shown while there is no board: the time, the room, and what Bunpil waits for. Whoever reads it has nothing to do. */
final class IdleScreen extends VBox {
    private final Messages messages;
    private final Supplier<LocalTime> time;
    private final DateTimeFormatter format;
    private final Label clock = new Label();
    private final Label state = new Label();
    private final Label explain = new Label();

    /** What a kiosk without a board waits for. */
    enum Waiting {
        /** Nobody has answered yet. */
        CONNECTING,
        NETWORK,
        CLASS
    }

    /** @param room the kiosk's name */
    IdleScreen(Messages messages, String room, Supplier<LocalTime> time) {
        this.messages = messages;
        this.time = time;
        this.format = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(messages.locale());
        setId("kiosk-idle");
        getStyleClass().add("kiosk-idle");
        clock.getStyleClass().add("kiosk-clock");
        Label name = new Label(room);
        name.getStyleClass().add("kiosk-words");
        state.getStyleClass().add("kiosk-words");
        state.setId("kiosk-state");
        explain.getStyleClass().addAll("muted", "kiosk-explain");
        getChildren().setAll(clock, name, state, explain);
        tick();
    }

    void show(Waiting waiting) {
        switch (waiting) {
            case CONNECTING -> say("kiosk.connecting", "kiosk.connecting.explain");
            case NETWORK -> say("kiosk.network", "kiosk.network.explain");
            case CLASS -> say("kiosk.waiting", "kiosk.waiting.explain");
        }
    }

    /** Shows a sentence that says why there is no board. */
    void show(String sentence) {
        state.setText(sentence);
        explain.setText(messages.text("kiosk.again"));
    }

    private void say(String key, String explained) {
        state.setText(messages.text(key));
        explain.setText(messages.text(explained));
    }

    /** The time may have changed. */
    void tick() {
        clock.setText(time.get().format(format));
    }
}
