package org.bunpil.client.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks before a whole page is cleared. */
final class ClearSheet extends VBox {
    ClearSheet(Chrome chrome) {
        Words words = chrome.words();
        getStyleClass().add("sheet");
        Label question = new Label(words.text("clear.question"));
        question.getStyleClass().add("sheet-title");
        Label explain = new Label(words.text("clear.explain"));
        explain.setWrapText(true);
        Button cancel = new Button(words.text("action.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> chrome.sheets().close());
        Button clear = new Button(words.text("clear.do"));
        clear.setId("clear.do");
        clear.getStyleClass().add("danger");
        clear.setOnAction(event -> {
            chrome.sheets().close();
            chrome.desk().editor().commands().clearPage();
        });
        HBox buttons = new HBox(cancel, clear);
        buttons.getStyleClass().add("sheet-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(question, explain, buttons);
    }
}
