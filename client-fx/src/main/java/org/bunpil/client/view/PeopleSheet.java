package org.bunpil.client.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Everybody of the class at the right side, raised hands on top. The board stays usable beside it. */
final class PeopleSheet extends VBox {
    private final Chrome chrome;
    private final VBox rows = new VBox();
    private final ClassRules rules;

    PeopleSheet(Chrome chrome) {
        this.chrome = chrome;
        setId("people-sheet");
        getStyleClass().add("side-sheet");
        setVisible(false);
        setManaged(false);
        Words words = chrome.words();
        Label title = new Label(words.text("people.title"));
        title.getStyleClass().add("sheet-title");
        Region air = new Region();
        HBox.setHgrow(air, Priority.ALWAYS);
        Button close = new Button(null, Icons.of(Material2OutlinedAL.CLOSE));
        close.getStyleClass().addAll("quiet", "icon-button");
        close.setAccessibleText(words.text("action.close"));
        close.setOnAction(event -> toggle());
        HBox head = new HBox(title, air, close);
        head.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setVgrow(scroll, Priority.ALWAYS);
        rules = new ClassRules(chrome);
        getChildren().setAll(head, rules, scroll);
        Bound.to(this, chrome.desk().session().roster(), this::show);
    }

    void toggle() {
        boolean open = !isVisible();
        setVisible(open);
        setManaged(open);
        show(chrome.desk().session().roster().get());
    }

    private void show(Roster roster) {
        // A class that joins at once would rebuild the list thirty times for nobody.
        if (!isVisible()) {
            return;
        }
        rules.show(roster);
        rows.getChildren().clear();
        for (Member member : roster.members()) {
            rows.getChildren().add(new PersonRow(chrome, member, roster));
        }
        if (roster.members().size() <= 1) {
            Label empty = new Label(chrome.words().text("people.empty"));
            empty.setWrapText(true);
            empty.getStyleClass().add("muted");
            rows.getChildren().add(empty);
        }
        ButtonFocus.leaveFocusOnBoard(this);
    }
}
