package org.bunpil.client.ui.people;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.session.Roster;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.theme.Icons;
import org.bunpil.model.WriteMode;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.Op;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A teacher freezes the board for everybody else, and thaws it. Not undone by undo: nobody shall thaw a class by mistake. */
public final class FreezeToggle extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    /** What a thaw goes back to. */
    private WriteMode thawed = WriteMode.EVERYONE;

    public FreezeToggle(UiContext ui) {
        Messages messages = ui.messages();
        BoardSession session = ui.board().session();
        setId("freeze");
        getStyleClass().addAll("quiet", "toggle");
        setFocusTraversable(false);
        setGraphic(Icons.of(Material2OutlinedAL.AC_UNIT));
        Tooltip tip = new Tooltip();
        setTooltip(tip);
        setOnAction(event -> {
            WriteMode mode = frozen(session.roster().get()) ? thawed : WriteMode.HOSTS;
            session.submit(
                    List.of(new Op.Access(AccessPatch.builder().write(mode).build())), true);
        });
        SceneBinding.bind(this, session.roster(), roster -> {
            setVisible(roster.host());
            setManaged(roster.host());
            boolean frozen = frozen(roster);
            if (!frozen) {
                thawed = roster.access().write();
            }
            pseudoClassStateChanged(ON, frozen);
            setText(messages.text(frozen ? "bar.thaw" : "bar.freeze"));
            tip.setText(messages.text(frozen ? "bar.thaw.tip" : "bar.freeze.tip"));
        });
    }

    private static boolean frozen(Roster roster) {
        return roster.access().write() == WriteMode.HOSTS;
    }
}
