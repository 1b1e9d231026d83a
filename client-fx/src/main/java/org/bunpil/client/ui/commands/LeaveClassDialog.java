package org.bunpil.client.ui.commands;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.Invitation;
import org.bunpil.client.ui.UiContext;

/** Asks before a teacher's window closes the class that it hosts while other people are in it. */
public final class LeaveClassDialog extends VBox {
    private LeaveClassDialog(UiContext ui, long others, Runnable leave) {
        Messages messages = ui.messages();
        setId("leave-dialog");
        getStyleClass().add("dialog-panel");
        Label question = new Label(messages.text("leave.question"));
        question.getStyleClass().add("dialog-title");
        Label explain = new Label(messages.text("leave.explain", others));
        explain.setWrapText(true);
        Button stay = new Button(messages.text("leave.stay"));
        stay.setId("leave.stay");
        stay.setCancelButton(true);
        stay.setOnAction(event -> ui.dialogs().close());
        Button go = new Button(messages.text("leave.do"));
        go.setId("leave.do");
        go.getStyleClass().add("danger");
        go.setOnAction(event -> {
            ui.dialogs().close();
            leave.run();
        });
        HBox buttons = new HBox(stay, go);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(question, explain, buttons);
    }

    /** Leaves at once when nobody else is affected. @param leave closes the board */
    public static void confirm(UiContext ui, Runnable leave) {
        boolean hosted = ui.app().invitation().reach() != Invitation.Reach.RELAY;
        long others = ui.board().session().roster().get().othersHere();
        if (hosted && others > 0) {
            ui.dialogs().show(new LeaveClassDialog(ui, others, leave));
        } else {
            leave.run();
        }
    }
}
