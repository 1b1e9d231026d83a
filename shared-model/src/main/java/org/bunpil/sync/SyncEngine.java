package org.bunpil.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import org.bunpil.board.BoardView;
import org.bunpil.board.Rights;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Code;
import org.bunpil.model.Person;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.SnapshotParts;
import org.jspecify.annotations.Nullable;

/**
 * The client's half of the protocol: confirmed board + pending batches = view. Own ops show in the view at once and are kept until
 * the log has them. Not thread-safe: every call on one thread (the app: the FX thread).
 *
 * <pre>
 * IDLE ──tick──▶ CONNECTING ──opened──▶ HELLO ──welcome──▶ SNAPSHOT or REPLAY ──last part, last batch──▶ LIVE
 *   ▲                │ closed             │ closed              │ closed                                  │ closed
 *   └────────────────┴────────────────────┴─────────────────────┴─────────────────────────────────────────┘
 * a refusal for good, or stop ──▶ STOPPED
 * </pre>
 */
public final class SyncEngine {
    /** How often a {@link #tick} is enough while the engine rests. */
    public static final long REST_MILLIS = 100;

    /** Own batches younger than this are not called unsaved while the connection is live. */
    private static final long UNSAVED_AFTER_MILLIS = 1_000;

    private static final int OFFLINE_AFTER_ROUNDS = 3;
    /** Batches that a new run adds to an earlier run's before its first welcome are numbered from here: the log never saw them. */
    private static final long UNSENT_K = 1L << 40;

    private final Profile profile;
    private final Link link;
    private final Clock clock;
    private final Observer observer;
    private final Replica replica;
    private final LiveView liveView;
    private final BackOff backOff;
    private final Outgoing outgoing;
    private final PresenceOut presenceOut;
    private final Heartbeat heartbeat;
    private final Outbox outbox;
    private final Identities identities;
    private final EarlierStrokes earlierStrokes = new EarlierStrokes();
    private final Attendance attendance = new Attendance();
    private final List<RelayFrame.SnapshotPart> parts = new ArrayList<>();

    private Stage stage = Stage.STOPPED;
    private long nextTryMillis;
    private @Nullable String board;
    private String inc = "";
    private boolean known;
    /** The confirmed board is in doubt: the next hello asks for a whole snapshot. */
    private boolean doubt;

    private int doubts;
    private long welcomeSeq;
    private long welcomeK;
    private @Nullable Code refusal;
    private Status status = new Status(Phase.CONNECTING, 0, null, null);

    /** @param dice for jitter and for new identities: a {@code SecureRandom}, but in simulations */
    public SyncEngine(Profile profile, Link link, Clock clock, RandomGenerator dice, Observer observer) {
        this(profile, link, clock, dice, observer, Outbox.NONE, Kept.NOTHING);
    }

    /** @param kept what an earlier run left: shown at once, sent when a relay is there */
    public SyncEngine(
            Profile profile,
            Link link,
            Clock clock,
            RandomGenerator dice,
            Observer observer,
            Outbox outbox,
            Kept kept) {
        this.profile = profile;
        this.link = link;
        this.clock = clock;
        this.observer = observer;
        this.identities = new Identities(new Identity(profile.client(), profile.secret()), outbox, dice);
        this.board = profile.board();
        this.replica = new Replica(profile.client());
        this.liveView = new LiveView(replica, this::currentId);
        this.backOff = new BackOff(dice);
        this.presenceOut = new PresenceOut(link);
        this.heartbeat = new Heartbeat(link);
        this.outbox = outbox;
        this.outgoing = new Outgoing(replica, link, outbox, clock.millis(), () -> stage == Stage.LIVE);
        restore(kept);
    }

    private void restore(Kept kept) {
        Snapshot snapshot = kept.snapshot();
        if (snapshot != null) {
            replica.replace(snapshot, 0);
            inc = snapshot.inc();
            known = true;
            if (board == null) board = kept.board();
        }
        Identity earlier = kept.identity();
        if (earlier == null) {
            outgoing.begin(identities.current());
        } else {
            identities.continueFrom(earlier, kept.next());
            replica.newClient(identities.current().client());
            replica.joined(kept.you(), 0);
            replica.keep(kept.batches());
            replica.joined(kept.you(), UNSENT_K);
        }
    }

    /** Begins to connect. Also the way back from {@link Phase#STOPPED}: asks the relay once more. */
    public void start() {
        refusal = null;
        stage = Stage.IDLE;
        nextTryMillis = clock.millis();
        tick();
    }

    /** Leaves for good. What is pending stays pending. */
    public void stop() {
        outgoing.flush(clock.millis(), true);
        stage = Stage.STOPPED;
        link.close();
        report();
    }

    /** What to show: the confirmed board with own pending ops on it. Stays the same object. */
    public BoardView view() {
        return liveView;
    }

    /** The board as the log has it, as far as it has arrived. */
    public BoardView confirmed() {
        return replica.confirmed();
    }

    /** A copy of {@link #confirmed}, to be kept for the next run. */
    public Snapshot snapshot() {
        return replica.confirmed().snapshot();
    }

    /** Own batches that the log has not given back, oldest first. */
    public List<ClientFrame.Ops> pending() {
        return replica.pendingOps();
    }

    /** What an id is now: an earlier run's are replaced once a relay has answered. */
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

    public Status status() {
        return status;
    }

    /**
     * Own ops: in the view when this returns, sent within 16 ms, with others of the same time in one batch. Before the board has ever
     * been seen they have no effect.
     *
     * @param urgent sends at once (first sample, pen-up)
     */
    public void submit(List<Op> ops, boolean urgent) {
        if (!known || (outbox.full() && !goesOn(ops))) return;
        long now = clock.millis();
        earlierStrokes.begun(ops);
        Touched touched = replica.submit(identities.currentOps(ops), now);
        outgoing.flush(now, urgent);
        if (touched.any()) observer.changed(touched.elements, touched.pages, touched.people);
        report();
    }

    /** Part of a stroke that has begun: without it what follows would be void. */
    private static boolean goesOn(List<Op> ops) {
        return ops.stream().allMatch(op -> op instanceof Op.Append || op instanceof Op.End);
    }

    /** Own presence; the latest is sent at the allowed rate. */
    public void present(Presence presence) {
        presenceOut.set(presence);
        if (stage == Stage.LIVE)
            presenceOut.send(clock.millis(), replica.confirmed().people().size());
    }

    /** Nothing is due within the next {@value #REST_MILLIS} ms, unless something new comes. */
    public boolean isResting() {
        return switch (stage) {
            case LIVE -> replica.pending().isEmpty() && !presenceOut.waits();
            case IDLE -> outgoing.isKept() && nextTryMillis - clock.millis() > REST_MILLIS;
            case STOPPED -> outgoing.isKept();
            case CONNECTING, HELLO, SNAPSHOT, REPLAY -> false;
        };
    }

    /** Does what is due: sends, pings, reconnects. Call it every 16 ms; every {@value #REST_MILLIS} ms while {@link #isResting}. */
    public void tick() {
        long now = clock.millis();
        outgoing.flush(now, false);
        switch (stage) {
            case STOPPED -> {}
            case IDLE -> {
                if (now >= nextTryMillis && identities.isIntroduced()) {
                    stage = Stage.CONNECTING;
                    heartbeat.heard(now);
                    link.connect();
                }
            }
            case CONNECTING -> heartbeat.listen(now, backOff.connectionMillis(link.relays()));
            // No ping before the welcome: its answer would hide that the hello has none.
            case HELLO -> heartbeat.listen(now, backOff.answerMillis(link.relays()));
            case SNAPSHOT, REPLAY -> heartbeat.tick(now);
            case LIVE -> {
                heartbeat.tick(now);
                presenceOut.send(now, replica.confirmed().people().size());
                if (outgoing.stalled(now)) link.close();
            }
        }
        report();
    }

    /** The link is open. */
    public void opened() {
        if (stage != Stage.CONNECTING) return;
        heartbeat.heard(clock.millis());
        stage = Stage.HELLO;
        ClientFrame.Resume resume = known && !doubt
                ? new ClientFrame.Resume(
                        inc, replica.confirmed().seq(), replica.confirmed().hash())
                : null;
        link.send(profile.hello(identities.current(), identities.earlier(), board, !known, resume));
    }

    /**
     * The link is down, or could not be opened.
     *
     * @param code WebSocket close code, 1006 if there was none
     */
    public void closed(int code) {
        if (stage == Stage.STOPPED || stage == Stage.IDLE) return;
        if (refusal != null || isFinal(code)) {
            if (refusal == null) refusal = Code.AUTH;
            stage = Stage.STOPPED;
        } else {
            stage = Stage.IDLE;
            nextTryMillis = clock.millis() + backOff.nextMillis(link.relays());
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
            case RelayFrame.People f -> present(f.presence());
            case RelayFrame.Hash f -> checkHash(f.seq(), f.hash());
            case RelayFrame.Failure f -> failure(f);
            case RelayFrame.JoinCode f -> observer.joinCode(f.code());
            case RelayFrame.Slow f -> outgoing.slow(f.flushMillis());
            case RelayFrame.Ping f -> link.send(new ClientFrame.Pong(f.n()));
            case RelayFrame.Goodbye f -> backOff.relayAsks(f.retryMillis());
            case RelayFrame.Pong _, RelayFrame.AssetOk _, RelayFrame.AssetData _, RelayFrame.Unknown _ -> {}
        }
        report();
    }

    private void welcome(RelayFrame.Welcome f) {
        if (stage == Stage.IDLE || stage == Stage.CONNECTING || stage == Stage.STOPPED) return;
        boolean restored = !inc.isEmpty() && !f.inc().equals(inc);
        if (identities.earlier() == null && (restored || f.k() < outgoing.ackedK())) {
            startOver();
            return;
        }
        board = f.board();
        inc = f.inc();
        welcomeSeq = f.seq();
        welcomeK = f.k();
        outgoing.welcomed(f.k(), f.limits().batchesPerSecond());
        replica.joined(f.you(), f.k());
        // An identity that has sent something already has issued the old work again: this copy of the outbox is stale.
        if (identities.earlier() != null) continueAs(f.k() > 0 ? Long.MAX_VALUE : f.wasK());
        if (f.code() != null) observer.joinCode(f.code());
        SortedMap<Integer, @Nullable Presence> gone = attendance.gone(f.online());
        if (!gone.isEmpty()) present(gone);
        parts.clear();
        stage = f.snapshot() ? Stage.SNAPSHOT : Stage.REPLAY;
        if (stage == Stage.REPLAY) finishReplay();
    }

    /** The log was restored to an earlier state: what it lacks of the pending work goes out again, under a fresh id. */
    private void startOver() {
        outgoing.forget();
        identities.startOver();
        replica.newClient(identities.current().client());
        doubt = true;
        link.close();
    }

    /** The earlier identity is over at {@code wasK}; what the log has not seen of it goes on under the new one. */
    private void continueAs(long wasK) {
        List<List<Op>> batches = replica.takePending(wasK);
        replica.newNumbers();
        Reissue reissue = identities.reissue();
        for (List<Op> ops : batches) {
            replica.submit(reissue.ops(ops), clock.millis());
            replica.seal();
        }
        identities.settled(reissue);
        outgoing.restart(identities.current(), clock.millis());
        observer.replaced();
    }

    private void snapshotPart(RelayFrame.SnapshotPart part) {
        if (stage != Stage.SNAPSHOT || part.i() != parts.size()) return;
        parts.add(part);
        if (parts.size() < part.n()) return;
        Snapshot snapshot = SnapshotParts.join(parts);
        parts.clear();
        replica.replace(snapshot, welcomeK);
        outgoing.acknowledged(welcomeK, clock.millis());
        known = true;
        doubt = false;
        live();
        observer.replaced();
        tellMissing();
        closeEarlierStrokes();
    }

    private void present(SortedMap<Integer, @Nullable Presence> news) {
        attendance.heard(news);
        observer.presence(news);
    }

    /** Once a run, and not by who may not write: their strokes are sealed. */
    private void closeEarlierStrokes() {
        List<Op> ends = earlierStrokes.ends(liveView, you(), this::currentId);
        if (mayWrite() == null) for (Op end : ends) submit(List.of(end), true);
    }

    /** Refused while this client was away: nobody else will say so. */
    private void tellMissing() {
        Set<String> missing = replica.missing();
        if (!missing.isEmpty()) observer.refused(likelyRefusal(), missing);
    }

    private Code likelyRefusal() {
        Code mayWrite = mayWrite();
        return mayWrite == null ? Code.LIMIT : mayWrite;
    }

    private void stream(RelayFrame.Stream f) {
        if (stage != Stage.LIVE && stage != Stage.REPLAY) return;
        long have = replica.confirmed().seq();
        if (f.seq() > have + 1) {
            resync();
            return;
        }
        int skip = (int) Math.min(f.batches().size(), have + 1 - f.seq());
        List<Batch> news = f.batches().subList(skip, f.batches().size());
        if (!news.isEmpty()) {
            Touched touched = replica.confirm(news);
            if (replica.confirmedK() > outgoing.ackedK()) outgoing.acknowledged(replica.confirmedK(), clock.millis());
            if (touched.any()) observer.changed(touched.elements, touched.pages, touched.people);
        }
        if (f.hash() != null && skip < f.batches().size()) {
            checkHash(f.seq() + f.batches().size() - 1, f.hash());
        }
        if (stage == Stage.REPLAY) finishReplay();
    }

    private void finishReplay() {
        if (replica.confirmed().seq() < welcomeSeq) return;
        live();
        // What the log used up and did not give back was refused.
        for (long k : replica.pendingUpTo(welcomeK)) rejected(k, likelyRefusal());
        tellMissing();
        closeEarlierStrokes();
    }

    private void live() {
        stage = Stage.LIVE;
        backOff.succeeded();
        presenceOut.again();
        outgoing.started(clock.millis());
    }

    private void rejected(long k, Code code) {
        outgoing.acknowledged(k, clock.millis());
        Touched gone = replica.drop(k);
        if (gone == null) return;
        observer.changed(gone.elements, gone.pages, gone.people);
        observer.refused(code, gone.elements);
    }

    private void failure(RelayFrame.Failure f) {
        // Of a picture: none of the engine's business.
        if (f.args().containsKey("id")) return;
        if (f.retryMillis() > 0 && f.k() == 0) {
            if (link.relays() > 1) backOff.oneRelayAsks(f.retryMillis());
            else backOff.relayAsks(f.retryMillis());
        }
        switch (f.code()) {
            case BUSY, UNAVAILABLE, RATE -> {
                if (f.k() > 0) {
                    resendFrom(f.k());
                    outgoing.hold(clock.millis() + Math.clamp(f.retryMillis(), 100, 60_000));
                }
            }
            case BAD_MESSAGE, BAD_TYPE, BAD_FIELD -> {
                Touched gone = f.k() > 0 ? replica.empty(f.k()) : null;
                if (gone != null) {
                    observer.changed(gone.elements, gone.pages, gone.people);
                    observer.refused(f.code(), gone.elements);
                    resendFrom(f.k());
                }
            }
            case AUTH, KICKED, ENDED, NO_BOARD, BOARD_FULL, VERSION -> refusal = f.code();
            case NO_ASSET, SLOW, DRAIN, FROZEN, MUTED, ROLE, LOCKED, LIMIT -> {}
        }
    }

    private void resendFrom(long k) {
        outgoing.resendFrom(k, clock.millis());
    }

    private void checkHash(long seq, String hash) {
        if (seq == replica.confirmed().seq() && !hash.equals(replica.confirmed().hash())) resync();
    }

    /** How often what came did not fit what was there, so that the whole board was asked for: a sign of a fault somewhere. */
    public int doubts() {
        return doubts;
    }

    private void resync() {
        doubts++;
        doubt = true;
        link.close();
    }

    private static boolean isFinal(int closeCode) {
        return closeCode >= 4003 && closeCode <= 4006;
    }

    private void report() {
        Code mayWrite = outbox.full() ? Code.LIMIT : mayWrite();
        Status now = new Status(phase(), unsaved(), mayWrite, refusal);
        if (now.equals(status)) return;
        status = now;
        observer.status(now);
    }

    private @Nullable Code mayWrite() {
        Person person = replica.view().people().get(replica.you());
        // Before it is known who one is, nothing speaks against it.
        return person == null ? null : Rights.refusal(person, replica.view().access());
    }

    private Phase phase() {
        return switch (stage) {
            case LIVE -> Phase.LIVE;
            case SNAPSHOT, REPLAY -> Phase.CATCHING_UP;
            case STOPPED -> refusal == null && !known ? Phase.CONNECTING : Phase.STOPPED;
            case IDLE, CONNECTING, HELLO -> {
                if (backOff.rounds(link.relays()) >= OFFLINE_AFTER_ROUNDS) yield Phase.OFFLINE;
                yield known ? Phase.RECONNECTING : Phase.CONNECTING;
            }
        };
    }

    private int unsaved() {
        long now = clock.millis();
        return replica.unsavedSince(stage == Stage.LIVE ? now - UNSAVED_AFTER_MILLIS : now);
    }
}
