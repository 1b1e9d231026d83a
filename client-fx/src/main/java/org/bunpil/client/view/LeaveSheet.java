package org.bunpil.client.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks before a teacher's window takes the class that it hosts away from those who are in it. */
final class LeaveSheet extends VBox {
    private LeaveSheet(Chrome chrome, long others, Runnable leave) {
        Words words = chrome.words();
        setId("leave-sheet");
        getStyleClass().add("sheet");
        Label question = new Label(words.text("leave.question"));
        question.getStyleClass().add("sheet-title");
        Label explain = new Label(words.text("leave.explain", others));
        explain.setWrapText(true);
        Button stay = new Button(words.text("leave.stay"));
        stay.setId("leave.stay");
        stay.setCancelButton(true);
        stay.setOnAction(event -> chrome.sheets().close());
        Button go = new Button(words.text("leave.do"));
        go.setId("leave.do");
        go.getStyleClass().add("danger");
        go.setOnAction(event -> {
            chrome.sheets().close();
            leave.run();
        });
        HBox buttons = new HBox(stay, go);
        buttons.getStyleClass().add("sheet-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(question, explain, buttons);
    }

    /** Leaves at once when nobody loses anything by it. @param leave what takes the board away */
    static void ask(Chrome chrome, Runnable leave) {
        boolean hosted = chrome.shell().invitation().reach() != Invitation.Reach.RELAY;
        long others = chrome.desk().session().roster().get().othersHere();
        if (hosted && others > 0) {
            chrome.sheets().show(new LeaveSheet(chrome, others, leave));
        } else {
            leave.run();
        }
    }
}
