package org.bunpil.client.ui.connection;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;

/** Shown when nobody answers at the address typed for joining. Without it, an empty board would look like the class's board. */
public final class RelayUnreachableDialog extends VBox {
    public RelayUnreachableDialog(UiContext ui) {
        Messages messages = ui.messages();
        setId("unreachable-dialog");
        getStyleClass().add("dialog-panel");
        Label title =
                new Label(messages.text("unreached.title", ui.app().invitation().address()));
        title.getStyleClass().add("dialog-title");
        title.setWrapText(true);
        Label explain = new Label(messages.text("unreached.explain"));
        explain.setWrapText(true);
        Button wait = new Button(messages.text("unreached.wait"));
        wait.setId("unreached.wait");
        wait.setOnAction(event -> ui.dialogs().close());
        Button back = new Button(messages.text("unreached.back"));
        back.setId("unreached.back");
        back.getStyleClass().add("accent");
        back.setOnAction(event -> {
            ui.dialogs().close();
            ui.app().leave();
        });
        HBox buttons = new HBox(wait, back);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(title, explain, buttons);
    }
}
