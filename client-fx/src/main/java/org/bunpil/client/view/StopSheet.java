package org.bunpil.client.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bunpil.model.Code;

/** The class does not let this window in: says why and what can be done. */
final class StopSheet extends VBox {
    StopSheet(Chrome chrome, Code refusal) {
        Words words = chrome.words();
        setId("stop-sheet");
        getStyleClass().add("sheet");
        Label title = new Label(words.text("stop.title"));
        title.getStyleClass().add("sheet-title");
        Label why = new Label(words.sentence(refusal));
        why.setId("stop-why");
        why.setWrapText(true);
        Button again = new Button(words.text("stop.again"));
        again.setOnAction(event -> {
            chrome.sheets().close();
            chrome.desk().session().again();
        });
        Button back = new Button(words.text("stop.back"));
        back.getStyleClass().add("accent");
        back.setOnAction(event -> {
            chrome.sheets().close();
            chrome.shell().leave();
        });
        HBox buttons = new HBox(again, back);
        buttons.getStyleClass().add("sheet-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(title, why, buttons);
    }
}
