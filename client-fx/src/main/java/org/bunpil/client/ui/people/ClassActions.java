package org.bunpil.client.ui.people;

import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.bunpil.client.editor.LocalPresence;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.session.Invitation;
import org.bunpil.client.session.Roster;
import org.bunpil.client.session.RosterEntry;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.bunpil.client.ui.actions.DisabledReasons;
import org.bunpil.client.ui.actions.ScreenControls;
import org.bunpil.client.ui.history.HistoryActions;
import org.bunpil.model.Access.ChangeMode;
import org.bunpil.model.Access.PageMode;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.Role;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** People in the class, how others join, who may write, and the end of the class. */
public final class ClassActions extends ActionGroup {
    public final Action raiseHand;
    final Action lowerRaisedHands;
    final Action freeze;
    public final Action people;
    public final Action code;
    final Action copyCode;
    final Action renewCode;
    final Action network;
    final Action writeEveryone;
    final Action writeGranted;
    final Action writeHosts;
    final Action newcomersWrite;
    final Action newcomersView;
    final Action changeOwn;
    final Action changeEveryone;
    final Action pagesHosts;
    final Action pagesEveryone;
    final Action end;
    final HistoryActions history;

    private final UiContext ui;
    private final DisabledReasons disabledReasons;
    private final BoardSession session;
    /** The write mode that a thaw restores. */
    private WriteMode thawed = WriteMode.EVERYONE;
    /** The own role when the class changed last. */
    private @Nullable Role role;

    public ClassActions(UiContext ui, DisabledReasons disabledReasons, ScreenControls pane, HistoryActions history) {
        this.ui = ui;
        this.history = history;
        this.disabledReasons = disabledReasons;
        this.session = ui.board().session();
        LocalPresence localPresence = ui.board().editor().localPresence();
        raiseHand = add(Action.of("hand", Action.Section.VIEW, Material2OutlinedMZ.PAN_TOOL)
                .named(messages -> messages.text(localPresence.handRaised() ? "bar.hand.down" : "bar.hand"))
                .unless(() -> ui.board().isHost() ? "why.no.hand" : null)
                .does(() -> localPresence.handRaised(!localPresence.handRaised())));
        lowerRaisedHands = add(Action.of("people.hands.down", Action.Section.VIEW, Material2OutlinedAL.DO_NOT_TOUCH)
                .unless(this::noRaisedHands)
                .notAtKiosk()
                .does(() -> localPresence.lowerRaisedHands(raisedHands())));
        freeze = add(Action.of("freeze", Action.Section.VIEW, Material2OutlinedAL.AC_UNIT)
                .named(messages -> messages.text(isFrozen() ? "action.thaw" : "bar.freeze"))
                .unless(disabledReasons::hosts)
                .notAtKiosk()
                .does(() -> access(AccessPatch.builder().write(isFrozen() ? thawed : WriteMode.HOSTS))));
        people = add(Action.of("people", Action.Section.VIEW, Material2OutlinedMZ.PEOPLE)
                .named("bar.people")
                .notAtKiosk()
                .does(pane::togglePeople));
        code = add(Action.of("code", Action.Section.VIEW, Material2OutlinedMZ.QR_CODE)
                .named("action.code")
                .unless(this::noCode)
                .notAtKiosk()
                .does(() -> ui.dialogs().show(JoinCodeDialog.of(ui, this))));
        copyCode = add(Action.of("code.copy", Action.Section.VIEW, Material2OutlinedAL.CONTENT_COPY)
                .about("action.code")
                .unless(this::noCode)
                .notAtKiosk()
                .does(this::copyCode));
        renewCode = add(Action.of("code.renew", Action.Section.VIEW, Material2OutlinedMZ.REFRESH)
                .about("action.code")
                .unless(this::noCode)
                .notAtKiosk()
                .does(session::renewCode));
        network = add(Action.of("code.open", Action.Section.VIEW, Material2OutlinedMZ.WIFI)
                .unless(this::noNetwork)
                .notAtKiosk()
                .does(() -> ui.app().openToNetwork()));
        writeEveryone = write("rules.write.everyone", WriteMode.EVERYONE);
        writeGranted = write("rules.write.granted", WriteMode.GRANTED);
        writeHosts = write("rules.write.hosts", WriteMode.HOSTS);
        newcomersWrite = newcomers("rules.newcomers.write", Material2OutlinedAL.CREATE, true);
        newcomersView = newcomers("rules.newcomers.view", Material2OutlinedMZ.VISIBILITY, false);
        changeOwn = change("rules.change.own", ChangeMode.OWN);
        changeEveryone = change("rules.change.everyone", ChangeMode.EVERYONE);
        pagesHosts = pages("rules.pages.hosts", PageMode.HOSTS);
        pagesEveryone = pages("rules.pages.everyone", PageMode.EVERYONE);
        end = add(Action.of("rules.end", Action.Section.VIEW, Material2OutlinedAL.EVENT_BUSY)
                .named(messages -> messages.text(isOpen() ? "rules.end" : "rules.open"))
                .unless(disabledReasons::hosts)
                .notAtKiosk()
                .does(this::endOrOpen));
    }

    /** Call when the class has changed: remembers who may write, for the next thaw. */
    public void changed(Roster roster) {
        lowerRaisedHand(roster);
        if (!isFrozen()) thawed = roster.access().write();
    }

    /** A hand goes down when its person's role changes: what was asked for has been answered. */
    private void lowerRaisedHand(Roster roster) {
        Role now = roster.entries().stream()
                .filter(RosterEntry::you)
                .map(entry -> entry.person().role())
                .findFirst()
                .orElse(null);
        LocalPresence localPresence = ui.board().editor().localPresence();
        if (role != null && now != null && now != role && localPresence.handRaised()) localPresence.handRaised(false);
        role = now;
    }

    private @Nullable String noRaisedHands() {
        String hosts = disabledReasons.hosts();
        return hosts == null && raisedHands().isEmpty() ? "why.no.hands" : hosts;
    }

    private List<Integer> raisedHands() {
        return session.roster().get().entries().stream()
                .filter(entry -> entry.handRaised() && !entry.you())
                .map(entry -> entry.person().c())
                .toList();
    }

    boolean isFrozen() {
        return session.roster().get().access().write() == WriteMode.HOSTS;
    }

    private boolean isOpen() {
        return session.roster().get().access().open();
    }

    private @Nullable String noCode() {
        if (!session.joinCode().get().isEmpty()) return null;
        return ui.board().isHost() ? "why.no.code" : "why.host";
    }

    private @Nullable String noNetwork() {
        return ui.app().invitation().reach() == Invitation.Reach.COMPUTER ? disabledReasons.hosts() : "why.network";
    }

    private Action write(String id, WriteMode mode) {
        return add(Action.of(id, Action.Section.VIEW, Material2OutlinedAL.HOW_TO_REG)
                .about("rules.write")
                .unless(disabledReasons::hosts)
                .chosen(() -> session.roster().get().access().write() == mode)
                .notAtKiosk()
                .does(() -> {
                    if (session.roster().get().access().write() != mode)
                        access(AccessPatch.builder().write(mode));
                }));
    }

    private Action newcomers(String id, Ikon icon, boolean mayWrite) {
        return add(Action.of(id, Action.Section.VIEW, icon)
                .about("rules.newcomers")
                .unless(disabledReasons::hosts)
                .chosen(() -> session.roster().get().access().newcomersWrite() == mayWrite)
                .notAtKiosk()
                .does(() -> {
                    if (session.roster().get().access().newcomersWrite() != mayWrite)
                        access(AccessPatch.builder().newcomersWrite(mayWrite));
                }));
    }

    private Action change(String id, ChangeMode mode) {
        return add(Action.of(id, Action.Section.VIEW, Material2OutlinedMZ.PEOPLE)
                .about("rules.change")
                .unless(this::noRights)
                .chosen(() -> session.roster().get().access().change() == mode)
                .notAtKiosk()
                .does(() -> {
                    if (session.roster().get().access().change() != mode)
                        access(AccessPatch.builder().change(mode));
                }));
    }

    private Action pages(String id, PageMode mode) {
        return add(Action.of(id, Action.Section.VIEW, Material2OutlinedMZ.NOTE)
                .about("rules.pages")
                .unless(this::noRights)
                .chosen(() -> session.roster().get().access().pages() == mode)
                .notAtKiosk()
                .does(() -> {
                    if (session.roster().get().access().pages() != mode)
                        access(AccessPatch.builder().pages(mode));
                }));
    }

    private @Nullable String noRights() {
        String hosts = disabledReasons.hosts();
        return hosts == null && !session.relayKnowsRights() ? "why.relay.old" : hosts;
    }

    private void copyCode() {
        Invitation invitation = ui.app().invitation();
        String joinCode = session.joinCode().get();
        ClipboardContent content = new ClipboardContent();
        content.putString(invitation.line(joinCode) + "\n" + invitation.link(joinCode));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void endOrOpen() {
        if (isOpen()) {
            ui.dialogs()
                    .show(EndClassDialog.of(
                            ui, () -> access(AccessPatch.builder().open(false))));
        } else {
            access(AccessPatch.builder().open(true));
        }
    }

    /** Not part of undo, so that nobody thaws a class, or opens it again, by mistake. */
    private void access(AccessPatch.Builder patch) {
        session.submit(List.of(new Op.Access(patch.build())), true);
    }
}
