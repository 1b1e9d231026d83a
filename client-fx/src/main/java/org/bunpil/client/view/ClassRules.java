package org.bunpil.client.view;

import java.util.Collections;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bunpil.model.Access;
import org.bunpil.model.WriteMode;
import org.bunpil.op.AccessValues;
import org.bunpil.op.Op;

/** For teachers: who may write, what newcomers may, and the end of the class. */
final class ClassRules extends VBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Chrome chrome;

    ClassRules(Chrome chrome) {
        this.chrome = chrome;
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
        return choice(key, access.write() == mode, new AccessValues(mode, null, null, Collections.emptySortedMap()));
    }

    private Button newcomers(String key, boolean write, Access access) {
        return choice(
                key,
                access.newcomersWrite() == write,
                new AccessValues(null, write, null, Collections.emptySortedMap()));
    }

    private Button choice(String key, boolean chosen, AccessValues values) {
        Button button = new Button(chrome.words().text(key));
        button.setId(key);
        button.getStyleClass().addAll("quiet", "toggle");
        button.pseudoClassStateChanged(ON, chosen);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(event -> {
            if (!chosen) {
                set(values);
            }
        });
        return button;
    }

    private Button end(boolean open) {
        Button end = new Button(chrome.words().text(open ? "rules.end" : "rules.open"));
        end.setId("rules.end");
        end.getStyleClass().add(open ? "quiet" : "accent");
        end.setMaxWidth(Double.MAX_VALUE);
        end.setOnAction(event -> {
            if (open) {
                chrome.sheets().show(ending());
            } else {
                set(new AccessValues(null, null, true, Collections.emptySortedMap()));
            }
        });
        return end;
    }

    private VBox ending() {
        Words words = chrome.words();
        Label question = new Label(words.text("rules.end.question"));
        question.getStyleClass().add("sheet-title");
        Label explain = new Label(words.text("rules.end.explain"));
        explain.setWrapText(true);
        Button cancel = new Button(words.text("action.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> chrome.sheets().close());
        Button yes = new Button(words.text("rules.end"));
        yes.setId("rules.end.yes");
        yes.getStyleClass().add("danger");
        yes.setOnAction(event -> {
            chrome.sheets().close();
            set(new AccessValues(null, null, false, Collections.emptySortedMap()));
        });
        HBox buttons = new HBox(cancel, yes);
        buttons.getStyleClass().add("sheet-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox sheet = new VBox(question, explain, buttons);
        sheet.getStyleClass().add("sheet");
        return sheet;
    }

    private void set(AccessValues values) {
        chrome.desk().session().submit(List.of(new Op.Access(values)), true);
    }

    private Label label(String key) {
        Label label = new Label(chrome.words().text(key));
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
