package org.bunpil.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.bunpil.board.BoardView;
import org.bunpil.board.Rights;
import org.bunpil.board.Snapshot;
import org.bunpil.board.WritePermission;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Person;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.sync.replica.Replica;
import org.bunpil.sync.replica.ReplicaView;
import org.bunpil.sync.replica.ViewChanges;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.SnapshotParts;
import org.jspecify.annotations.Nullable;

/**
 * The client's half of the protocol: confirmed board + pending batches = view. Own ops show in the view at once and are kept until
 * the log has them. Not thread-safe: every call on one thread (in the app, the FX thread).
 *
 * <pre>
 * IDLE ──tick──▶ CONNECTING ──opened──▶ HELLO ──welcome──▶ SNAPSHOT or REPLAY ──last part, last batch──▶ LIVE
 *   ▲                │ closed             │ closed              │ closed                                  │ closed
 *   └────────────────┴────────────────────┴─────────────────────┴─────────────────────────────────────────┘
 * a refusal for good, or stop ──▶ STOPPED
 * </pre>
 */
public final class SyncEngine {
    /** How often to call {@link #tick} while the engine rests. */
    public static final long REST_MILLIS = 100;

    /** Own batches younger than this are not called unsaved while the connection is live. */
    private static final long UNSAVED_AFTER_MILLIS = 1_000;

    private static final int OFFLINE_AFTER_ROUNDS = 3;
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
    private final ReconnectBackoff backoff;
    private final BatchSender batchSender;
    private final PresenceSender presenceSender;
    private final Heartbeat heartbeat;
    private final Outbox outbox;
    private final Identities identities;
    private final UnfinishedStrokes unfinishedStrokes = new UnfinishedStrokes();
    private final OnlineParticipants onlineParticipants = new OnlineParticipants();
    private final List<RelayFrame.SnapshotPart> parts = new ArrayList<>();

    private ConnectionState state = ConnectionState.STOPPED;
    private long nextTryMillis;
    private @Nullable String board;
    private String inc = "";
    private boolean known;
    /** The confirmed board may be wrong: the next hello asks for a whole snapshot. */
    private boolean snapshotNeeded;

    private int resyncCount;
    private int relayFold = FoldVersion.NEWEST;
    private long welcomeSeq;
    private long welcomeK;
    private @Nullable ErrorCode refusal;
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
        this.replica = new Replica(joinOptions.client());
        this.replicaView = new ReplicaView(replica, this::currentId);
        this.backoff = new ReconnectBackoff(random);
        this.presenceSender = new PresenceSender(link);
        this.heartbeat = new Heartbeat(link);
        this.outbox = outbox;
        this.batchSender = new BatchSender(replica, link, outbox, clock.millis(), () -> state == ConnectionState.LIVE);
        restore(persistedState);
    }

    private void restore(PersistedState persistedState) {
        Snapshot snapshot = persistedState.snapshot();
        if (snapshot != null) {
            replica.replace(snapshot, 0);
            inc = snapshot.inc();
            known = true;
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

    /** Starts to connect. Also leaves {@link SyncPhase#STOPPED}: asks the relay once more. */
    public void start() {
        refusal = null;
        state = ConnectionState.IDLE;
        nextTryMillis = clock.millis();
        tick();
    }

    /** Leaves the board for good. What is pending stays pending. */
    public void stop() {
        batchSender.flush(clock.millis(), true);
        state = ConnectionState.STOPPED;
        link.close();
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
        if (!known || (outbox.isFull() && !onlyContinuesStrokes(ops))) return;
        long now = clock.millis();
        unfinishedStrokes.begun(ops);
        ViewChanges changes = replica.submit(identities.currentOps(ops), now);
        batchSender.flush(now, urgent);
        if (changes.any()) listener.changed(changes.elements, changes.pages, changes.people);
        report();
    }

    /** Whether the ops are only parts of strokes that have begun: if their beginning is missing, they have no effect. */
    private static boolean onlyContinuesStrokes(List<Op> ops) {
        return ops.stream().allMatch(op -> op instanceof Op.Append || op instanceof Op.End);
    }

    /** Own presence has changed. The supplier is asked only when the presence may be sent, so that it is not built for every sample. */
    public void present(Supplier<Presence> latest) {
        presenceSender.changed(latest);
        if (state == ConnectionState.LIVE)
            presenceSender.send(clock.millis(), replica.confirmed().people().size());
    }

    /** Whether nothing is due within the next {@value #REST_MILLIS} ms, unless something new arrives. */
    public boolean isResting() {
        return switch (state) {
            case LIVE -> replica.pending().isEmpty() && !presenceSender.waits();
            case IDLE -> batchSender.isStored() && nextTryMillis - clock.millis() > REST_MILLIS;
            case STOPPED -> batchSender.isStored();
            case CONNECTING, HELLO, SNAPSHOT, REPLAY -> false;
        };
    }

    /** Does what is due: sends, pings, reconnects. Call it every 16 ms, or every {@value #REST_MILLIS} ms while {@link #isResting}. */
    public void tick() {
        long now = clock.millis();
        batchSender.flush(now, false);
        switch (state) {
            case STOPPED -> {}
            case IDLE -> {
                if (now >= nextTryMillis && identities.isIntroduced()) {
                    state = ConnectionState.CONNECTING;
                    heartbeat.heard(now);
                    link.connect();
                }
            }
            case CONNECTING -> heartbeat.closeIfSilent(now, backoff.connectionMillis(link.relays()));
            // No ping before the welcome: its answer would hide that the hello was not answered.
            case HELLO -> heartbeat.closeIfSilent(now, backoff.answerMillis(link.relays()));
            case SNAPSHOT, REPLAY -> heartbeat.tick(now);
            case LIVE -> {
                heartbeat.tick(now);
                presenceSender.send(now, replica.confirmed().people().size());
                if (batchSender.stalled(now)) link.close();
            }
        }
        report();
    }

    /** The link is open. */
    public void opened() {
        if (state != ConnectionState.CONNECTING) return;
        heartbeat.heard(clock.millis());
        state = ConnectionState.HELLO;
        ClientFrame.Resume resume = known && !snapshotNeeded
                ? new ClientFrame.Resume(
                        inc, replica.confirmed().seq(), replica.confirmed().hash())
                : null;
        link.send(joinOptions.hello(identities.current(), identities.earlier(), board, !known, resume));
    }

    /**
     * The link was closed, or could not be opened.
     *
     * @param code WebSocket close code, 1006 if there was none
     */
    public void closed(int code) {
        if (state == ConnectionState.STOPPED || state == ConnectionState.IDLE) return;
        if (refusal != null || isFinal(code)) {
            if (refusal == null) refusal = ErrorCode.AUTH;
            state = ConnectionState.STOPPED;
        } else {
            state = ConnectionState.IDLE;
            nextTryMillis = clock.millis() + backoff.nextMillis(link.relays());
        }
        parts.clear();
        report();
    }

    /** A frame arrived. */
    public void received(RelayFrame frame) {
        heartbeat.heard(clock.millis());
        switch (frame) {
            case RelayFrame.Welcome f -> welcome(f);
            case RelayFrame.SnapshotPart f -> snapshotPart(f);
            case RelayFrame.Stream f -> stream(f);
            case RelayFrame.Reject f -> rejected(f.k(), f.code());
            case RelayFrame.Gap f -> resendFrom(f.expected());
            case RelayFrame.PresenceUpdates f -> present(f.presence());
            case RelayFrame.Hash f -> checkHash(f.seq(), f.hash());
            case RelayFrame.Failure f -> failure(f);
            case RelayFrame.JoinCode f -> listener.joinCode(f.code());
            case RelayFrame.SlowDown f -> batchSender.slow(f.flushMillis());
            case RelayFrame.Ping f -> link.send(new ClientFrame.Pong(f.n()));
            case RelayFrame.Goodbye f -> backoff.relayAsks(f.retryMillis());
            case RelayFrame.Pong _, RelayFrame.AssetOk _, RelayFrame.AssetData _, RelayFrame.Unknown _ -> {}
        }
        report();
    }

    private void welcome(RelayFrame.Welcome f) {
        if (state == ConnectionState.IDLE || state == ConnectionState.CONNECTING || state == ConnectionState.STOPPED)
            return;
        boolean restored = !inc.isEmpty() && !f.inc().equals(inc);
        if (identities.earlier() == null && (restored || f.k() < batchSender.ackedK())) {
            startOver();
            return;
        }
        board = f.board();
        inc = f.inc();
        relayFold = f.foldVersion();
        welcomeSeq = f.seq();
        welcomeK = f.k();
        batchSender.welcomed(f.k(), f.limits().batchesPerSecond());
        replica.joined(f.you(), f.k());
        // If the current identity has sent something, it has already issued the old work again, so this copy of the
        // outbox is stale.
        if (identities.earlier() != null) continueAs(f.k() > 0 ? Long.MAX_VALUE : f.earlierK());
        if (f.code() != null) listener.joinCode(f.code());
        SortedMap<Integer, @Nullable Presence> gone = onlineParticipants.gone(f.online());
        if (!gone.isEmpty()) present(gone);
        parts.clear();
        state = f.snapshot() ? ConnectionState.SNAPSHOT : ConnectionState.REPLAY;
        if (state == ConnectionState.REPLAY) finishReplay();
    }

    /** The log was restored to an earlier state: pending work that it lacks is sent again, under a new identity. */
    private void startOver() {
        batchSender.forget();
        identities.startOver();
        replica.newClient(identities.current().client());
        snapshotNeeded = true;
        link.close();
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
        if (state != ConnectionState.SNAPSHOT || part.i() != parts.size()) return;
        parts.add(part);
        if (parts.size() < part.n()) return;
        Snapshot snapshot = SnapshotParts.join(parts);
        parts.clear();
        if (snapshot.fold() > FoldVersion.NEWEST) {
            refuseFold();
            return;
        }
        replica.replace(snapshot, welcomeK);
        batchSender.acknowledged(welcomeK, clock.millis());
        known = true;
        snapshotNeeded = false;
        live();
        listener.replaced();
        tellMissing();
        closeEarlierStrokes();
    }

    /** The board needs a newer program: what this one would show, and what it would make of it, would be wrong. */
    private void refuseFold() {
        refusal = ErrorCode.VERSION;
        snapshotNeeded = true;
        link.close();
    }

    private void present(SortedMap<Integer, @Nullable Presence> arrived) {
        onlineParticipants.heard(arrived);
        listener.presence(arrived);
    }

    /** Once a run, and only if this participant may write; otherwise the strokes have been sealed. */
    private void closeEarlierStrokes() {
        List<Op> ends = unfinishedStrokes.ends(replicaView, you(), this::currentId);
        if (writeRefusal() == null) for (Op end : ends) submit(List.of(end), true);
    }

    /** Reports what was refused while this client was disconnected: no relay will report it. */
    private void tellMissing() {
        Set<String> missing = replica.missing();
        if (!missing.isEmpty()) listener.refused(likelyRefusal(), missing);
    }

    private ErrorCode likelyRefusal() {
        ErrorCode mayWrite = writeRefusal();
        return mayWrite == null ? ErrorCode.LIMIT : mayWrite;
    }

    private void stream(RelayFrame.Stream f) {
        if (state != ConnectionState.LIVE && state != ConnectionState.REPLAY) return;
        long have = replica.confirmed().seq();
        if (f.seq() > have + 1) {
            resync();
            return;
        }
        int skip = (int) Math.min(f.batches().size(), have + 1 - f.seq());
        List<Batch> arrived = f.batches().subList(skip, f.batches().size());
        if (!arrived.isEmpty()) {
            ViewChanges changes = replica.confirm(arrived);
            if (replica.confirmedK() > batchSender.ackedK())
                batchSender.acknowledged(replica.confirmedK(), clock.millis());
            if (changes.any()) listener.changed(changes.elements, changes.pages, changes.people);
        }
        if (replica.confirmed().fold() > FoldVersion.NEWEST) {
            refuseFold();
            return;
        }
        if (f.hash() != null && skip < f.batches().size()) {
            checkHash(f.seq() + f.batches().size() - 1, f.hash());
        }
        if (state == ConnectionState.REPLAY) finishReplay();
    }

    private void finishReplay() {
        if (replica.confirmed().seq() < welcomeSeq) return;
        live();
        // What the log used up and did not return was refused.
        boolean ownOnly = !new Rights(replica.view()).mayChangeOthers(replica.you());
        ErrorCode code = ownOnly && writeRefusal() == null ? ErrorCode.NOT_YOURS : likelyRefusal();
        for (long k : replica.pendingUpTo(welcomeK)) rejected(k, code);
        tellMissing();
        closeEarlierStrokes();
    }

    private void live() {
        state = ConnectionState.LIVE;
        backoff.succeeded();
        presenceSender.again();
        batchSender.started(clock.millis());
    }

    private void rejected(long k, ErrorCode code) {
        batchSender.acknowledged(k, clock.millis());
        ViewChanges gone = replica.drop(k);
        if (gone == null) return;
        listener.changed(gone.elements, gone.pages, gone.people);
        listener.refused(code, gone.elements);
    }

    private void failure(RelayFrame.Failure f) {
        // It concerns an image, not the engine.
        if (f.args().containsKey("id")) return;
        if (f.retryMillis() > 0 && f.k() == 0) {
            if (link.relays() > 1) backoff.oneRelayAsks(f.retryMillis());
            else backoff.relayAsks(f.retryMillis());
        }
        switch (f.code()) {
            case BUSY, UNAVAILABLE, RATE -> {
                if (f.k() > 0) {
                    resendFrom(f.k());
                    batchSender.hold(clock.millis() + Math.clamp(f.retryMillis(), 100, 60_000));
                }
            }
            case BAD_MESSAGE, BAD_TYPE, BAD_FIELD -> {
                ViewChanges gone = f.k() > 0 ? replica.empty(f.k()) : null;
                if (gone != null) {
                    listener.changed(gone.elements, gone.pages, gone.people);
                    listener.refused(f.code(), gone.elements);
                    resendFrom(f.k());
                }
            }
            case AUTH, KICKED, ENDED, NO_BOARD, BOARD_FULL, VERSION -> refusal = f.code();
            case NO_ASSET, SLOW, DRAIN, FROZEN, MUTED, ROLE, LOCKED, NOT_YOURS, LIMIT -> {}
        }
    }

    private void resendFrom(long k) {
        batchSender.resendFrom(k, clock.millis());
    }

    private void checkHash(long seq, String hash) {
        if (seq == replica.confirmed().seq() && !hash.equals(replica.confirmed().hash())) resync();
    }

    /** How often data from a relay did not fit, so that the whole board was requested: a sign of a fault somewhere. */
    public int resyncCount() {
        return resyncCount;
    }

    private void resync() {
        resyncCount++;
        snapshotNeeded = true;
        link.close();
    }

    private static boolean isFinal(int closeCode) {
        return closeCode >= 4003 && closeCode <= 4006;
    }

    private void report() {
        ErrorCode mayWrite = outbox.isFull() ? ErrorCode.LIMIT : writeRefusal();
        SyncStatus now = new SyncStatus(phase(), unsaved(), mayWrite, refusal);
        if (now.equals(status)) return;
        status = now;
        listener.status(now);
    }

    private @Nullable ErrorCode writeRefusal() {
        Person person = replica.view().people().get(replica.you());
        // Before the own participant is known, nothing forbids writing.
        return person == null
                ? null
                : WritePermission.refusal(person, replica.view().access());
    }

    private SyncPhase phase() {
        return switch (state) {
            case LIVE -> SyncPhase.LIVE;
            case SNAPSHOT, REPLAY -> SyncPhase.CATCHING_UP;
            case STOPPED -> refusal == null && !known ? SyncPhase.CONNECTING : SyncPhase.STOPPED;
            case IDLE, CONNECTING, HELLO -> {
                if (backoff.rounds(link.relays()) >= OFFLINE_AFTER_ROUNDS) yield SyncPhase.OFFLINE;
                yield known ? SyncPhase.RECONNECTING : SyncPhase.CONNECTING;
            }
        };
    }

    private int unsaved() {
        long now = clock.millis();
        return replica.unsavedSince(state == ConnectionState.LIVE ? now - UNSAVED_AFTER_MILLIS : now);
    }
}
