package org.bunpil.client.ui.pages;

import javafx.scene.control.TextField;
import org.bunpil.client.editor.Pages;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.controls.NonBlinkingCaret;
import org.bunpil.client.ui.controls.TextLimit;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;

/** Asks for the name of a page; without one it is called by its number. */
final class RenamePageDialog {
    private RenamePageDialog() {}

    static ModalDialog of(UiContext ui, Page page) {
        Messages messages = ui.messages();
        Pages pages = ui.board().editor().pages();
        TextField name = NonBlinkingCaret.install(new TextField());
        name.setId("page.name");
        name.setAccessibleText(messages.text("page.name"));
        name.setPromptText(messages.text("page.name.prompt"));
        name.setTextFormatter(TextLimit.of(Limits.TITLE_UNITS));
        name.setText(page.title());
        name.selectAll();
        return new ModalDialog("rename-page-dialog", messages.text("page.name"))
                .content(name)
                .cancel(messages.text("action.cancel"))
                .primary(
                        "page.name.do",
                        messages.text("people.save"),
                        () -> pages.rename(page.id(), name.getText().strip()));
    }
}
