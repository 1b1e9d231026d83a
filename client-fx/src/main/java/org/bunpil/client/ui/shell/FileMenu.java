package org.bunpil.client.ui.shell;

import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.MenuRow;
import org.bunpil.client.ui.commands.Actions;

/** What can be done with files; part of the main menu. */
final class FileMenu extends VBox {
    FileMenu(UiContext ui, Actions actions) {
        setId("file-menu");
        getStyleClass().add("menu-panel");
        getChildren()
                .setAll(
                        MenuRow.of(ui, actions.file.save),
                        MenuRow.of(ui, actions.file.saveAs),
                        MenuRow.of(ui, actions.file.saveClass),
                        new Separator(),
                        MenuRow.of(ui, actions.file.open),
                        MenuRow.of(ui, actions.file.recent),
                        new Separator(),
                        MenuRow.of(ui, actions.export.export),
                        MenuRow.of(ui, actions.export.print));
    }
}
