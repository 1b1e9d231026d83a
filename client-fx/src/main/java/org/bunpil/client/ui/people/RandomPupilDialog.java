package org.bunpil.client.ui.people;

import java.util.List;
import java.util.OptionalInt;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.FairPick;
import org.bunpil.client.session.Roster;
import org.bunpil.client.session.RosterEntry;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A pupil picked by chance, in letters for the whole class; everybody once before anybody twice. */
final class RandomPupilDialog {
    private RandomPupilDialog() {}

    static ModalDialog of(UiContext ui) {
        Messages messages = ui.messages();
        Label name = new Label();
        name.setId("random-name");
        name.getStyleClass().add("random-name");
        name.setWrapText(true);
        Label round = new Label();
        round.setId("random-round");
        round.getStyleClass().add("muted");
        Button next = new Button(messages.text("random.next"), new FontIcon(Material2OutlinedAL.CASINO));
        next.setId("random.next");
        next.setOnAction(event -> pick(ui, name, round));
        pick(ui, name, round);
        return new ModalDialog("random-dialog", messages.text("people.random"))
                .style("random-dialog")
                .content(name, round)
                .controls(next)
                .close(messages.text("action.close"));
    }

    private static void pick(UiContext ui, Label name, Label round) {
        Roster roster = ui.board().session().roster().get();
        List<Integer> here = pupils(roster);
        FairPick picks = ui.board().session().fairPick();
        OptionalInt picked = picks.next(here);
        if (picked.isEmpty()) {
            // The last pupil has just left.
            round.setText(ui.messages().text("why.no.pupils"));
            return;
        }
        name.setText(roster.name(picked.getAsInt()));
        round.setText(ui.messages().text("random.round", picks.picked(here), here.size()));
    }

    /** Who is here and no teacher. */
    static List<Integer> pupils(Roster roster) {
        return roster.entries().stream()
                .filter(entry -> entry.online() && !entry.host() && !entry.you())
                .map(RosterEntry::person)
                .map(person -> person.c())
                .toList();
    }
}
