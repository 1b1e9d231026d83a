package org.bunpil.client.view;

import java.util.List;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bunpil.client.editor.Palette;
import org.bunpil.model.Limits;
import org.bunpil.model.Role;
import org.bunpil.model.WriteMode;
import org.bunpil.op.AccessValues;
import org.bunpil.op.AccessValues.PersonValues;
import org.bunpil.op.Op;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** One person: colour and initial, name, what they are; for a teacher what can be done about them. */
final class PersonRow extends HBox {
    private final Chrome chrome;
    private final Member member;

    PersonRow(Chrome chrome, Member member, Roster roster) {
        this.chrome = chrome;
        this.member = member;
        Words words = chrome.words();
        getStyleClass().add("person");
        setAlignment(Pos.CENTER_LEFT);
        if (!member.online()) {
            getStyleClass().add("away");
        }
        Label name = new Label(
                member.you()
                        ? words.text("people.you", member.person().name())
                        : member.person().name());
        name.getStyleClass().add("person-name");
        name.setTextOverrun(OverrunStyle.ELLIPSIS);
        Label state = new Label(state(words));
        state.getStyleClass().add("muted");
        VBox text = state.getText().isEmpty() ? new VBox(name) : new VBox(name, state);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        setHgrow(text, Priority.ALWAYS);
        getChildren().setAll(badge(), text);
        if (member.hand()) {
            Label hand = new Label(null, Icons.of(Material2OutlinedMZ.PAN_TOOL));
            hand.getStyleClass().add("hands");
            hand.setAccessibleText(words.text("people.hand"));
            getChildren().add(hand);
        }
        if (roster.host() && !member.you()) {
            getChildren().add(more(roster));
        }
    }

    private Label badge() {
        String name = member.person().name();
        Label badge = new Label(name.isEmpty() ? "?" : name.substring(0, name.offsetByCodePoints(0, 1)));
        badge.getStyleClass().add("badge");
        int rgb = Palette.ofParticipant(member.person().c()).rgb();
        badge.setStyle("-fx-background-color: %s; -fx-text-fill: %s;"
                .formatted(String.format("#%06x", rgb), Swatch.isLight(rgb) ? "#1c1f24" : "#ffffff"));
        return badge;
    }

    private String state(Words words) {
        if (!member.online()) {
            return words.text("people.away");
        }
        if (member.hand()) {
            return words.text("people.hand");
        }
        if (member.host()) {
            return words.text("people.teacher");
        }
        if (member.person().mute()) {
            return words.text("people.muted");
        }
        return member.person().role() == Role.VIEWER ? words.text("people.watching") : "";
    }

    private Button more(Roster roster) {
        Words words = chrome.words();
        Button more = new Button(null, Icons.of(Material2OutlinedMZ.MORE_VERT));
        more.setId("people.more." + member.person().c());
        more.getStyleClass().addAll("quiet", "icon-button");
        more.setAccessibleText(words.text("people.more", member.person().name()));
        more.setOnAction(event -> chrome.floats().toggle(more, choices(roster)));
        return more;
    }

    private VBox choices(Roster roster) {
        VBox box = new VBox();
        box.getStyleClass().add("menu-panel");
        boolean muted = member.person().mute();
        boolean granting = roster.access().write() == WriteMode.GRANTED;
        boolean granted = member.person().granted();
        boolean watches = member.person().role() == Role.VIEWER;
        if (watches || (granting && !granted)) {
            box.getChildren().add(choice("people.grant", new PersonValues(Role.WRITER, true, false, null, null)));
        } else if (granting && !member.host()) {
            box.getChildren().add(choice("people.ungrant", new PersonValues(null, false, null, null, null)));
        }
        if (!watches) {
            box.getChildren().add(choice("people.watch", new PersonValues(Role.VIEWER, false, null, null, null)));
        }
        if (!member.host()) {
            box.getChildren().add(choice("people.host", new PersonValues(Role.HOST, null, false, null, null)));
        }
        box.getChildren()
                .add(choice(muted ? "people.unmute" : "people.mute", new PersonValues(null, null, !muted, null, null)));
        Button rename = MenuRow.of(chrome.words(), "people.rename", Material2OutlinedAL.EDIT);
        rename.setOnAction(event -> {
            chrome.floats().close();
            chrome.sheets().show(renaming());
        });
        Button kick = MenuRow.of(chrome.words(), "people.kick", Material2OutlinedMZ.PERSON_REMOVE);
        kick.setOnAction(event -> {
            chrome.floats().close();
            chrome.sheets().show(kicking());
        });
        box.getChildren().addAll(rename, kick);
        return box;
    }

    private Button choice(String key, PersonValues values) {
        Button row = MenuRow.of(
                chrome.words(),
                key,
                switch (key) {
                    case "people.mute", "people.ungrant" -> Material2OutlinedAL.BLOCK;
                    case "people.watch" -> Material2OutlinedMZ.VISIBILITY;
                    case "people.host" -> Material2OutlinedMZ.SCHOOL;
                    default -> Material2OutlinedAL.CREATE;
                });
        row.setOnAction(event -> {
            chrome.floats().close();
            set(values);
        });
        return row;
    }

    private VBox renaming() {
        Words words = chrome.words();
        TextField name = StillCaret.in(new TextField(member.person().name()));
        name.setId("people.name");
        name.setAccessibleText(words.text("people.name"));
        return question(words.text("people.rename"), name, "people.save", "accent", () -> {
            String wanted = name.getText().strip();
            if (!wanted.isEmpty() && wanted.length() <= Limits.NAME_UNITS) {
                set(new PersonValues(null, null, null, null, wanted));
            }
        });
    }

    private VBox kicking() {
        Words words = chrome.words();
        String name = member.person().name();
        Label explain = new Label(words.text("people.kick.explain", name));
        explain.setWrapText(true);
        return question(
                words.text("people.kick.question", name),
                explain,
                "people.kick",
                "danger",
                () -> set(new PersonValues(null, null, null, true, null)));
    }

    private VBox question(String title, javafx.scene.Node body, String yesKey, String yesStyle, Runnable yes) {
        Label head = new Label(title);
        head.getStyleClass().add("sheet-title");
        head.setWrapText(true);
        Button cancel = new Button(chrome.words().text("action.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> chrome.sheets().close());
        Button go = new Button(chrome.words().text(yesKey));
        go.setId("people.yes");
        go.setDefaultButton(true);
        go.getStyleClass().add(yesStyle);
        go.setOnAction(event -> {
            chrome.sheets().close();
            yes.run();
        });
        HBox buttons = new HBox(cancel, go);
        buttons.getStyleClass().add("sheet-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox sheet = new VBox(head, body, buttons);
        sheet.getStyleClass().add("sheet");
        return sheet;
    }

    private void set(PersonValues values) {
        TreeMap<Integer, PersonValues> people = new TreeMap<>();
        people.put(member.person().c(), values);
        chrome.desk().session().submit(List.of(new Op.Access(new AccessValues(null, null, null, people))), true);
    }
}
