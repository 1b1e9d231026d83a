package org.bunpil.client.ui.people;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.Roster;
import org.bunpil.client.session.RosterEntry;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.MenuRow;
import org.bunpil.client.ui.controls.NonBlinkingCaret;
import org.bunpil.client.ui.controls.TextLimit;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.bunpil.client.ui.theme.ColorDot;
import org.bunpil.client.ui.theme.Icons;
import org.bunpil.model.Limits;
import org.bunpil.model.Role;
import org.bunpil.model.WriteMode;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.Op;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** One person: colour and initial, name, state; for teachers also the commands for this person. */
final class PersonRow extends HBox {
    private final UiContext ui;
    private final RosterEntry entry;

    PersonRow(UiContext ui, ClassActions actions, RosterEntry entry, Roster roster) {
        this.ui = ui;
        this.entry = entry;
        Messages messages = ui.messages();
        getStyleClass().add("person");
        setAlignment(Pos.CENTER_LEFT);
        if (!entry.online()) {
            getStyleClass().add("away");
        }
        Label name = new Label(
                entry.you()
                        ? messages.text("people.you", entry.person().name())
                        : entry.person().name());
        name.getStyleClass().add("person-name");
        name.setTextOverrun(OverrunStyle.ELLIPSIS);
        Label state = new Label(state(messages));
        state.getStyleClass().add("muted");
        VBox text = state.getText().isEmpty() ? new VBox(name) : new VBox(name, state);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        setHgrow(text, Priority.ALWAYS);
        getChildren().setAll(badge(), text);
        if (entry.handRaised()) {
            Label raisedHand = new Label(null, Icons.of(Material2OutlinedMZ.PAN_TOOL));
            raisedHand.getStyleClass().add("hands");
            raisedHand.setAccessibleText(messages.text("people.hand"));
            getChildren().add(raisedHand);
        }
        if (roster.host() && !entry.you()) {
            getChildren().addAll(takeBack(actions), more(roster));
        }
    }

    private Label badge() {
        String name = entry.person().name();
        Label badge = new Label(name.isEmpty() ? "?" : name.substring(0, name.offsetByCodePoints(0, 1)));
        badge.getStyleClass().add("badge");
        int rgb = Palette.ofParticipant(entry.person().c()).rgb();
        badge.setStyle(String.format(
                Locale.ROOT,
                "-fx-background-color: #%06x; -fx-text-fill: %s;",
                rgb,
                ColorDot.isLight(rgb) ? "#1c1f24" : "#ffffff"));
        return badge;
    }

    private String state(Messages messages) {
        if (!entry.online()) {
            return messages.text("people.away");
        }
        if (entry.handRaised()) {
            return messages.text("people.hand");
        }
        if (entry.host()) {
            return messages.text("people.teacher");
        }
        if (entry.person().mute()) {
            return messages.text("people.muted");
        }
        return entry.person().role() == Role.VIEWER ? messages.text("people.watching") : "";
    }

    private Button takeBack(ClassActions actions) {
        String said =
                ui.messages().text("history.take_back.whose", entry.person().name());
        Button takeBack = new Button(null, Icons.of(Material2OutlinedAL.HISTORY));
        takeBack.setId("people.take_back." + entry.person().c());
        takeBack.getStyleClass().addAll("quiet", "icon-button");
        takeBack.setAccessibleText(said);
        takeBack.setTooltip(new Tooltip(said));
        takeBack.setOnAction(event -> actions.history.takeBack(entry.person().c()));
        return takeBack;
    }

    private Button more(Roster roster) {
        Messages messages = ui.messages();
        Button more = new Button(null, Icons.of(Material2OutlinedMZ.MORE_VERT));
        more.setId("people.more." + entry.person().c());
        more.getStyleClass().addAll("quiet", "icon-button");
        more.setAccessibleText(messages.text("people.more", entry.person().name()));
        more.setOnAction(event -> ui.popovers().toggle(more, choices(roster)));
        return more;
    }

    private VBox choices(Roster roster) {
        VBox box = new VBox();
        box.getStyleClass().add("menu-panel");
        boolean muted = entry.person().mute();
        boolean granting = roster.access().write() == WriteMode.GRANTED;
        boolean granted = entry.person().granted();
        boolean watches = entry.person().role() == Role.VIEWER;
        if (watches || (granting && !granted)) {
            box.getChildren()
                    .add(choice(
                            "people.grant",
                            PersonPatch.builder()
                                    .role(Role.WRITER)
                                    .granted(true)
                                    .mute(false)
                                    .build()));
        } else if (granting && !entry.host()) {
            box.getChildren()
                    .add(choice(
                            "people.ungrant",
                            PersonPatch.builder().granted(false).build()));
        }
        if (!watches) {
            box.getChildren()
                    .add(choice(
                            "people.watch",
                            PersonPatch.builder()
                                    .role(Role.VIEWER)
                                    .granted(false)
                                    .build()));
        }
        if (!entry.host()) {
            box.getChildren()
                    .add(choice(
                            "people.host",
                            PersonPatch.builder().role(Role.HOST).mute(false).build()));
        }
        box.getChildren()
                .add(choice(
                        muted ? "people.unmute" : "people.mute",
                        PersonPatch.builder().mute(!muted).build()));
        Button rename = MenuRow.of(ui, "people.rename", Material2OutlinedAL.EDIT);
        rename.setOnAction(event -> {
            ui.popovers().close();
            ui.dialogs().show(renaming());
        });
        Button kick = MenuRow.of(ui, "people.kick", Material2OutlinedMZ.PERSON_REMOVE);
        kick.setOnAction(event -> {
            ui.popovers().close();
            ui.dialogs().show(kicking());
        });
        box.getChildren().addAll(rename, kick);
        return box;
    }

    private Button choice(String key, PersonPatch values) {
        Button row = MenuRow.of(
                ui,
                key,
                switch (key) {
                    case "people.mute", "people.ungrant" -> Material2OutlinedAL.BLOCK;
                    case "people.watch" -> Material2OutlinedMZ.VISIBILITY;
                    case "people.host" -> Material2OutlinedMZ.SCHOOL;
                    default -> Material2OutlinedAL.CREATE;
                });
        row.setOnAction(event -> {
            ui.popovers().close();
            set(values);
        });
        return row;
    }

    private ModalDialog renaming() {
        Messages messages = ui.messages();
        TextField name = NonBlinkingCaret.install(new TextField());
        name.setId("people.name");
        name.setAccessibleText(messages.text("people.name"));
        name.setTextFormatter(TextLimit.of(Limits.NAME_UNITS));
        name.setText(entry.person().name());
        return new ModalDialog("rename-dialog", messages.text("people.rename"))
                .content(name)
                .cancel(messages.text("action.cancel"))
                .primary(
                        "people.yes",
                        messages.text("people.save"),
                        () -> set(PersonPatch.builder()
                                .name(name.getText().strip())
                                .build()))
                .primaryDisabled(name.textProperty().map(String::isBlank));
    }

    private ModalDialog kicking() {
        Messages messages = ui.messages();
        String name = entry.person().name();
        return new ModalDialog("kick-dialog", messages.text("people.kick.question", name))
                .text(messages.text("people.kick.explain", name))
                .cancel(messages.text("action.cancel"))
                .danger(
                        "people.yes",
                        messages.text("people.kick"),
                        () -> set(PersonPatch.builder().kicked(true).build()));
    }

    private void set(PersonPatch values) {
        AccessPatch access =
                AccessPatch.builder().person(entry.person().c(), values).build();
        ui.board().session().submit(List.of(new Op.Access(access)), true);
    }
}
