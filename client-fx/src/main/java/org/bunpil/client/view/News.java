package org.bunpil.client.view;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import org.bunpil.model.Code;
import org.bunpil.sync.Phase;
import org.bunpil.sync.Status;

/** Says what happened that a person has to know: as a toast what passes, as a sheet what needs a decision. */
final class News {
    private final Chrome chrome;
    private final Words words;
    private final BoardSession session;
    private final boolean decides;
    private boolean told;
    private final Consumer<Code> onTried = this::tried;
    private final ChangeListener<Status> onStatus = (observable, before, now) -> status(before, now);
    private final ChangeListener<Boolean> onDisk = (observable, before, now) -> disk(now);
    private final ChangeListener<Roster> onRoster = (observable, before, now) -> roster(before, now);
    private final BoardListener onBoard = new BoardListener() {
        @Override
        public void refused(Code code, Set<String> elements) {
            chrome.toasts().show(Toasts.Kind.CAREFUL, words.sentence(code), elements);
        }
    };

    /** @param decides whether the person can decide what to do when a relay refuses; at a kiosk nobody can */
    News(Chrome chrome, boolean decides) {
        this.decides = decides;
        this.chrome = chrome;
        this.words = chrome.words();
        this.session = chrome.desk().session();
    }

    /** Listens while a node is in a window. */
    void listen(Node node) {
        node.sceneProperty().addListener((observable, before, now) -> {
            if (before != null) {
                session.status().removeListener(onStatus);
                session.roster().removeListener(onRoster);
                session.diskFailing().removeListener(onDisk);
                session.forget(onBoard);
                chrome.desk().signals().forgetRefused(onTried);
            }
            if (now != null) {
                session.status().addListener(onStatus);
                session.roster().addListener(onRoster);
                session.diskFailing().addListener(onDisk);
                session.listen(onBoard);
                chrome.desk().signals().onRefused(onTried);
                stop(session.status().get());
            }
        });
    }

    private void tried(Code code) {
        chrome.toasts().show(Toasts.Kind.INFO, words.text(Actions.whyKey(code)));
    }

    private void status(Status before, Status now) {
        stop(now);
        unreached(now);
        if (now.mayWrite() == Code.LIMIT && before.mayWrite() != Code.LIMIT) {
            chrome.toasts().show(Toasts.Kind.CAREFUL, words.text("why.limit"));
        }
        boolean wasAway = before.phase() == Phase.RECONNECTING || before.phase() == Phase.OFFLINE;
        if (wasAway && now.phase() == Phase.LIVE && now.unsaved() == 0) {
            chrome.toasts().show(Toasts.Kind.GOOD, words.text("toast.connected"));
        }
        if (now.phase() == Phase.LIVE && before.phase() == Phase.LIVE && before.mayWrite() != now.mayWrite()) {
            if (now.mayWrite() == null) {
                chrome.toasts().take(words.text("toast.frozen"));
                // What was said to a try meanwhile is not true any more either.
                if (before.mayWrite() != null) chrome.toasts().take(words.text(Actions.whyKey(before.mayWrite())));
                chrome.toasts().show(Toasts.Kind.GOOD, words.text("toast.thawed"));
            } else if (now.mayWrite() == Code.FROZEN) {
                chrome.toasts().take(words.text("toast.thawed"));
                chrome.toasts().show(Toasts.Kind.INFO, words.text("toast.frozen"));
            }
        }
    }

    private void disk(boolean failing) {
        if (failing) {
            chrome.toasts().show(Toasts.Kind.CAREFUL, words.text("toast.disk"));
        } else {
            chrome.toasts().take(words.text("toast.disk"));
            chrome.toasts().show(Toasts.Kind.GOOD, words.text("toast.disk.again"));
        }
    }

    private void stop(Status now) {
        if (decides && now.phase() == Phase.STOPPED && now.refusal() != null) {
            chrome.sheets().show(new StopSheet(chrome, now.refusal()), true);
        }
    }

    /** Who never reached the class is told, once; when it is reached after all, that is over. */
    private void unreached(Status now) {
        if (decides && !told && now.phase() == Phase.OFFLINE && !session.reached()) {
            told = true;
            chrome.sheets().show(new UnreachedSheet(chrome));
        } else if (now.phase() == Phase.LIVE && chrome.sheets().shows(UnreachedSheet.class)) {
            chrome.sheets().close();
        }
    }

    private void roster(Roster before, Roster now) {
        if (!now.host()) {
            return;
        }
        Set<Integer> wereUp = new HashSet<>();
        for (Member member : before.members()) {
            if (member.hand()) {
                wereUp.add(member.person().c());
            }
        }
        for (Member member : now.members()) {
            if (member.hand()
                    && !member.you()
                    && !wereUp.contains(member.person().c())) {
                chrome.toasts()
                        .show(
                                Toasts.Kind.INFO,
                                words.text("toast.hand", member.person().name()));
            }
        }
    }
}
