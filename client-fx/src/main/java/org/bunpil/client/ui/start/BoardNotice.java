package org.bunpil.client.ui.start;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says what has just been done, with a button that takes it back. */
final class BoardNotice extends HBox {
    private final Label text = new Label();
    private final Button undo = new Button();

    BoardNotice() {
        text.setId("boards.notice");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        undo.setId("boards.undo");
        undo.setMinWidth(USE_PREF_SIZE);
        getStyleClass().add("boards-notice");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(text, undo);
        hide();
    }

    void say(String sentence, String takeBack, Runnable takenBack) {
        text.setText(sentence);
        undo.setText(takeBack);
        undo.setOnAction(event -> {
            hide();
            takenBack.run();
        });
        setVisible(true);
        setManaged(true);
    }

    void hide() {
        setVisible(false);
        setManaged(false);
    }
}
