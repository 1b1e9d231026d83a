package org.bunpil.client.ui.people;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.Roster;
import org.bunpil.client.ui.UiContext;
import org.bunpil.model.Access;
import org.bunpil.model.WriteMode;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.Op;

/** For teachers: who may write, what newcomers may, and the end of the class. */
final class ClassRules extends VBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final UiContext ui;

    ClassRules(UiContext ui) {
        this.ui = ui;
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
        Access access = roster.access();
        getChildren()
                .setAll(
                        label("rules.write"),
                        row(
                                write("rules.write.everyone", WriteMode.EVERYONE, access),
                                write("rules.write.granted", WriteMode.GRANTED, access),
                                write("rules.write.hosts", WriteMode.HOSTS, access)),
                        label("rules.newcomers"),
                        row(
                                newcomers("rules.newcomers.write", true, access),
                                newcomers("rules.newcomers.view", false, access)),
                        end(access.open()));
    }

    private Button write(String key, WriteMode mode, Access access) {
        return choice(
                key, access.write() == mode, AccessPatch.builder().write(mode).build());
    }

    private Button newcomers(String key, boolean write, Access access) {
        return choice(
                key,
                access.newcomersWrite() == write,
                AccessPatch.builder().newcomersWrite(write).build());
    }

    private Button choice(String key, boolean chosen, AccessPatch patch) {
        Button button = new Button(ui.messages().text(key));
        button.setId(key);
        button.getStyleClass().addAll("quiet", "toggle");
        button.pseudoClassStateChanged(ON, chosen);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(event -> {
            if (!chosen) {
                set(patch);
            }
        });
        return button;
    }

    private Button end(boolean open) {
        Button end = new Button(ui.messages().text(open ? "rules.end" : "rules.open"));
        end.setId("rules.end");
        end.getStyleClass().add(open ? "quiet" : "accent");
        end.setMaxWidth(Double.MAX_VALUE);
        end.setOnAction(event -> {
            if (open) {
                ui.dialogs().show(ending());
            } else {
                set(AccessPatch.builder().open(true).build());
            }
        });
        return end;
    }

    private VBox ending() {
        Messages messages = ui.messages();
        Label question = new Label(messages.text("rules.end.question"));
        question.getStyleClass().add("sheet-title");
        Label explain = new Label(messages.text("rules.end.explain"));
        explain.setWrapText(true);
        Button cancel = new Button(messages.text("action.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> ui.dialogs().close());
        Button yes = new Button(messages.text("rules.end"));
        yes.setId("rules.end.yes");
        yes.getStyleClass().add("danger");
        yes.setOnAction(event -> {
            ui.dialogs().close();
            set(AccessPatch.builder().open(false).build());
        });
        HBox buttons = new HBox(cancel, yes);
        buttons.getStyleClass().add("sheet-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox sheet = new VBox(question, explain, buttons);
        sheet.getStyleClass().add("sheet");
        return sheet;
    }

    private void set(AccessPatch patch) {
        ui.board().session().submit(List.of(new Op.Access(patch)), true);
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
