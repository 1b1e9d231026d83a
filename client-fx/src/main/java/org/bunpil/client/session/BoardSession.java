package org.bunpil.client.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.bunpil.board.BoardChange;
import org.bunpil.board.BoardView;
import org.bunpil.client.editor.EditableBoard;
import org.bunpil.client.editor.EditableBoardListener;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.sync.Clock;
import org.bunpil.sync.JoinOptions;
import org.bunpil.sync.LogObserver;
import org.bunpil.sync.Outbox;
import org.bunpil.sync.PersistedState;
import org.bunpil.sync.RelayLink;
import org.bunpil.sync.SyncEngine;
import org.bunpil.sync.SyncListener;
import org.bunpil.sync.SyncPhase;
import org.bunpil.sync.SyncStatus;
import org.bunpil.undo.BoardHistory;
import org.bunpil.wire.AuthCause;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** One board for its windows: the engine's board for the editor, and observable values for bars and dialogs. FX thread only. */
public final class BoardSession implements EditableBoard {
    /** Longest time that own changes wait before they are sent. */
    private static final long TICK_MILLIS = 16;

    private final RelayLink link;
    private final Clock clock;
    private final SyncEngine engine;
    private final String givenName;
    /** Editors; they are told before all other listeners. */
    private final List<EditableBoardListener> workers = new ArrayList<>();

    private final List<BoardListener> listeners = new ArrayList<>();
    private final TreeMap<Integer, Presence> others = new TreeMap<>();
    private final ReadOnlyObjectWrapper<SyncStatus> status;
    private final ReadOnlyObjectWrapper<Roster> roster = new ReadOnlyObjectWrapper<>(Roster.EMPTY);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    /** Empty if this computer calls the board by its title. */
    private String localName = "";

    private final ReadOnlyStringWrapper joinCode = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper diskFailing = new ReadOnlyBooleanWrapper();
    /** Whose hands are raised, in the order in which they went up. */
    private final Set<Integer> raisedHands = new LinkedHashSet<>();

    private final ReadOnlyObjectWrapper<Map<Integer, String>> pagesOfOthers = new ReadOnlyObjectWrapper<>(Map.of());

    private boolean wasHost;
    private final ReadOnlyBooleanWrapper closedByHost = new ReadOnlyBooleanWrapper();
    private final BoardHistory history = new BoardHistory(System::currentTimeMillis);
    private final Ticker ticker;

    /**
     * @param link its deliveries must reach {@link #engine}
     * @param persistedState what an earlier run left; {@code outbox} continues it
     */
    public BoardSession(
            JoinOptions joinOptions,
            RelayLink link,
            Clock clock,
            RandomGenerator random,
            Outbox outbox,
            PersistedState persistedState) {
        this.link = link;
        this.clock = clock;
        this.givenName = joinOptions.name();
        this.engine = new SyncEngine(joinOptions, link, clock, random, new EngineObserver(), outbox, persistedState);
        engine.observe(new HistoryRecorder());
        this.status = new ReadOnlyObjectWrapper<>(engine.status());
        this.ticker = new Ticker(TICK_MILLIS, SyncEngine.REST_MILLIS, () -> {
            // Editors flush first, so that what was drawn since the last tick is sent now.
            boolean busy = false;
            for (EditableBoardListener worker : workers) busy |= worker.tick(clock.millis());
            engine.tick();
            diskFailing.set(outbox.isFailing());
            return !busy && engine.isResting();
        });
        status.addListener((observable, before, now) -> {
            if (now.phase() == SyncPhase.LIVE) closedByHost.set(false);
        });
        if (joinOptions.title() != null) {
            title.set(joinOptions.title());
        }
        // The state from an earlier run already has the board's title and the own participant number.
        if (engine.you() > 0) {
            updateRoster();
        }
    }

    /** For the code that delivers the link's frames. */
    public SyncEngine engine() {
        return engine;
    }

    public void start() {
        engine.start();
        ticker.start();
    }

    /** The name with which this window came. */
    public String givenName() {
        return givenName;
    }

    /** What exactly was not right when the relay refused this window's code or key; null when it did not say. */
    public @Nullable AuthCause authCause() {
        return engine.authCause();
    }

    /** Whether a relay has ever confirmed this board, in this run or an earlier one. */
    public boolean reached() {
        return engine.board() != null;
    }

    /** Tries a relay again that refused. */
    public void retry() {
        engine.start();
    }

    /** Leaves the board permanently. */
    public void stop() {
        ticker.stop();
        engine.stop();
    }

    /** Adds a listener. Listeners are told in the order in which they were added. */
    public void listen(BoardListener listener) {
        listeners.add(listener);
    }

    public void removeListener(BoardListener listener) {
        listeners.remove(listener);
    }

    public ReadOnlyObjectProperty<SyncStatus> status() {
        return status.getReadOnlyProperty();
    }

    /** Whether the disk refuses writes; then unsent changes are in memory only. */
    public ReadOnlyBooleanProperty diskFailing() {
        return diskFailing.getReadOnlyProperty();
    }

    /**
     * Whether the relay said that it is being closed, and none has accepted this client since: the teacher has closed the app, and the
     * network is not at fault.
     */
    public ReadOnlyBooleanProperty closedByHost() {
        return closedByHost.getReadOnlyProperty();
    }

    /** The relay has said that it is being closed. */
    public void relayIsClosing() {
        closedByHost.set(true);
    }

    public ReadOnlyObjectProperty<Roster> roster() {
        return roster.getReadOnlyProperty();
    }

    /** Which page each of the others looks at, by participant number; without those of whom it is not known. */
    public ReadOnlyObjectProperty<Map<Integer, String>> pagesOfOthers() {
        return pagesOfOthers.getReadOnlyProperty();
    }

    /** From now on this window calls the board by a name that a person has given it on this computer; empty: by its title. */
    public void callBoard(String name) {
        localName = name;
        title.set(name.isEmpty() ? view().title() : name);
    }

    /** The board's title, or its name on this computer; empty when it has none or is not known yet. */
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /** The class's join code; empty for everybody but hosts. */
    public ReadOnlyStringProperty joinCode() {
        return joinCode.getReadOnlyProperty();
    }

    /** Asks for a new join code; hosts only. */
    public void renewCode() {
        link.send(new ClientFrame.JoinCodeRequest(true));
    }

    /** Who changed what lately; kept for hosts only, from when they became one. */
    public BoardHistory history() {
        return history;
    }

    @Override
    public BoardView view() {
        return engine.view();
    }

    @Override
    public String newId() {
        return engine.newId();
    }

    @Override
    public int you() {
        return engine.you();
    }

    /** Whether the relay knows own work, pages for teachers and all that boards of the second fold have. */
    public boolean relayKnowsRights() {
        return relayKnows(FoldVersion.RIGHTS);
    }

    @Override
    public boolean relayKnows(int fold) {
        return engine.relayFold() >= fold;
    }

    @Override
    public void submit(List<Op> ops, boolean urgent) {
        engine.submit(ops, urgent);
        ticker.hurry();
    }

    @Override
    public void publishPresence(Supplier<Presence> latest) {
        engine.present(latest);
        ticker.hurry();
    }

    @Override
    public void handRaised(boolean raised) {
        if (raised) raisedHands.add(you());
        else raisedHands.remove(you());
        updateRoster();
    }

    @Override
    public void listen(EditableBoardListener listener) {
        workers.add(listener);
    }

    @Override
    public void hurry() {
        ticker.hurry();
    }

    @Override
    public long millis() {
        return clock.millis();
    }

    @Override
    public @Nullable ErrorCode mayWrite() {
        return status.get().writeRefusal();
    }

    private boolean isConnected() {
        return status.get().phase() == SyncPhase.LIVE || status.get().phase() == SyncPhase.CATCHING_UP;
    }

    private void updateRoster() {
        if (localName.isEmpty()) title.set(view().title());
        roster.set(Roster.of(view(), others, you(), List.copyOf(raisedHands), isConnected()));
        boolean host = roster.get().host();
        if (host == wasHost) return;
        wasHost = host;
        // Who has become a teacher has not been told the code; who is one no longer may not keep it.
        if (!host) joinCode.set("");
        else if (joinCode.get().isEmpty() && status.get().phase() == SyncPhase.LIVE)
            link.send(new ClientFrame.JoinCodeRequest(false));
    }

    /** Only a host can take back what others did, so nobody else keeps it. */
    private final class HistoryRecorder implements LogObserver {
        private boolean host;

        @Override
        public void applied(Batch batch, BoardChange change, BoardView confirmed, long tsMillis) {
            Person me = confirmed.people().get(you());
            boolean wasHost = host;
            host = me != null && me.role() == Role.HOST;
            if (host != wasHost) history.clear();
            if (host) history.record(batch, change, confirmed, tsMillis);
        }

        @Override
        public void replaced() {
            history.clear();
        }
    }

    /** Passes on the engine's events in a fixed order: the editor first, then bars and dialogs. */
    private final class EngineObserver implements SyncListener {
        @Override
        public void changed(Set<String> elements, boolean pages, boolean people) {
            for (EditableBoardListener worker : workers) {
                worker.changed(elements, pages);
                if (people) worker.rightsChanged();
            }
            for (BoardListener listener : List.copyOf(listeners)) listener.changed(elements, pages, people);
            if (people) {
                updateRoster();
            }
        }

        @Override
        public void replaced() {
            for (EditableBoardListener worker : workers) worker.replaced();
            updateRoster();
        }

        @Override
        public void presence(SortedMap<Integer, @Nullable Presence> all) {
            // Relays send everybody the same presence; one's own is left out, because the editor shows it already.
            TreeMap<Integer, @Nullable Presence> changes = new TreeMap<>(all);
            changes.remove(you());
            boolean rollChanged = false;
            boolean pagesChanged = false;
            for (var entry : changes.entrySet()) {
                Presence now = entry.getValue();
                Presence before = now == null ? others.remove(entry.getKey()) : others.put(entry.getKey(), now);
                if (now != null && now.handRaised()) raisedHands.add(entry.getKey());
                else raisedHands.remove(entry.getKey());
                pagesChanged |= !Objects.equals(page(before), page(now));
                rollChanged |= (before == null) != (now == null)
                        || (before != null && now != null && before.handRaised() != now.handRaised());
            }
            for (EditableBoardListener worker : workers) worker.presence(changes);
            if (pagesChanged) {
                Map<Integer, String> pages = new TreeMap<>();
                others.forEach((c, presence) -> {
                    if (presence.page() != null) pages.put(c, presence.page());
                });
                pagesOfOthers.set(pages);
            }
            if (rollChanged) {
                updateRoster();
            }
        }

        private static @Nullable String page(@Nullable Presence presence) {
            return presence == null ? null : presence.page();
        }

        @Override
        public void status(SyncStatus now) {
            status.set(now);
            if (isConnected() != roster.get().connected()) updateRoster();
            // A lost connection must be restored without a rest.
            ticker.hurry();
        }

        @Override
        public void refused(ErrorCode code, Set<String> elements) {
            List.copyOf(listeners).forEach(each -> each.refused(code, elements));
        }

        @Override
        public void joinCode(String code) {
            joinCode.set(code);
        }
    }
}
