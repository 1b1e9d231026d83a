package org.bunpil.client.ui.people;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.Roster;
import org.bunpil.client.session.RosterEntry;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.theme.Icons;
import org.bunpil.client.ui.theme.PersonBadge;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** One person: colour and initial, name, state; for teachers also a switch that lets the person write, and what else can be done. */
final class PersonRow extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final UiContext ui;
    private final RosterEntry entry;
    private final Person person;
    private final boolean granting;
    /** Whether it is known that the person is here or not. */
    private final boolean known;

    PersonRow(UiContext ui, ClassActions actions, RosterEntry entry, Roster roster) {
        this.ui = ui;
        this.entry = entry;
        this.person = entry.person();
        this.known = roster.connected() || entry.you();
        this.granting = roster.access().write() == WriteMode.GRANTED;
        Messages messages = ui.messages();
        getStyleClass().add("person");
        setAlignment(Pos.CENTER_LEFT);
        if (!known || !entry.online()) getStyleClass().add("away");
        Label name = new Label(entry.you() ? messages.text("people.you", entry.name()) : entry.name());
        name.getStyleClass().add("person-name");
        // A long name wraps: whoever is to be removed or promoted must be known by the whole of it.
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        if (entry.host()) name.setGraphic(hostSign(messages));
        Label state = new Label(state(messages));
        state.getStyleClass().add("muted");
        VBox text = state.getText().isEmpty() ? new VBox(name) : new VBox(name, state);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        setHgrow(text, Priority.ALWAYS);
        getChildren().setAll(PersonBadge.of(person), text);
        boolean mayManage = roster.host() && !entry.you();
        if (entry.handRaised() && !mayManage) getChildren().add(raisedHand());
        if (!mayManage) return;
        // Without gaps between them, so that the name has the room.
        HBox buttons = new HBox();
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(USE_PREF_SIZE);
        if (entry.handRaised()) buttons.getChildren().add(lowerRaisedHand());
        buttons.getChildren().add(takeBack(actions));
        if (!entry.host()) buttons.getChildren().add(writeSwitch());
        buttons.getChildren().add(more(roster));
        getChildren().add(buttons);
    }

    /** Stands before every teacher's name, so that no pupil's looks like it. */
    private static Node hostSign(Messages messages) {
        FontIcon sign = new FontIcon(Material2OutlinedMZ.SCHOOL);
        sign.getStyleClass().add("host-sign");
        sign.setAccessibleText(messages.text("people.teacher"));
        return sign;
    }

    private String state(Messages messages) {
        if (known && !entry.online()) return messages.text("people.away");
        if (known && entry.handRaised()) return messages.text("people.hand");
        if (entry.host()) return messages.text(person.owner() ? "people.owner" : "people.teacher");
        if (!known) return "";
        if (person.mute()) return messages.text("people.muted");
        if (person.role() == Role.VIEWER) return messages.text("people.watching");
        if (!granting) return "";
        return messages.text(person.granted() ? "people.granted" : "people.not.granted");
    }

    /** Whether the person may write, as far as it is theirs alone: nobody may while the board is frozen. */
    private boolean mayWrite() {
        return person.role() == Role.WRITER && !person.mute() && (!granting || person.granted());
    }

    /** Lets the person write, or no longer, with one press. */
    private Button writeSwitch() {
        boolean may = mayWrite();
        Messages messages = ui.messages();
        Button write = new Button(null, Icons.of(may ? Material2OutlinedAL.CREATE : Material2OutlinedAL.BLOCK));
        write.setId("people.write." + person.c());
        write.getStyleClass().addAll("quiet", "toggle", "icon-button");
        write.pseudoClassStateChanged(ON, may);
        String words = messages.text(may ? "people.write.stop" : "people.write.let", entry.name());
        write.setAccessibleText(words);
        write.setTooltip(new Tooltip(words));
        PersonPatch patch;
        if (!may)
            patch = PersonPatch.builder()
                    .role(Role.WRITER)
                    .granted(true)
                    .mute(false)
                    .build();
        else if (granting) patch = PersonPatch.builder().granted(false).build();
        else patch = PersonPatch.builder().mute(true).build();
        write.setOnAction(event -> PersonMenu.set(ui, person, patch));
        return write;
    }

    private Label raisedHand() {
        Label raisedHand = new Label(null, Icons.of(Material2OutlinedMZ.PAN_TOOL));
        raisedHand.getStyleClass().add("hands");
        raisedHand.setAccessibleText(ui.messages().text("people.hand"));
        return raisedHand;
    }

    /** The raised hand; a press lowers it. */
    private Button lowerRaisedHand() {
        Button lower = new Button(null, Icons.of(Material2OutlinedMZ.PAN_TOOL));
        lower.setId("people.hand.down." + person.c());
        lower.getStyleClass().addAll("quiet", "icon-button", "hands");
        String words = ui.messages().text("people.hand.down", entry.name());
        lower.setAccessibleText(words);
        lower.setTooltip(new Tooltip(words));
        lower.setOnAction(event -> ui.board().editor().localPresence().lowerRaisedHands(List.of(person.c())));
        return lower;
    }

    private Button takeBack(ClassActions actions) {
        String said = ui.messages().text("history.take_back.whose", entry.name());
        Button takeBack = new Button(null, Icons.of(Material2OutlinedAL.HISTORY));
        takeBack.setId("people.take_back." + entry.person().c());
        takeBack.getStyleClass().addAll("quiet", "icon-button");
        takeBack.setAccessibleText(said);
        takeBack.setTooltip(new Tooltip(said));
        takeBack.setOnAction(event -> actions.history.takeBack(entry.person().c()));
        return takeBack;
    }

    private Button more(Roster roster) {
        Button more = new Button(null, Icons.of(Material2OutlinedMZ.MORE_VERT));
        more.setId("people.more." + person.c());
        more.getStyleClass().addAll("quiet", "icon-button");
        more.setAccessibleText(ui.messages().text("people.more", entry.name()));
        more.setOnAction(
                event -> ui.popovers().toggle(more, new PersonMenu(ui, person, entry.name(), roster.access())));
        return more;
    }
}
