package org.bunpil.client.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.MenuRow;
import org.bunpil.client.ui.commands.Actions;
import org.bunpil.client.ui.pages.PaperPicker;
import org.bunpil.client.ui.settings.AppearancePicker;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Rarely used commands: appearance, language, help, files, leaving. */
final class MainMenu extends VBox {
    /** @param anchor the button that the menu belongs to */
    MainMenu(UiContext ui, Actions actions, Node anchor) {
        setId("main-menu");
        getStyleClass().add("menu-panel");
        Messages messages = ui.messages();
        Runnable close = ui.popovers()::close;
        getChildren()
                .setAll(
                        files(ui, actions, anchor),
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
                        label(messages.text("menu.theme")),
                        new AppearancePicker(messages, actions.looks.themes(), close),
                        label(messages.text("menu.language")),
                        new AppearancePicker(messages, actions.looks.languages(), close),
                        new Separator(),
                        MenuRow.of(ui, actions.app.leave),
                        MenuRow.of(ui, actions.app.quit));
    }

    /** Opens the menu of files in the place of this one. */
    private static Button files(UiContext ui, Actions actions, Node anchor) {
        Button row = MenuRow.of(ui, "menu.files", Material2OutlinedAL.INSERT_DRIVE_FILE);
        row.setOnAction(event -> {
            ui.popovers().close();
            ui.popovers().toggle(anchor, new FileMenu(ui, actions));
        });
        return row;
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("menu-label");
        return label;
    }
}
