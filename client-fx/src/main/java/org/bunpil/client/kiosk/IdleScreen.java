package org.bunpil.client.kiosk;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.session.Ticker;

/** Shown while there is no board: the time, the board's name, and that Bunpil waits for the class. */
final class IdleScreen extends VBox {
    private static final long CLOCK_STEP_MILLIS = 1_000;

    private final Messages messages;
    private final Label state = new Label();
    private final Label explain = new Label();

    IdleScreen(Messages messages, BoardSession session) {
        this.messages = messages;
        setId("kiosk-idle");
        getStyleClass().add("kiosk-idle");
        DateTimeFormatter format =
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(messages.locale());
        Label clock = new Label(LocalTime.now(ZoneId.systemDefault()).format(format));
        clock.getStyleClass().add("kiosk-clock");
        Ticker tick = new Ticker(
                CLOCK_STEP_MILLIS,
                () -> clock.setText(LocalTime.now(ZoneId.systemDefault()).format(format)));
        visibleProperty().addListener((observable, before, now) -> {
            if (now) {
                tick.start();
            } else {
                tick.stop();
            }
        });
        tick.start();
        Label title = new Label();
        title.getStyleClass().add("kiosk-words");
        title.textProperty().bind(session.title());
        state.getStyleClass().add("kiosk-words");
        explain.getStyleClass().add("muted");
        getChildren().setAll(clock, title, state, explain);
    }

    /** @param stopped whether a relay refused; false when no relay has answered yet */
    void show(boolean stopped) {
        state.setText(messages.text(stopped ? "kiosk.stopped" : "kiosk.waiting"));
        explain.setText(stopped ? messages.text("kiosk.again") : "");
    }
}
