package org.bunpil.client.ui.start;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.RelayAddress;
import org.bunpil.client.ui.controls.NonBlinkingCaret;
import org.bunpil.client.ui.controls.TextLimit;
import org.bunpil.model.Limits;

/** Fields for the address of a school's relay and the person's account there. */
final class RelayAccountFields extends VBox {
    private static final int ADDRESS_UNITS = 300;

    private final TextField address = NonBlinkingCaret.install(new TextField());
    private final TextField user = NonBlinkingCaret.install(new TextField());
    private final TextField key = NonBlinkingCaret.install(new PasswordField());
    private final CheckBox keep;

    RelayAccountFields(Messages messages, StartModel.RelayAccount last, Runnable entered) {
        getStyleClass().add("server");
        add("start.server.address", messages.text("start.server.address"), address, last.address(), ADDRESS_UNITS);
        add("start.server.user", messages.text("start.server.user"), user, last.user(), Limits.USER_UNITS);
        add("start.server.key", messages.text("start.server.key"), key, last.key(), Limits.KEY_MAX_UNITS);
        keep = new CheckBox(messages.text("start.server.keep"));
        keep.setId("start.server.keep");
        keep.setWrapText(true);
        keep.setSelected(last.remembered());
        getChildren().add(keep);
        address.setPromptText(messages.text("start.server.address.prompt"));
        user.setPromptText(messages.text("start.server.user.prompt"));
        key.setPromptText(messages.text("start.server.key.prompt"));
        for (TextField field : List.of(address, user, key)) {
            field.setOnAction(event -> entered.run());
        }
    }

    private void add(String id, String name, TextField field, String text, int most) {
        field.setId(id);
        field.setText(text);
        field.setTextFormatter(TextLimit.of(most));
        Label label = new Label(name);
        label.setLabelFor(field);
        VBox box = new VBox(label, field);
        box.getStyleClass().add("labelled");
        getChildren().add(box);
    }

    /** The key as typed. */
    String key() {
        return key.getText().strip();
    }

    /** Passes on the account if all fields are filled in correctly; else focuses the first wrong field. @return whether they are correct */
    boolean submit(Consumer<StartModel.RelayAccount> to) {
        URI relay = RelayAddress.parse(address.getText().strip());
        String who = user.getText().strip();
        String secret = key();
        if (relay == null) {
            address.requestFocus();
        } else if (who.isEmpty()) {
            user.requestFocus();
        } else if (secret.length() < Limits.KEY_MIN_UNITS) {
            key.requestFocus();
        } else {
            to.accept(new StartModel.RelayAccount(relay.toString(), who, secret, keep.isSelected()));
            return true;
        }
        return false;
    }
}
