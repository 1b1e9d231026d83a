package org.bunpil.client.ui.people;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bunpil.board.Rights;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.MenuRow;
import org.bunpil.client.ui.controls.NonBlinkingCaret;
import org.bunpil.model.Access;
import org.bunpil.model.Limits;
import org.bunpil.model.PageMode;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.model.WriteMode;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.Op;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What a teacher can do about one person: what happens every day first, what is serious below a line; serious things ask first. */
final class PersonMenu extends VBox {
    private final UiContext ui;
    private final Person person;

    PersonMenu(UiContext ui, Person person, Access access) {
        this.ui = ui;
        this.person = person;
        getStyleClass().add("menu-panel");
        if (!person.isHost()) everyday(access);
        choice("people.rename", Material2OutlinedAL.EDIT, () -> ui.dialogs().show(renaming()));
        int you = ui.board().session().you();
        if (!new Rights(ui.board().session().view()).mayDemote(you, person)) return;
        getChildren().add(new Separator());
        if (person.isHost())
            choice(
                    "people.unhost",
                    Material2OutlinedAL.ARROW_DOWNWARD,
                    PersonPatch.builder().role(Role.WRITER).granted(false).build());
        else choice("people.host", Material2OutlinedMZ.SCHOOL, () -> ui.dialogs().show(promoting()));
        choice("people.kick", Material2OutlinedMZ.PERSON_REMOVE, () -> ui.dialogs().show(kicking()));
    }

    private void everyday(Access access) {
        boolean granting = access.write() == WriteMode.GRANTED;
        boolean watches = person.role() == Role.VIEWER;
        if (watches || (granting && !person.granted()))
            choice(
                    "people.grant",
                    Material2OutlinedAL.CREATE,
                    PersonPatch.builder()
                            .role(Role.WRITER)
                            .granted(true)
                            .mute(false)
                            .build());
        else if (granting)
            choice(
                    "people.ungrant",
                    Material2OutlinedAL.BLOCK,
                    PersonPatch.builder().granted(false).build());
        if (!watches)
            choice(
                    "people.watch",
                    Material2OutlinedMZ.VISIBILITY,
                    PersonPatch.builder().role(Role.VIEWER).granted(false).build());
        choice(
                person.mute() ? "people.unmute" : "people.mute",
                person.mute() ? Material2OutlinedAL.CREATE : Material2OutlinedAL.BLOCK,
                PersonPatch.builder().mute(!person.mute()).build());
        if (access.pages() == PageMode.HOSTS)
            choice(
                    person.pages() ? "people.pages.end" : "people.pages",
                    Material2OutlinedMZ.NOTE,
                    PersonPatch.builder().pages(!person.pages()).build());
    }

    private void choice(String key, Ikon icon, PersonPatch values) {
        choice(key, icon, () -> set(ui, person, values));
    }

    private void choice(String key, Ikon icon, Runnable chosen) {
        Button row = MenuRow.of(ui, key, icon);
        row.setOnAction(event -> {
            ui.popovers().close();
            chosen.run();
        });
        getChildren().add(row);
    }

    private VBox renaming() {
        Messages messages = ui.messages();
        TextField name = NonBlinkingCaret.install(new TextField(person.name()));
        name.setId("people.name");
        name.setAccessibleText(messages.text("people.name"));
        return question(messages.text("people.rename"), name, "people.save", "accent", () -> {
            String wanted = name.getText().strip();
            if (!wanted.isEmpty() && wanted.length() <= Limits.NAME_UNITS)
                set(ui, person, PersonPatch.builder().name(wanted).build());
        });
    }

    private VBox promoting() {
        Messages messages = ui.messages();
        return question(
                messages.text("people.host.question", person.name()),
                explanation("people.host.explain"),
                "people.host",
                "danger",
                () -> set(
                        ui,
                        person,
                        PersonPatch.builder().role(Role.HOST).mute(false).build()));
    }

    private VBox kicking() {
        return question(
                ui.messages().text("people.kick.question", person.name()),
                explanation("people.kick.explain"),
                "people.kick",
                "danger",
                () -> set(ui, person, PersonPatch.builder().kicked(true).build()));
    }

    private Label explanation(String key) {
        Label explain = new Label(ui.messages().text(key, person.name()));
        explain.setWrapText(true);
        return explain;
    }

    private VBox question(String title, Node body, String yesKey, String yesStyle, Runnable yes) {
        Label head = new Label(title);
        head.getStyleClass().add("dialog-title");
        head.setWrapText(true);
        Button cancel = new Button(ui.messages().text("action.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> ui.dialogs().close());
        Button go = new Button(ui.messages().text(yesKey));
        go.setId("people.yes");
        go.setDefaultButton(true);
        go.getStyleClass().add(yesStyle);
        go.setOnAction(event -> {
            ui.dialogs().close();
            yes.run();
        });
        HBox buttons = new HBox(cancel, go);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox panel = new VBox(head, body, buttons);
        panel.getStyleClass().add("dialog-panel");
        return panel;
    }

    /** Not part of undo, like all that concerns people. */
    static void set(UiContext ui, Person person, PersonPatch values) {
        AccessPatch access = AccessPatch.builder().person(person.c(), values).build();
        ui.board().session().submit(List.of(new Op.Access(access)), true);
    }
}
