package org.bunpil.client.ui.start;

import java.util.function.Consumer;
import javafx.scene.control.TextField;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.controls.NonBlinkingCaret;
import org.bunpil.client.ui.controls.TextLimit;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.bunpil.model.Limits;

/** Asks for a name, of a board or a folder. */
final class NameDialog {
    private NameDialog() {}

    /** @param prompt key of what stands in the empty field */
    static ModalDialog of(
            Messages messages,
            String question,
            String prompt,
            String given,
            boolean mayBeEmpty,
            Consumer<String> named) {
        TextField field = NonBlinkingCaret.install(new TextField());
        field.setId("boards.name");
        field.setAccessibleText(messages.text(question));
        field.setPromptText(messages.text(prompt));
        field.setTextFormatter(TextLimit.of(Limits.TITLE_UNITS));
        field.setText(given);
        field.selectAll();
        ModalDialog dialog = new ModalDialog("board-name-dialog", messages.text(question))
                .content(field)
                .cancel(messages.text("action.cancel"))
                .primary(
                        "boards.name.do",
                        messages.text("people.save"),
                        () -> named.accept(field.getText().strip()));
        return mayBeEmpty ? dialog : dialog.primaryDisabled(field.textProperty().map(String::isBlank));
    }
}
