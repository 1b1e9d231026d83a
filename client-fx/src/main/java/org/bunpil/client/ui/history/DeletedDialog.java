package org.bunpil.client.ui.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.BoardListener;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.ui.UiContext;

/** What was deleted lately, by whom and when; single things, or all that one person deleted, are restored. */
final class DeletedDialog extends VBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    /** Everybody's deletions, also those of unknown people. */
    private static final int EVERYONE = -1;
    /** While a class works, the list is not built again with each change. */
    private static final Duration SETTLE = Duration.millis(500);

    private final UiContext ui;
    private final BoardSession session;
    private final FlowPane people = new FlowPane();
    private final ListView<DeletedItem> list = new ListView<>();
    private final Label empty = new Label();
    private final Button all = new Button();
    private List<DeletedItem> items = List.of();
    private int chosen = EVERYONE;

    DeletedDialog(UiContext ui) {
        this.ui = ui;
        this.session = ui.board().session();
        Messages messages = ui.messages();
        setId("deleted-dialog");
        getStyleClass().addAll("dialog-panel", "history-dialog");
        Label title = new Label(messages.text("history.deleted"));
        title.getStyleClass().add("dialog-title");
        people.getStyleClass().add("history-choices");
        list.setId("deleted-list");
        list.setCellFactory(view -> new DeletedRow(ui, item -> restore(List.of(item))));
        setVgrow(list, Priority.ALWAYS);
        empty.setId("deleted-empty");
        empty.setWrapText(true);
        empty.getStyleClass().add("history-empty");
        String since = Times.clock(messages, session.history().sinceMillis());
        Label known = new Label(messages.text("history.known", since));
        known.setWrapText(true);
        known.setMinHeight(USE_PREF_SIZE);
        known.getStyleClass().add("muted");
        all.setId("history.restore.all");
        all.getStyleClass().add("quiet");
        all.setOnAction(event -> restore(shown()));
        Button close = new Button(messages.text("action.close"));
        close.getStyleClass().add("accent");
        close.setCancelButton(true);
        close.setOnAction(event -> ui.dialogs().close());
        Region air = new Region();
        HBox.setHgrow(air, Priority.ALWAYS);
        HBox buttons = new HBox(all, air, close);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(title, people, list, empty, known, buttons);
        update();
        PauseTransition settle = new PauseTransition(SETTLE);
        settle.setOnFinished(event -> update());
        BoardListener onChange = new BoardListener() {
            @Override
            public void changed(Set<String> elements, boolean pages, boolean changedPeople) {
                settle.play();
            }
        };
        sceneProperty().addListener((observable, before, now) -> {
            session.removeListener(onChange);
            if (now == null) settle.stop();
            else session.listen(onChange);
        });
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
        counts.forEach((participant, count) ->
                choice(participant, "%s (%d)".formatted(DeletedRow.name(ui, participant), count)));
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
        all.setVisible(chosen != EVERYONE && !none);
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
