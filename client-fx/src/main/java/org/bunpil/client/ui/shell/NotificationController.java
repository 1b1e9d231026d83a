package org.bunpil.client.ui.shell;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.BoardListener;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.session.Roster;
import org.bunpil.client.session.RosterEntry;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.DisabledReasons;
import org.bunpil.client.ui.connection.RefusedDialog;
import org.bunpil.client.ui.connection.RelayUnreachableDialog;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Person;
import org.bunpil.sync.SyncPhase;
import org.bunpil.sync.SyncStatus;

/** Tells the person about events: short notices as toasts, decisions as dialogs. */
final class NotificationController {
    private static final long AGAIN_MILLIS = 60_000;

    private final UiContext ui;
    private final Messages messages;
    private final BoardSession session;
    private final boolean decides;
    private boolean told;
    private boolean nameTold;
    /** When it was said last that something is this participant's. */
    private final Map<Integer, Long> saidWhose = new HashMap<>();

    private final Consumer<Element> onNotYours = this::notYours;
    private final Consumer<ErrorCode> onTried = this::writeRefused;
    private final ChangeListener<SyncStatus> onStatus = (observable, before, now) -> status(before, now);
    private final ChangeListener<Boolean> onDisk = (observable, before, now) -> disk(now);
    private final ChangeListener<Number> onSpared = (observable, before, now) ->
            ui().toasts().show(Toasts.Kind.INFO, ui().messages().text("eraser.spared"));
    private final ChangeListener<Roster> onRoster = (observable, before, now) -> roster(before, now);
    private final BoardListener onBoard = new BoardListener() {
        @Override
        public void refused(ErrorCode code, Set<String> elements) {
            // It says more than the sentences about the same state, so it takes their place.
            if (code == ErrorCode.FROZEN) ui.toasts().dismiss(messages.text("toast.frozen"));
            if (code == session.status().get().writeRefusal())
                ui.toasts().dismiss(messages.text(DisabledReasons.key(code)));
            ui.toasts().show(Toasts.Kind.CAREFUL, messages.codeSentence(code), elements);
        }
    };

    /** @param decides whether the person can decide what to do when a relay refuses; nobody can at a kiosk */
    NotificationController(UiContext ui, boolean decides) {
        this.decides = decides;
        this.ui = ui;
        this.messages = ui.messages();
        this.session = ui.board().session();
    }

    private UiContext ui() {
        return ui;
    }

    /** Listens while a node is in a window. */
    void listen(Node node) {
        node.sceneProperty().addListener((observable, before, now) -> {
            if (before != null) {
                session.status().removeListener(onStatus);
                session.roster().removeListener(onRoster);
                session.diskFailing().removeListener(onDisk);
                session.removeListener(onBoard);
                ui.board().changes().forgetRefused(onTried);
                ui.board().changes().on(EditorChange.SPARED).removeListener(onSpared);
                ui.board().changes().forgetNotYours(onNotYours);
            }
            if (now != null) {
                session.status().addListener(onStatus);
                session.roster().addListener(onRoster);
                session.diskFailing().addListener(onDisk);
                session.listen(onBoard);
                ui.board().changes().onRefused(onTried);
                ui.board().changes().on(EditorChange.SPARED).addListener(onSpared);
                ui.board().changes().onNotYours(onNotYours);
                stop(session.status().get());
            }
        });
    }

    private void writeRefused(ErrorCode code) {
        ui.toasts().show(Toasts.Kind.INFO, shown(code));
    }

    /** The sentence on the screen that says already why one may not write, so that it stays longer; else a short one. */
    private String shown(ErrorCode code) {
        String undone = messages.codeSentence(code);
        if (ui.toasts().shows(undone)) return undone;
        String frozen = messages.text("toast.frozen");
        return code == ErrorCode.FROZEN && ui.toasts().shows(frozen)
                ? frozen
                : messages.text(DisabledReasons.key(code));
    }

    /** Removes what is on the screen about a state in which one could not write. */
    private void over(ErrorCode code) {
        if (code == ErrorCode.FROZEN) ui.toasts().dismiss(messages.text("toast.frozen"));
        ui.toasts().dismiss(messages.text(DisabledReasons.key(code)));
        ui.toasts().dismiss(messages.codeSentence(code));
    }

    /** Says whose something is: once, and again only after a while. */
    private void notYours(Element element) {
        long now = session.millis();
        Long said = saidWhose.get(element.author());
        if (said != null && now - said < AGAIN_MILLIS) return;
        saidWhose.put(element.author(), now);
        Person author = session.view().people().get(element.author());
        String name = session.roster().get().name(element.author());
        boolean host = author != null && author.isHost();
        ui.toasts().show(Toasts.Kind.INFO, messages.text(host ? "toast.hosts_work" : "toast.not_yours", name));
    }

    private void status(SyncStatus before, SyncStatus now) {
        if (now.phase() != before.phase() || now.joinRefusal() != before.joinRefusal()) {
            stop(now);
        }
        unreached(now);
        if (before.writeRefusal() != null && before.writeRefusal() != now.writeRefusal()) over(before.writeRefusal());
        if (now.phase() != SyncPhase.LIVE) ui.toasts().dismiss(messages.text("toast.connected"));
        if (now.phase() == SyncPhase.OFFLINE
                && before.phase() != SyncPhase.OFFLINE
                && session.closedByHost().get()) {
            ui.toasts().show(Toasts.Kind.INFO, messages.text("toast.closed"));
        } else if (now.phase() == SyncPhase.LIVE) {
            ui.toasts().dismiss(messages.text("toast.closed"));
        }
        if (now.writeRefusal() == ErrorCode.LIMIT && before.writeRefusal() != ErrorCode.LIMIT) {
            ui.toasts().show(Toasts.Kind.CAREFUL, messages.text("why.limit"));
        }
        boolean wasAway = before.phase() == SyncPhase.RECONNECTING || before.phase() == SyncPhase.OFFLINE;
        if (wasAway && now.phase() == SyncPhase.LIVE && now.unsaved() == 0) {
            ui.toasts().show(Toasts.Kind.GOOD, messages.text("toast.connected"));
        }
        if (now.phase() == SyncPhase.LIVE) nameKept();
        if (now.phase() == SyncPhase.LIVE
                && before.phase() == SyncPhase.LIVE
                && before.writeRefusal() != now.writeRefusal()) {
            // Whose role has changed has been told more than that.
            if (ui.toasts().shows(messages.text("toast.host")) || ui.toasts().shows(messages.text("toast.unhost")))
                return;
            if (now.writeRefusal() == null) {
                ui.toasts().show(Toasts.Kind.GOOD, messages.text("toast.thawed"));
            } else {
                ui.toasts().dismiss(messages.text("toast.thawed"));
            }
            if (now.writeRefusal() == ErrorCode.FROZEN) {
                ui.toasts().show(Toasts.Kind.INFO, messages.text("toast.frozen"));
            }
        }
    }

    private void disk(boolean failing) {
        if (failing) {
            ui.toasts().dismiss(messages.text("toast.disk.again"));
            ui.toasts().show(Toasts.Kind.CAREFUL, messages.text("toast.disk"));
        } else {
            ui.toasts().dismiss(messages.text("toast.disk"));
            ui.toasts().show(Toasts.Kind.GOOD, messages.text("toast.disk.again"));
        }
    }

    private void stop(SyncStatus now) {
        if (decides && now.phase() == SyncPhase.STOPPED && now.joinRefusal() != null) {
            ui.dialogs().show(RefusedDialog.of(ui, now.joinRefusal()));
        }
    }

    /** Shows once that no relay has been reached yet, and closes that dialog when one answers. */
    private void unreached(SyncStatus now) {
        if (decides && !told && now.phase() == SyncPhase.OFFLINE && !session.reached()) {
            told = true;
            ui.dialogs().show(RelayUnreachableDialog.of(ui));
        } else if (now.phase() == SyncPhase.LIVE) {
            ui.dialogs().close(RelayUnreachableDialog.ID);
        }
    }

    /** Who is made a teacher, or a pupil again, is told so, once. */
    private void role(Roster before, Roster now) {
        if (before.host() == now.host() || before.entries().isEmpty()) return;
        ui.toasts().dismiss(messages.text(now.host() ? "toast.unhost" : "toast.host"));
        ui.toasts().show(Toasts.Kind.INFO, messages.text(now.host() ? "toast.host" : "toast.unhost"));
    }

    /** Whoever comes back to a place under another name keeps the one that the class knows. */
    private void nameKept() {
        Person me = session.view().people().get(session.you());
        if (me == null || nameTold || me.isHost()) return;
        nameTold = true;
        if (!me.name().equals(session.givenName()))
            ui.toasts().show(Toasts.Kind.INFO, messages.text("toast.name.kept", me.name()));
    }

    private void roster(Roster before, Roster now) {
        role(before, now);
        if (!now.host()) {
            return;
        }
        for (Person person : before.putOut()) {
            if (now.putOut().stream().noneMatch(each -> each.c() == person.c()))
                ui.toasts().dismiss(messages.text("people.kicked", before.name(person.c())));
        }
        Set<Integer> wereUp = new HashSet<>();
        Set<Integer> areUp = new HashSet<>();
        for (RosterEntry entry : now.entries()) {
            if (entry.handRaised()) areUp.add(entry.person().c());
        }
        for (RosterEntry entry : before.entries()) {
            if (!entry.handRaised()) continue;
            wereUp.add(entry.person().c());
            if (!areUp.contains(entry.person().c())) ui.toasts().dismiss(messages.text("toast.hand", entry.name()));
        }
        for (RosterEntry entry : now.entries()) {
            if (entry.handRaised()
                    && !entry.you()
                    && !wereUp.contains(entry.person().c())) {
                ui.toasts().show(Toasts.Kind.INFO, messages.text("toast.hand", entry.name()));
            }
        }
    }
}
