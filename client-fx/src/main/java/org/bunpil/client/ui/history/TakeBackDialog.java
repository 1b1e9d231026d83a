package org.bunpil.client.ui.history;

import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.undo.BoardHistory;
import org.bunpil.undo.TakeBack;

/** Takes back what one person did in the last minutes, after showing what that would change. One undo brings it back. */
final class TakeBackDialog {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final List<Integer> MINUTES = List.of(1, 2, 5, 10, 30);
    /** The interval to begin with, unless nothing was done in it. */
    private static final int USUAL = 5;
    /** Everything that is known. */
    private static final int ALL = BoardHistory.KEPT_MINUTES;

    private final UiContext ui;
    private final BoardSession session;
    private final ModalDialog dialog;
    private final FlowPane people = new FlowPane();
    private final FlowPane intervals = new FlowPane();
    private final VBox preview = new VBox();
    private final SimpleBooleanProperty nothing = new SimpleBooleanProperty();
    /** Whose work; 0: nobody's. */
    private int participant;

    private int minutes = ALL;
    /** Time does not pass while somebody looks: what the preview shows stays in the interval. */
    private final long openedMillis;

    private TakeBackDialog(UiContext ui, int participant) {
        this.ui = ui;
        this.session = ui.board().session();
        this.openedMillis = session.history().nowMillis();
        Messages messages = ui.messages();
        people.getStyleClass().add("history-choices");
        intervals.getStyleClass().add("history-choices");
        boolean asks = participant == 0;
        people.setVisible(asks);
        people.setManaged(asks);
        dialog = new ModalDialog("take-back-dialog", messages.text("history.take_back"))
                .style("history-dialog")
                .content(people, intervals, preview)
                .cancel(messages.text("action.cancel"))
                .primary("history.take_back.do", messages.text("history.take_back.do"), this::perform)
                .primaryDisabled(nothing);
        List<Integer> others = others();
        choosePerson(asks && !others.isEmpty() ? others.getFirst() : participant);
        WhileShown.update(dialog, session, this::update);
    }

    /** @param participant whose work, or 0 to choose */
    static ModalDialog of(UiContext ui, int participant) {
        return new TakeBackDialog(ui, participant).dialog;
    }

    /** Everybody else who did something that is known, whoever did something last first. */
    private List<Integer> others() {
        return session.history().authors().stream()
                .filter(c -> c != session.you())
                .toList();
    }

    private void choosePerson(int newParticipant) {
        participant = newParticipant;
        minutes = ALL;
        for (int each : MINUTES.reversed()) {
            if (each >= USUAL && !takeBack(each).isEmpty()) minutes = each;
        }
        update();
    }

    private TakeBack takeBack(int lastMinutes) {
        long from = lastMinutes == ALL ? 0 : openedMillis - lastMinutes * 60_000L;
        return session.history().takeBack(participant, from, session.view());
    }

    private void update() {
        Messages messages = ui.messages();
        dialog.title(
                participant == 0
                        ? messages.text("history.take_back")
                        : messages.text("history.take_back.whose", DeletedRow.name(ui, participant)));
        people.getChildren().clear();
        for (int other : others()) {
            Button choice = choice("history.of." + other, DeletedRow.name(ui, other), other == participant);
            choice.setOnAction(event -> choosePerson(other));
            people.getChildren().add(choice);
        }
        intervals.getChildren().clear();
        for (int each : MINUTES) interval(each, messages.text("history.last", each));
        interval(ALL, messages.text("history.all"));
        TakeBack takeBack = takeBack(minutes);
        preview.getChildren().setAll(new TakeBackPreview(ui, takeBack, since()));
        nothing.set(takeBack.isEmpty());
    }

    private String since() {
        return Times.clock(ui.messages(), session.history().sinceMillis());
    }

    private void interval(int lastMinutes, String text) {
        Button choice = choice("history.minutes." + lastMinutes, text, lastMinutes == minutes);
        choice.setOnAction(event -> {
            minutes = lastMinutes;
            update();
        });
        intervals.getChildren().add(choice);
    }

    private static Button choice(String id, String text, boolean chosen) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().addAll("quiet", "toggle");
        button.pseudoClassStateChanged(ON, chosen);
        return button;
    }

    private void perform() {
        // Computed again: the board has perhaps changed since the preview.
        TakeBack takeBack = takeBack(minutes);
        if (takeBack.isEmpty() || !ui.board().editor().checkWrite()) return;
        ui.board().editor().perform(takeBack.ops());
        String page = TakeBackPreview.mainPage(ui, takeBack);
        if (page != null) ui.board().editor().pages().show(page);
        ui.toasts().show(Toasts.Kind.GOOD, ui.messages().text("history.taken_back", DeletedRow.name(ui, participant)));
    }
}
