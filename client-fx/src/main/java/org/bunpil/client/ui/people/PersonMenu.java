package org.bunpil.client.ui.people;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.bunpil.board.Rights;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.MenuRow;
import org.bunpil.client.ui.controls.NonBlinkingCaret;
import org.bunpil.client.ui.controls.TextLimit;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.model.Access;
import org.bunpil.model.Access.PageMode;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.Limits;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.Op;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * What a teacher can do about one person: what happens every day first, what is serious below a line. Making somebody a teacher asks first;
 * removing somebody is done at once and can be taken back.
 */
final class PersonMenu extends VBox {
    private final UiContext ui;
    private final Person person;
    private final String name;

    /** @param name under which the person is shown */
    PersonMenu(UiContext ui, Person person, String name, Access access) {
        this.ui = ui;
        this.name = name;
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
        else
            choice("people.host", Material2OutlinedMZ.SCHOOL, () -> ui.dialogs().show(promoting()));
        choice("people.kick", Material2OutlinedMZ.PERSON_REMOVE, this::kick);
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

    private ModalDialog renaming() {
        Messages messages = ui.messages();
        TextField field = NonBlinkingCaret.install(new TextField());
        field.setId("people.name");
        field.setAccessibleText(messages.text("people.name"));
        field.setTextFormatter(TextLimit.of(Limits.NAME_UNITS));
        field.setText(person.name());
        return new ModalDialog("rename-dialog", messages.text("people.rename"))
                .content(field)
                .cancel(messages.text("action.cancel"))
                .primary(
                        "people.yes",
                        messages.text("people.save"),
                        () -> set(
                                ui,
                                person,
                                PersonPatch.builder()
                                        .name(field.getText().strip())
                                        .build()))
                .primaryDisabled(field.textProperty().map(String::isBlank));
    }

    private ModalDialog promoting() {
        Messages messages = ui.messages();
        PersonPatch host = PersonPatch.builder().role(Role.HOST).mute(false).build();
        return new ModalDialog("host-dialog", messages.text("people.host.question", name))
                .text(messages.text("people.host.explain", name))
                .cancel(messages.text("action.cancel"))
                .danger("people.yes", messages.text("people.host"), () -> set(ui, person, host));
    }

    /** At once, as it may be urgent, and taken back with one press. */
    private void kick() {
        set(ui, person, PersonPatch.builder().kicked(true).build());
        Messages messages = ui.messages();
        ui.toasts()
                .show(
                        Toasts.Kind.INFO,
                        messages.text("people.kicked", name),
                        messages.text("people.back"),
                        () -> set(
                                ui, person, PersonPatch.builder().kicked(false).build()));
    }

    /** Not part of undo, like all that concerns people. */
    static void set(UiContext ui, Person person, PersonPatch values) {
        AccessPatch access = AccessPatch.builder().person(person.c(), values).build();
        ui.board().session().submit(List.of(new Op.Access(access)), true);
    }
}
