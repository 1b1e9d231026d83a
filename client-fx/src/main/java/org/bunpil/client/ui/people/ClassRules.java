package org.bunpil.client.ui.people;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bunpil.client.session.Roster;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.theme.Icons;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/**
 * For teachers: who may write, whose work pupils may change, who looks after the pages, what newcomers may, and the end of the class.
 * Folded until asked for, so that there is room for the people.
 */
final class ClassRules extends VBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final UiContext ui;
    private final ClassActions actions;
    private boolean open;

    ClassRules(UiContext ui, ClassActions actions) {
        this.ui = ui;
        this.actions = actions;
        setId("class-rules");
        getStyleClass().add("class-rules");
        setVisible(false);
        setManaged(false);
    }

    void show(Roster roster) {
        boolean host = roster.host();
        setVisible(host);
        setManaged(host);
        if (!host) {
            return;
        }
        getChildren().setAll(fold(roster));
        if (!open) return;
        getChildren()
                .addAll(
                        label("rules.write"),
                        row(choice(actions.writeEveryone), choice(actions.writeGranted), choice(actions.writeHosts)),
                        label("rules.change"),
                        row(choice(actions.changeOwn), choice(actions.changeEveryone)),
                        label("rules.pages"),
                        row(choice(actions.pagesHosts), choice(actions.pagesEveryone)),
                        label("rules.newcomers"),
                        row(choice(actions.newcomersWrite), choice(actions.newcomersView)),
                        end(roster.access().open()));
    }

    private Button fold(Roster roster) {
        Button fold = new Button(
                ui.messages().text("rules"),
                Icons.of(open ? Material2OutlinedAL.EXPAND_LESS : Material2OutlinedAL.EXPAND_MORE));
        fold.setId("rules");
        fold.getStyleClass().add("quiet");
        fold.setAccessibleText(ui.messages().text(open ? "rules.fold" : "rules.unfold"));
        fold.setAlignment(Pos.CENTER_LEFT);
        fold.setMaxWidth(Double.MAX_VALUE);
        fold.setOnAction(event -> {
            open = !open;
            show(roster);
        });
        return fold;
    }

    private Button choice(Action action) {
        Button button = new Button(action.name(ui.messages()));
        button.setId(action.id());
        button.getStyleClass().addAll("quiet", "toggle");
        button.pseudoClassStateChanged(ON, action.isChosen());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(event -> action.runOrExplain(ui));
        return button;
    }

    private Button end(boolean open) {
        Button end = new Button(actions.end.name(ui.messages()));
        end.setId(actions.end.id());
        end.getStyleClass().addAll("end-class", open ? "danger-text" : "accent");
        end.setMaxWidth(Double.MAX_VALUE);
        setMargin(end, new Insets(12, 0, 8, 0));
        end.setOnAction(event -> actions.end.runOrExplain(ui));
        return end;
    }

    private Label label(String key) {
        Label label = new Label(ui.messages().text(key));
        label.getStyleClass().add("menu-label");
        return label;
    }

    private static HBox row(Node... choices) {
        HBox row = new HBox(choices);
        row.getStyleClass().add("menu-pair");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
