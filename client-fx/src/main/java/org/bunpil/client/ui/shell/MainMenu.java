package org.bunpil.client.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.MenuRow;
import org.bunpil.client.ui.commands.Actions;
import org.bunpil.client.ui.pages.PaperPicker;
import org.bunpil.client.ui.settings.AppearancePicker;

/** Rarely used commands: appearance, language, help, files, leaving. */
final class MainMenu extends VBox {
    MainMenu(UiContext ui, Actions actions) {
        setId("main-menu");
        getStyleClass().add("menu-panel");
        Messages messages = ui.messages();
        Runnable close = ui.popovers()::close;
        getChildren()
                .setAll(
                        MenuRow.of(ui, actions.view.zoomFit),
                        MenuRow.of(ui, actions.view.fullScreen),
                        MenuRow.of(ui, actions.app.palette),
                        MenuRow.of(ui, actions.app.shortcuts),
                        MenuRow.of(ui, actions.app.settings),
                        new Separator(),
                        MenuRow.of(ui, actions.page.strip),
                        MenuRow.of(ui, actions.page.clear),
                        MenuRow.of(ui, actions.page.delete),
                        label(messages.text("menu.paper")),
                        new PaperPicker(ui, actions.page),
                        new Separator(),
                        label(messages.text("menu.theme")),
                        new AppearancePicker(messages, actions.looks.themes(), close),
                        label(messages.text("menu.language")),
                        new AppearancePicker(messages, actions.looks.languages(), close),
                        new Separator(),
                        MenuRow.of(ui, actions.file.save),
                        MenuRow.of(ui, actions.file.saveAs),
                        MenuRow.of(ui, actions.file.open),
                        MenuRow.of(ui, actions.export.export),
                        MenuRow.of(ui, actions.export.print),
                        new Separator(),
                        MenuRow.of(ui, actions.app.leave),
                        MenuRow.of(ui, actions.app.quit));
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("menu-label");
        return label;
    }
}
