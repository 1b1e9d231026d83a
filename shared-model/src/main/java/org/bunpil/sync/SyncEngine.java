package org.bunpil.sync;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.bunpil.board.Board;
import org.bunpil.board.BoardChange;
import org.bunpil.board.BoardView;
import org.bunpil.board.Snapshot;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.sync.replica.Replica;
import org.bunpil.sync.replica.ReplicaView;
import org.bunpil.sync.replica.UnfinishedStrokes;
import org.bunpil.sync.replica.ViewChanges;
import org.bunpil.wire.AuthCause;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireVersion;
import org.jspecify.annotations.Nullable;

/**
 * The client's half of the protocol: confirmed board + pending batches = view. Own ops show in the view at once and are kept until
 * the log has them. Not thread-safe: every call on one thread (in the app, the FX thread).
 *
 * <p>{@link Connection} decides when to connect, {@link ReplicaUpdater} applies what arrives, {@link BatchSender} sends own batches.
 */
public final class SyncEngine {
    /** How often to call {@link #tick} while the engine rests. */
    public static final long REST_MILLIS = 100;

    /** Own batches younger than this are not called unsaved while the connection is live. */
    private static final long UNSAVED_AFTER_MILLIS = 1_000;

    /**
     * Numbers that a new run gives to its batches, added to an earlier run's before the first welcome, start here: the log never saw
     * them.
     */
    private static final long UNSENT_K = 1L << 40;

    private final JoinOptions joinOptions;
    private final RelayLink link;
    private final Clock clock;
    private final SyncListener listener;
    private final Replica replica;
    private final ReplicaView replicaView;
    private final Connection connection;
    private final BatchSender batchSender;
    private final ReplicaUpdater updater;
    private final PresenceSender presenceSender;
    private final Outbox outbox;
    private final Identities identities;
    private final HelloSender helloSender;
    private final UnfinishedStrokes unfinishedStrokes = new UnfinishedStrokes();
    private final OnlineParticipants onlineParticipants = new OnlineParticipants();

    private LogObserver logObserver = LogObserver.NONE;
    private @Nullable String board;
    private int relayFold = FoldVersion.NEWEST;
    private SyncStatus status = new SyncStatus(SyncPhase.CONNECTING, 0, null, null);

    /** @param random for jitter and for new identities: a {@code SecureRandom}, except in simulations */
    public SyncEngine(
            JoinOptions joinOptions, RelayLink link, Clock clock, RandomGenerator random, SyncListener listener) {
        this(joinOptions, link, clock, random, listener, Outbox.NONE, PersistedState.EMPTY);
    }

    /** @param persistedState what an earlier run left: shown at once, sent when a relay is connected */
    public SyncEngine(
            JoinOptions joinOptions,
            RelayLink link,
            Clock clock,
            RandomGenerator random,
            SyncListener listener,
            Outbox outbox,
            PersistedState persistedState) {
        this.joinOptions = joinOptions;
        this.link = link;
        this.clock = clock;
        this.listener = listener;
        this.identities = new Identities(new Identity(joinOptions.client(), joinOptions.secret()), outbox, random);
        this.board = joinOptions.board();
        this.replica = new Replica(joinOptions.client(), this::applied);
        this.replicaView = new ReplicaView(replica, this::currentId);
        this.connection = new Connection(link, random);
        this.presenceSender = new PresenceSender(link);
        this.outbox = outbox;
        this.batchSender = new BatchSender(replica, link, outbox, clock.millis(), connection::isLive);
        this.updater = new ReplicaUpdater(replica, batchSender, link, clock, listener);
        this.helloSender = new HelloSender(link, this::hello);
        restore(persistedState);
    }

    private void restore(PersistedState persistedState) {
        Snapshot snapshot = persistedState.snapshot();
        if (snapshot != null) {
            updater.restore(snapshot);
            if (board == null) board = persistedState.board();
        }
        Identity earlier = persistedState.identity();
        if (earlier == null) {
            batchSender.begin(identities.current());
        } else {
            identities.continueFrom(earlier, persistedState.nextIdentity());
            replica.newClient(identities.current().client());
            replica.joined(persistedState.you(), 0);
            replica.restorePending(persistedState.batches());
            replica.joined(persistedState.you(), UNSENT_K);
        }
    }

    /** From now on tells this observer what the log gives; only one at a time. */
    public void observe(LogObserver observer) {
        logObserver = observer;
    }

    private void applied(Batch batch, BoardChange change, Board confirmed) {
        logObserver.applied(batch, change, confirmed, updater.streamMillis());
    }

    /** Starts to connect. Also leaves {@link SyncPhase#STOPPED}: asks the relay once more. */
    public void start() {
        connection.start(clock.millis());
        tick();
    }

    /** Leaves the board for good. What is pending stays pending. */
    public void stop() {
        batchSender.flush(clock.millis(), true);
        connection.stop();
        report();
    }

    /** What to show: the confirmed board with own pending batches applied. Always the same object. */
    public BoardView view() {
        return replicaView;
    }

    /** The board as the log has it, as far as it has arrived. */
    public BoardView confirmed() {
        return replica.confirmed();
    }

    /** A copy of {@link #confirmed}, to be stored for the next run. */
    public Snapshot snapshot() {
        return replica.confirmed().snapshot();
    }

    /** A copy of {@link #view}, with own work that the log may not have yet. */
    public Snapshot viewSnapshot() {
        return replica.view().snapshot();
    }

    /** Own batches that the log has not given back, oldest first. */
    public List<ClientFrame.Ops> pending() {
        return replica.pendingOps();
    }

    /** The id that an id has now: ids of an earlier run are replaced once a relay has answered. */
    public String currentId(String id) {
        return identities.currentId(id);
    }

    /** A new element or page id with this client's prefix. */
    public String newId() {
        return identities.newId();
    }

    /** Own participant number, 0 before the first welcome. */
    public int you() {
        return replica.you();
    }

    /** The board's id once known. */
    public @Nullable String board() {
        return board;
    }

    /** The newest version of the fold that the relay knows. */
    public int relayFold() {
        return relayFold;
    }

    /** What exactly was not right when a relay refused this client with {@link ErrorCode#AUTH}, or null. */
    public @Nullable AuthCause authCause() {
        return connection.authCause();
    }

    public SyncStatus status() {
        return status;
    }

    /**
     * Submits own ops. They are in the view when this returns, and are sent within 16 ms, in one batch with others of that time. They
     * have no effect before the board has arrived for the first time.
     *
     * @param urgent whether to send at once (first sample, pen-up)
     */
    public void submit(List<Op> ops, boolean urgent) {
        if (!updater.isKnown() || (outbox.isFull() && !UnfinishedStrokes.onlyContinue(ops))) return;
        long now = clock.millis();
        unfinishedStrokes.begun(ops);
        ViewChanges changes = replica.submit(identities.currentOps(ops), now);
        batchSender.flush(now, urgent);
        if (changes.any()) listener.changed(changes.elements, changes.pages, changes.people);
        report();
    }

    /** Own presence has changed. The supplier is asked only when the presence may be sent, so that it is not built for every sample. */
    public void present(Supplier<Presence> latest) {
        presenceSender.changed(latest);
        if (connection.isLive())
            presenceSender.send(clock.millis(), replica.confirmed().people().size());
    }

    /** Whether nothing is due within the next {@value #REST_MILLIS} ms, unless something new arrives. */
    public boolean isResting() {
        if (!connection.isResting(clock.millis(), REST_MILLIS)) return false;
        return connection.isLive() ? replica.pending().isEmpty() && !presenceSender.waits() : batchSender.isStored();
    }

    /** Does what is due: sends, pings, reconnects. Call it every 16 ms, or every {@value #REST_MILLIS} ms while {@link #isResting}. */
    public void tick() {
        long now = clock.millis();
        batchSender.flush(now, false);
        boolean live = connection.isLive();
        connection.tick(now, identities.isIntroduced());
        if (live) {
            presenceSender.send(now, replica.confirmed().people().size());
            if (batchSender.stalled(now)) link.close();
        }
        report();
    }

    /** The link is open. */
    public void opened() {
        if (connection.opened(clock.millis())) helloSender.opened(board, joinOptions.auth());
    }

    private ClientFrame.Hello hello(@Nullable String of) {
        return joinOptions.hello(identities.current(), identities.earlier(), of, !updater.isKnown(), updater.resume());
    }

    /**
     * The link was closed, or could not be opened.
     *
     * @param code WebSocket close code, 1006 if there was none
     */
    public void closed(int code) {
        if (!connection.closed(code, clock.millis())) return;
        updater.closed();
        report();
    }

    /** A frame arrived. */
    public void received(RelayFrame frame) {
        connection.heard(clock.millis());
        switch (frame) {
            case RelayFrame.FoundBoard f -> helloSender.found(f.board());
            case RelayFrame.Welcome f -> welcome(f);
            case RelayFrame.SnapshotPart f -> snapshotPart(f);
            case RelayFrame.Stream f -> stream(f);
            case RelayFrame.Reject f -> updater.rejected(f.k(), f.code());
            case RelayFrame.Gap f -> updater.resendFrom(f.expected());
            case RelayFrame.PresenceUpdates f -> present(f.presence());
            case RelayFrame.Hash f -> updater.checkHash(f.seq(), f.hash());
            case RelayFrame.Failure f -> failure(f);
            case RelayFrame.JoinCode f -> listener.joinCode(f.code());
            case RelayFrame.SlowDown f -> batchSender.slow(f.flushMillis());
            case RelayFrame.Ping f -> link.send(new ClientFrame.Pong(f.n()));
            case RelayFrame.Goodbye f -> connection.goodbye(f.retryMillis());
            case RelayFrame.Pong _, RelayFrame.AssetOk _, RelayFrame.AssetData _, RelayFrame.Unknown _ -> {}
        }
        report();
    }

    private void welcome(RelayFrame.Welcome f) {
        if (!connection.isOpen()) return;
        if (!WireVersion.isKnown(f.protocolVersion())) {
            leaveFor(ErrorCode.VERSION);
            return;
        }
        if (identities.earlier() == null && (updater.isLogRestored(f) || f.k() < batchSender.ackedK())) {
            startOver();
            return;
        }
        board = f.board();
        relayFold = f.foldVersion();
        updater.welcomed(f);
        batchSender.welcomed(f.k(), f.limits().batchesPerSecond());
        replica.joined(f.you(), f.k());
        // If the current identity has sent something, it has already issued the old work again, so this copy of the
        // outbox is stale.
        if (identities.earlier() != null) continueAs(f.k() > 0 ? Long.MAX_VALUE : f.earlierK());
        if (f.code() != null) listener.joinCode(f.code());
        SortedMap<Integer, @Nullable Presence> gone = onlineParticipants.gone(f.online());
        if (!gone.isEmpty()) present(gone);
        connection.welcomed(f.snapshot());
        finishReplay();
    }

    /** The log was restored to an earlier state: pending work that it lacks is sent again, under a new identity. */
    private void startOver() {
        batchSender.forget();
        identities.startOver();
        replica.newClient(identities.current().client());
        updater.askForSnapshot();
    }

    /** The earlier identity ends at {@code wasK}; work that the log has not seen continues under the new one. */
    private void continueAs(long wasK) {
        List<List<Op>> batches = replica.takePending(wasK);
        replica.newNumbers();
        IdRewriter rewriter = identities.startRewriting();
        for (List<Op> ops : batches) {
            replica.submit(rewriter.rewrite(ops), clock.millis());
            replica.seal();
        }
        identities.finishRewriting(rewriter);
        batchSender.restart(identities.current(), clock.millis());
        listener.replaced();
    }

    private void snapshotPart(RelayFrame.SnapshotPart part) {
        if (connection.state() != ConnectionState.SNAPSHOT) return;
        boolean whole = updater.snapshotPart(part);
        if (isNewerFold() || !whole) return;
        logObserver.replaced();
        live();
        listener.replaced();
        updater.reportRefused();
        closeEarlierStrokes();
    }

    /** A board that needs a newer program is left: what this one would show, and what it would make of it, would be wrong. */
    private boolean isNewerFold() {
        boolean newer = !FoldVersion.isKnown(replica.confirmed().fold());
        if (newer) leaveFor(ErrorCode.VERSION);
        return newer;
    }

    private void leaveFor(ErrorCode code) {
        connection.refused(code);
        updater.askForSnapshot();
    }

    private void stream(RelayFrame.Stream f) {
        if (!connection.isLive() && connection.state() != ConnectionState.REPLAY) return;
        updater.stream(f);
        if (!isNewerFold()) finishReplay();
    }

    private void finishReplay() {
        if (connection.state() != ConnectionState.REPLAY || !updater.hasReplayed()) return;
        live();
        updater.reportRefused();
        closeEarlierStrokes();
    }

    private void live() {
        connection.caughtUp();
        presenceSender.again();
        batchSender.started(clock.millis());
    }

    private void present(SortedMap<Integer, @Nullable Presence> arrived) {
        onlineParticipants.heard(arrived);
        listener.presence(arrived);
    }

    /** Once a run, and only if this participant may write; otherwise the strokes have been sealed. */
    private void closeEarlierStrokes() {
        List<Op> ends = unfinishedStrokes.ends(replicaView, you(), this::currentId);
        if (updater.writeRefusal() == null) for (Op end : ends) submit(List.of(end), true);
    }

    private void failure(RelayFrame.Failure f) {
        // The first concerns an image, not the engine.
        if (f.args().containsKey("id") || helloSender.isUnknown(f)) return;
        if (f.retryMillis() > 0 && f.k() == 0) connection.busy(f.retryMillis());
        switch (f.code()) {
            case BUSY, UNAVAILABLE, RATE -> {
                if (f.k() > 0) updater.delayed(f.k(), f.retryMillis());
            }
            case BAD_MESSAGE, BAD_TYPE, BAD_FIELD -> {
                if (f.k() > 0) updater.malformed(f.k(), f.code());
            }
            case AUTH, KICKED, ENDED, NO_BOARD, BOARD_FULL, VERSION -> connection.refused(f);
            case OLD_RELAY -> connection.relayIsOld();
            case NO_ASSET, SLOW, DRAIN, FROZEN, MUTED, ROLE, LOCKED, NOT_YOURS, LIMIT -> {}
        }
    }

    /** How often data from a relay did not fit, so that the whole board was requested: a sign of a fault somewhere. */
    public int resyncCount() {
        return updater.resyncCount();
    }

    private void report() {
        ErrorCode mayWrite = outbox.isFull() ? ErrorCode.LIMIT : updater.writeRefusal();
        long now = clock.millis();
        int unsaved = replica.unsavedSince(connection.isLive() ? now - UNSAVED_AFTER_MILLIS : now);
        SyncStatus latest =
                new SyncStatus(connection.phase(updater.isKnown()), unsaved, mayWrite, connection.refusal());
        if (latest.equals(status)) return;
        status = latest;
        listener.status(latest);
    }
}
