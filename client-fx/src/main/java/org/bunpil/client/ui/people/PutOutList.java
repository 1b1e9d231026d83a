package org.bunpil.client.ui.people;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bunpil.client.session.Roster;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.theme.PersonBadge;
import org.bunpil.model.Person;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.jspecify.annotations.Nullable;

/** For teachers: who was put out, below the people, each with a button to let them back in; folded when they are many. */
final class PutOutList extends VBox {
    private final UiContext ui;
    private final Button head = new Button();
    private final VBox rows = new VBox();
    private static final int FEW = 3;
    /** A button is at least this high. */
    private static final double TOUCH_TARGET = 44;

    private Roster roster = Roster.EMPTY;
    /** What the person has chosen, or null: then it depends on how many there are. */
    private @Nullable Boolean chosen;

    PutOutList(UiContext ui) {
        this.ui = ui;
        head.setId("people.out");
        head.getStyleClass().addAll("quiet", "menu-row");
        head.setMaxWidth(Double.MAX_VALUE);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setOnAction(event -> {
            chosen = !isUnfolded();
            fill();
        });
        getChildren().setAll(head, rows);
        show(Roster.EMPTY);
    }

    void show(Roster latest) {
        roster = latest;
        boolean any = roster.host() && !roster.putOut().isEmpty();
        setVisible(any);
        setManaged(any);
        fill();
    }

    private boolean isUnfolded() {
        return chosen == null ? roster.putOut().size() <= FEW : chosen;
    }

    private void fill() {
        boolean unfolded = isUnfolded();
        head.setText(ui.messages()
                .text(
                        unfolded ? "people.out.fold" : "people.out",
                        roster.putOut().size()));
        rows.getChildren().clear();
        if (unfolded) for (Person person : roster.putOut()) rows.getChildren().add(row(person));
    }

    private HBox row(Person person) {
        String shown = roster.name(person.c());
        Label name = new Label(shown);
        name.getStyleClass().add("person-name");
        name.setMinWidth(0);
        Region air = new Region();
        HBox.setHgrow(air, Priority.ALWAYS);
        Button back = new Button(ui.messages().text("people.back"));
        back.setId("people.back." + person.c());
        back.setMinSize(USE_PREF_SIZE, TOUCH_TARGET);
        back.setAccessibleText(ui.messages().text("people.back.who", shown));
        back.setOnAction(event ->
                PersonMenu.set(ui, person, PersonPatch.builder().kicked(false).build()));
        HBox row = new HBox(PersonBadge.of(person), name, air, back);
        row.getStyleClass().add("person");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
