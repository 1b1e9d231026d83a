package org.bunpil.client.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Nobody answers at the address that was written to join: a white board alone would look like the class's. */
final class UnreachedSheet extends VBox {
    UnreachedSheet(Chrome chrome) {
        Words words = chrome.words();
        setId("unreached-sheet");
        getStyleClass().add("sheet");
        Label title = new Label(
                words.text("unreached.title", chrome.shell().invitation().address()));
        title.getStyleClass().add("sheet-title");
        title.setWrapText(true);
        Label explain = new Label(words.text("unreached.explain"));
        explain.setWrapText(true);
        Button wait = new Button(words.text("unreached.wait"));
        wait.setId("unreached.wait");
        wait.setOnAction(event -> chrome.sheets().close());
        Button back = new Button(words.text("unreached.back"));
        back.setId("unreached.back");
        back.getStyleClass().add("accent");
        back.setOnAction(event -> {
            chrome.sheets().close();
            chrome.shell().leave();
        });
        HBox buttons = new HBox(wait, back);
        buttons.getStyleClass().add("sheet-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(title, explain, buttons);
    }
}
