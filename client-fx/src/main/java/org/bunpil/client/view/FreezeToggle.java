package org.bunpil.client.view;

import java.util.Collections;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.bunpil.model.WriteMode;
import org.bunpil.op.AccessValues;
import org.bunpil.op.Op;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A teacher freezes the board for everybody else, and thaws it. Not undone by undo: nobody shall thaw a class by mistake. */
final class FreezeToggle extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    /** What a thaw goes back to. */
    private WriteMode thawed = WriteMode.EVERYONE;

    FreezeToggle(Chrome chrome) {
        Words words = chrome.words();
        BoardSession session = chrome.desk().session();
        setId("freeze");
        getStyleClass().addAll("quiet", "toggle");
        setFocusTraversable(false);
        setGraphic(Icons.of(Material2OutlinedAL.AC_UNIT));
        Tooltip tip = new Tooltip();
        setTooltip(tip);
        setOnAction(event -> {
            WriteMode mode = frozen(session.roster().get()) ? thawed : WriteMode.HOSTS;
            session.submit(
                    List.of(new Op.Access(new AccessValues(mode, null, null, Collections.emptySortedMap()))), true);
        });
        Bound.to(this, session.roster(), roster -> {
            setVisible(roster.host());
            setManaged(roster.host());
            boolean frozen = frozen(roster);
            if (!frozen) {
                thawed = roster.access().write();
            }
            pseudoClassStateChanged(ON, frozen);
            setText(words.text(frozen ? "bar.thaw" : "bar.freeze"));
            tip.setText(words.text(frozen ? "bar.thaw.tip" : "bar.freeze.tip"));
        });
    }

    private static boolean frozen(Roster roster) {
        return roster.access().write() == WriteMode.HOSTS;
    }
}
