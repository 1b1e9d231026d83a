package org.bunpil.client.kiosk;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.bunpil.client.i18n.Messages;

/** Dark, with the time and nothing else, until somebody touches it; the touch goes no further. */
final class DimScreen extends StackPane {
    private final Label clock = new Label();
    private final Supplier<LocalTime> time;
    private final DateTimeFormatter format;

    DimScreen(Messages messages, Supplier<LocalTime> time) {
        this.time = time;
        this.format = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(messages.locale());
        setId("kiosk-dim");
        getStyleClass().add("kiosk-dim");
        clock.getStyleClass().add("kiosk-clock");
        getChildren().setAll(clock);
        setVisible(false);
    }

    void tick() {
        if (isVisible()) clock.setText(time.get().format(format));
    }
}
