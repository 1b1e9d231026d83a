package org.bunpil.client.ui.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.Roster;
import org.bunpil.client.session.RosterEntry;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.MenuRow;
import org.bunpil.client.ui.controls.ButtonFocus;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.controls.UncachedScrollPane;
import org.bunpil.client.ui.theme.Icons;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Everybody in the class, at the right side, raised hands first; below, who was put out. The board stays usable beside the panel. */
public final class PeoplePanel extends VBox {
    private final UiContext ui;
    private final VBox rows = new VBox();
    private final ClassRules rules;
    private final PutOutList putOut;
    /** The participants in the order in which they are listed. */
    private List<Integer> order = List.of();

    private final ClassActions actions;
    private final VBox history = new VBox();

    public PeoplePanel(UiContext ui, ClassActions actions) {
        this.ui = ui;
        this.actions = actions;
        setId("people-panel");
        getStyleClass().add("side-panel");
        setVisible(false);
        setManaged(false);
        Messages messages = ui.messages();
        Label title = new Label(messages.text("people.title"));
        title.getStyleClass().add("dialog-title");
        Region air = new Region();
        HBox.setHgrow(air, Priority.ALWAYS);
        Button close = new Button(null, Icons.of(Material2OutlinedAL.CLOSE));
        close.getStyleClass().addAll("quiet", "icon-button");
        close.setAccessibleText(messages.text("action.close"));
        close.setOnAction(event -> actions.people.runOrExplain(ui));
        HBox head = new HBox(title, air, close);
        head.setAlignment(Pos.CENTER_LEFT);
        putOut = new PutOutList(ui);
        rules = new ClassRules(ui, actions);
        // In a low window the rules scroll with the people, so that the bars stay in sight.
        UncachedScrollPane scroll = new UncachedScrollPane(new VBox(rules, rows, putOut));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollBarPolicy.NEVER);
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll, history);
        rows.hoverProperty().addListener((observable, before, over) -> {
            if (!over) show(ui.board().session().roster().get());
        });
        SceneBinding.bind(this, ui.board().session().roster(), this::show);
        // Leading the class is an action here.
        SceneBinding.bind(
                this,
                ui.board().changes().on(EditorChange.PRESENCE),
                ignored -> show(ui.board().session().roster().get()));
    }

    public void toggle() {
        boolean open = !isVisible();
        setVisible(open);
        setManaged(open);
        show(ui.board().session().roster().get());
    }

    private void show(Roster roster) {
        // When a whole class joins at once, a hidden list would be rebuilt thirty times.
        if (!isVisible()) {
            return;
        }
        rules.show(roster);
        putOut.show(roster);
        history.getChildren().clear();
        if (roster.host()) {
            history.getChildren().add(MenuRow.of(ui, actions.follow.bring));
            history.getChildren().add(MenuRow.of(ui, actions.follow.lead));
            history.getChildren().add(MenuRow.of(ui, actions.random));
            if (roster.raisedHands() > 0) history.getChildren().add(MenuRow.of(ui, actions.lowerRaisedHands));
            history.getChildren().add(MenuRow.of(ui, actions.history.deleted));
        }
        rows.getChildren().clear();
        if (!roster.connected()) rows.getChildren().add(note("people.unknown"));
        for (RosterEntry entry : inOrder(roster)) {
            rows.getChildren().add(new PersonRow(ui, actions, entry, roster));
        }
        if (roster.connected() && roster.entries().size() <= 1)
            rows.getChildren().add(note("people.empty"));
        ButtonFocus.leaveFocusOnBoard(this);
    }

    private Label note(String key) {
        Label note = new Label(ui.messages().text(key));
        note.setId(key);
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().add("muted");
        return note;
    }

    /** While the pointer is over the rows they keep their places, so that nobody presses on somebody else; newcomers come last. */
    private List<RosterEntry> inOrder(Roster roster) {
        List<RosterEntry> entries = new ArrayList<>(roster.entries());
        if (rows.isHover())
            entries.sort(Comparator.comparingInt(entry -> {
                int place = order.indexOf(entry.person().c());
                return place < 0 ? Integer.MAX_VALUE : place;
            }));
        order = entries.stream().map(entry -> entry.person().c()).toList();
        return entries;
    }
}
