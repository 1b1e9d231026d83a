package org.bunpil.client.ui.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.ModalDialog;

/** What was deleted lately, by whom and when; single things, or all that one person deleted, are restored. */
final class DeletedDialog {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    /** Everybody's deletions, also those of unknown people. */
    private static final int EVERYONE = -1;

    private final UiContext ui;
    private final BoardSession session;
    private final FlowPane people = new FlowPane();
    private final ListView<DeletedItem> list = new ListView<>();
    private final Label empty = new Label();
    private final Label known = new Label();
    private final Button all = new Button();
    private List<DeletedItem> items = List.of();
    private int chosen = EVERYONE;

    private DeletedDialog(UiContext ui) {
        this.ui = ui;
        this.session = ui.board().session();
        people.getStyleClass().add("history-choices");
        list.setId("deleted-list");
        list.setCellFactory(view -> new DeletedRow(ui, item -> restore(List.of(item))));
        empty.setId("deleted-empty");
        empty.setWrapText(true);
        empty.setMinHeight(Region.USE_PREF_SIZE);
        empty.getStyleClass().add("history-empty");
        known.setWrapText(true);
        known.setMinHeight(Region.USE_PREF_SIZE);
        known.getStyleClass().add("muted");
        all.setId("history.restore.all");
        all.setOnAction(event -> restore(shown()));
        update();
    }

    static ModalDialog of(UiContext ui) {
        DeletedDialog deleted = new DeletedDialog(ui);
        Messages messages = ui.messages();
        ModalDialog dialog = new ModalDialog("deleted-dialog", messages.text("history.deleted"))
                .style("history-dialog")
                .content(deleted.people, deleted.list, deleted.empty, deleted.known)
                .controls(deleted.all)
                .close(messages.text("action.close"));
        WhileShown.update(dialog, deleted.session, deleted::update);
        return dialog;
    }

    private void update() {
        items = DeletedItem.of(session.view(), session.history());
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (DeletedItem item : items) {
            if (item.by() != 0) counts.merge(item.by(), 1, Integer::sum);
        }
        if (!counts.containsKey(chosen)) chosen = EVERYONE;
        people.getChildren().clear();
        choice(EVERYONE, ui.messages().text("history.everyone", items.size()));
        counts.forEach(
                (participant, count) -> choice(participant, DeletedRow.name(ui, participant) + " (" + count + ")"));
        show();
    }

    private void choice(int participant, String text) {
        Button button = new Button(text);
        button.setId("history.by." + participant);
        button.getStyleClass().addAll("quiet", "toggle");
        button.pseudoClassStateChanged(ON, participant == chosen);
        button.setOnAction(event -> {
            chosen = participant;
            update();
        });
        people.getChildren().add(button);
    }

    private void show() {
        Messages messages = ui.messages();
        List<DeletedItem> shown = shown();
        // A row that stays is the same row, so that the list does not jump under the pointer.
        if (!List.copyOf(list.getItems()).equals(shown)) list.getItems().setAll(shown);
        boolean none = items.isEmpty();
        for (Region region : List.of(people, list)) {
            region.setVisible(!none);
            region.setManaged(!none);
        }
        empty.setText(messages.text(
                "history.nothing_deleted",
                Times.clock(messages, session.history().sinceMillis())));
        empty.setVisible(none);
        empty.setManaged(none);
        known.setText(messages.text(
                "history.known", Times.clock(messages, session.history().sinceMillis())));
        known.setVisible(!none);
        known.setManaged(!none);
        all.setVisible(chosen != EVERYONE && !none);
        all.setManaged(chosen != EVERYONE && !none);
        all.setText(
                chosen == EVERYONE
                        ? ""
                        : messages.text("history.restore.all", DeletedRow.name(ui, chosen), shown.size()));
    }

    private List<DeletedItem> shown() {
        return items.stream()
                .filter(item -> chosen == EVERYONE || item.by() == chosen)
                .toList();
    }

    private void restore(List<DeletedItem> chosenItems) {
        ui.board().editor().perform(DeletedItem.restore(chosenItems));
        update();
    }
}
