package org.bunpil.client.ui.people;

import java.util.List;
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

/** For teachers: who was put out, folded below the people until somebody wants to see it, each with a button to let them back in. */
final class PutOutList extends VBox {
    private final UiContext ui;
    private final Button head = new Button();
    private final VBox rows = new VBox();
    private List<Person> shown = List.of();
    private boolean unfolded;

    PutOutList(UiContext ui) {
        this.ui = ui;
        head.setId("people.out");
        head.getStyleClass().addAll("quiet", "menu-row");
        head.setMaxWidth(Double.MAX_VALUE);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setOnAction(event -> {
            unfolded = !unfolded;
            fill();
        });
        getChildren().setAll(head, rows);
        show(Roster.EMPTY);
    }

    void show(Roster roster) {
        boolean any = roster.host() && !roster.putOut().isEmpty();
        setVisible(any);
        setManaged(any);
        shown = roster.putOut();
        fill();
    }

    private void fill() {
        head.setText(ui.messages().text(unfolded ? "people.out.fold" : "people.out", shown.size()));
        rows.getChildren().clear();
        if (unfolded) for (Person person : shown) rows.getChildren().add(row(person));
    }

    private HBox row(Person person) {
        Label name = new Label(person.name());
        name.getStyleClass().add("person-name");
        name.setMinWidth(0);
        Region air = new Region();
        HBox.setHgrow(air, Priority.ALWAYS);
        Button back = new Button(ui.messages().text("people.back"));
        back.setId("people.back." + person.c());
        back.setMinWidth(USE_PREF_SIZE);
        back.setAccessibleText(ui.messages().text("people.back.who", person.name()));
        back.setOnAction(event ->
                PersonMenu.set(ui, person, PersonPatch.builder().kicked(false).build()));
        HBox row = new HBox(PersonBadge.of(person), name, air, back);
        row.getStyleClass().add("person");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
