package org.bunpil.client.kiosk;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.dialogs.ModalDialog;

/** Asks for the kiosk's PIN with keys of its own. Wrong ones slow it down. */
final class PinDialog {
    private static final int MOST_DIGITS = 12;
    private static final String DOT = "●";

    private final Messages messages;
    private final KioskSetup setup;
    private final KioskPin pin;
    private final Runnable right;
    private final Label dots = new Label();
    private final Label said = new Label();
    private final ModalDialog dialog;
    private String typed = "";
    private boolean checking;

    /** @param right runs after the right PIN */
    PinDialog(Messages messages, KioskSetup setup, KioskPin pin, Runnable right) {
        this.messages = messages;
        this.setup = setup;
        this.pin = pin;
        this.right = right;
        dots.setId("kiosk-pin-dots");
        dots.getStyleClass().add("kiosk-pin-dots");
        said.setId("kiosk-pin-said");
        said.setWrapText(true);
        said.getStyleClass().add("kiosk-pin-said");
        GridPane keys = new GridPane();
        keys.getStyleClass().add("kiosk-pin");
        for (int i = 0; i < 9; i++) keys.add(digit(i + 1), i % 3, i / 3);
        Button erase = key("erase", "⌫", () -> typed(typed.isEmpty() ? "" : typed.substring(0, typed.length() - 1)));
        erase.setAccessibleText(messages.text("keyboard.backspace"));
        Button enter = key("enter", messages.text("kiosk.pin.do"), this::check);
        enter.getStyleClass().add("accent");
        keys.add(erase, 0, 3);
        keys.add(digit(0), 1, 3);
        keys.add(enter, 2, 3);
        VBox content = new VBox(dots, keys, said);
        content.setAlignment(Pos.CENTER);
        content.getStyleClass().add("dialog-content");
        dialog = new ModalDialog("kiosk-pin-dialog", messages.text("kiosk.pin.title"))
                .content(content)
                .style("kiosk-dialog")
                .cancel(messages.text("action.cancel"));
        dialog.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            String digit = event.getCharacter();
            if (digit.length() == 1 && digit.charAt(0) >= '0' && digit.charAt(0) <= '9') typed(typed + digit);
        });
        typed("");
        sayWait();
    }

    ModalDialog dialog() {
        return dialog;
    }

    private Button digit(int digit) {
        return key(String.valueOf(digit), String.valueOf(digit), () -> typed(typed + digit));
    }

    private static Button key(String id, String text, Runnable press) {
        Button key = new Button(text);
        key.setId("kiosk-pin." + id);
        key.getStyleClass().add("kiosk-pin-key");
        key.setFocusTraversable(false);
        key.setOnAction(event -> press.run());
        return key;
    }

    private void typed(String now) {
        if (checking || now.length() > MOST_DIGITS) return;
        typed = now;
        dots.setText(DOT.repeat(typed.length()));
    }

    private PinAttempts attempts() {
        return PinAttempts.read(setup.attempts().get());
    }

    /** @return whether a wait is said */
    private boolean sayWait() {
        long wait = attempts().waitMillis(setup.millis().getAsLong());
        if (wait > 0) said.setText(messages.text("kiosk.pin.wait", (wait + 999) / 1000));
        return wait > 0;
    }

    private void check() {
        if (checking || typed.isEmpty()) return;
        String tried = typed;
        typed("");
        if (sayWait()) return;
        checking = true;
        // Counted before it is looked at: whoever pulls the plug meanwhile has tried all the same.
        PinAttempts before = attempts();
        PinAttempts counted = before.another(setup.millis().getAsLong());
        setup.keepAttempts().accept(counted.text());
        Thread.ofVirtual().start(() -> {
            boolean matches = pin.matches(tried);
            Platform.runLater(() -> answered(matches));
        });
    }

    private void answered(boolean matches) {
        checking = false;
        if (matches) {
            setup.keepAttempts().accept(PinAttempts.NONE.text());
            dialog.close();
            right.run();
        } else if (!sayWait()) {
            said.setText(messages.text("kiosk.pin.wrong"));
        }
    }
}
