package org.bunpil.relay.room;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bunpil.board.Admission;
import org.bunpil.model.Code;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.Entry;
import org.bunpil.relay.log.Live;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.Receipt;
import org.bunpil.relay.log.Subscription;
import org.bunpil.relay.ops.Count;
import org.bunpil.relay.ops.Level;
import org.bunpil.wire.Frames;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open board on this relay: folds what the log delivers and sends it to its members. What members call brings its work onto the
 * lane; everything else runs there.
 */
final class Room implements Door.House {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final BoardEntry entry;
    private final RoomContext context;
    private final Lane lane;
    private final Ledger ledger;
    private final Judge judge;
    private final Door door = new Door(this);
    private final Fanout fanout;
    private final PresenceBoard presence = new PresenceBoard();
    private final OpenStrokes strokes;
    private final HostActions hostActions;
    private final SnapshotKeeper keeper;
    private final Tempo tempo;
    private final Backlog backlog;
    private final Passages passages;
    private final Subscription log;
    private final Live.Listening live;
    /** Came in since the lane last settled: they share one snapshot. */
    private final List<Newcomer> newcomers = new ArrayList<>();

    private long flushedMillis = NEVER;
    private long tickedMillis = NEVER;
    private long usedMillis;
    private long shownRingBytes;
    /** Batches or presence that have not been sent. */
    private boolean unsent;

    private record Newcomer(Member member, JoinRequest request) {}

    /** Opens a board; on the lane. */
    Room(BoardEntry entry, Ledger ledger, RoomContext context, Lane lane) {
        this.entry = entry;
        this.ledger = ledger;
        this.context = context;
        this.lane = lane;
        this.usedMillis = now();
        this.tempo = new Tempo(context.load());
        this.judge = new Judge(ledger, entry, context.incarnations());
        this.fanout = new Fanout(ledger.ring(), ledger::shared, presence::since, this::welcomeAgain, context.metrics());
        this.hostActions = new HostActions(entry.id(), context.audit());
        this.strokes = new OpenStrokes(ledger.board(), now());
        this.passages = new Passages(context.metrics());
        this.keeper = new SnapshotKeeper(entry.id(), context, lane);
        this.backlog = new Backlog(lane, this::deliver, door::reached, tempo, context.clock());
        this.live = context.log().live().listen(entry.id(), (relay, text) -> lane.run(() -> heard(relay, text)));
        this.log = context.log().subscribe(entry.id(), ledger.position(), backlog);
    }

    void knock(JoinRequest request) {
        usedMillis = now();
        door.knock(request);
    }

    /** The connection of somebody at the door ended. */
    void left(Peer peer) {
        door.left(peer);
    }

    // ---- what members do; any thread

    boolean ops(Member member, long k, List<Op> ops, @Nullable Code refused) {
        long decodedNanos = context.metrics().now();
        return lane.offer(() -> {
            if (!fanout.members().contains(member)) return;
            Code code = refused != null ? refused : ledger.admission().refusal(member.client(), ops);
            LogRecord record = new LogRecord(member.client(), k, code == null ? ops : List.of(), code);
            if (code == null) hostActions.passed(member, k, ops);
            append(record, member.user, passages.begin(member, k, decodedNanos));
        });
    }

    boolean present(Member member, Presence latest) {
        return lane.offer(() -> {
            if (fanout.members().contains(member)) presence.local(member.c, latest, now());
        });
    }

    boolean check(Member member) {
        return lane.offer(() -> {
            // While a snapshot is under way the client's seq is the one it will have then.
            long seq = member.cursor - 1;
            fanout.answer(member, seq, Frames.write(new RelayFrame.Hash(seq, member.hash)));
            fanout.pump(member, now());
        });
    }

    boolean askCode(Member member, @Nullable String fresh) {
        return lane.offer(() -> {
            if (!isHost(member)) {
                answer(member, Answers.failure(Code.ROLE, "the join code is for hosts"));
            } else if (fresh == null) {
                CompletableFuture<?> _ = context.log()
                        .directory()
                        .board(entry.id())
                        .thenAccept(found -> found.ifPresent(e -> tellCode(member, e.code())))
                        .exceptionally(away -> unavailable(member));
            } else {
                CompletableFuture<?> _ = context.log()
                        .directory()
                        .setCode(entry.id(), fresh)
                        .thenRun(() -> {
                            hostActions.note(member, "code.new", 0);
                            tellCode(member, fresh);
                        })
                        .exceptionally(away -> unavailable(member));
            }
        });
    }

    void ready(Member member) {
        lane.run(() -> fanout.pump(member, now()));
    }

    void left(Member member) {
        lane.run(() -> remove(member));
    }

    // ---- the door's house; on the lane

    @Override
    public void readEnd(long token) {
        log.readEnd(token);
    }

    @Override
    public Door.Judgement judge(JoinRequest request) {
        return judge.judge(request, fanout.members().size() + door.waiting());
    }

    @Override
    public void append(LogRecord record, @Nullable String user, Receipt receipt) {
        context.log().append(entry.id(), record, user, receipt);
    }

    @Override
    public void run(Runnable step) {
        lane.run(step);
    }

    @Override
    public void enter(JoinRequest request, int c, @Nullable String user, Position joinedAt) {
        Member member = new Member(this, entry.id(), request.peer(), request.client(), c, user, joinedAt);
        newcomers.add(new Newcomer(member, request));
        if (isHost(member)) hostActions.note(member, "host.join", 0);
    }

    // ---- the log; on the lane

    private void deliver(Entry record) {
        if (!record.position().isAfter(ledger.position())) return;
        switch (ledger.fold(record, now())) {
            case Ledger.Folded.Nothing _ -> {}
            case Ledger.Folded.Refused refused -> refused(record.position(), refused);
            case Ledger.Folded.Applied applied -> applied(record.position(), applied);
        }
    }

    private void refused(Position position, Ledger.Folded.Refused refused) {
        passages.delivered(refused.record().client(), refused.record().k());
        Code code = refused.verdict().code();
        context.metrics().count(Count.REFUSED, code.text());
        hostActions.refused(refused.record());
        String client = refused.record().client();
        if (client.isEmpty()) {
            door.delivered(position, null, code);
            return;
        }
        for (Member member : fanout.members()) {
            if (!member.client().equals(client) || member.watches()) continue;
            String frame = Frames.write(new RelayFrame.Reject(refused.record().k(), code));
            fanout.answer(member, ledger.ring().last(), frame);
            unsent = true;
        }
    }

    private void applied(Position position, Ledger.Folded.Applied applied) {
        unsent = true;
        passages.delivered(applied.record().client(), applied.record().k());
        hostActions.applied(applied.record());
        strokes.applied(applied.batch().c(), applied.change(), now());
        for (Op op : applied.batch().ops()) {
            if (op instanceof Op.Join join) {
                door.delivered(position, join, null);
                takeOver(join, position);
            }
        }
        if (applied.change().people()) sendAway();
    }

    /** The newer connection of a client wins; a client that another one continues is over. */
    private void takeOver(Op.Join join, Position position) {
        for (Member member : List.copyOf(fanout.members())) {
            if (!position.isAfter(member.joinedAt) || member.watches()) continue;
            if (member.client().equals(join.was())) end(member, Code.AUTH);
            // Not for good: the join may be one that the log had taken for lost, of a hello that its client gave up
            // long ago.
            else if (member.client().equals(join.client())) end(member, Code.BUSY);
        }
    }

    private void sendAway() {
        boolean ended = !ledger.board().access().open();
        for (Member member : List.copyOf(fanout.members())) {
            Person person = ledger.board().people().get(member.c);
            if (person != null && person.kicked()) end(member, Code.KICKED);
            else if (ended && (person == null || person.role() != Role.HOST)) end(member, Code.ENDED);
        }
    }

    private void heard(String relay, String text) {
        if (Frames.readRelay(text) instanceof Parsed.Good<RelayFrame>(RelayFrame.People people)) {
            presence.remote(relay, people.presence(), now());
        }
    }

    // ---- between steps; on the lane

    /** @return when to come again */
    long settle(long nowMillis) {
        for (Newcomer newcomer : List.copyOf(newcomers)) welcome(newcomer);
        newcomers.clear();
        if (nowMillis - tickedMillis >= RoomLimits.TICK_MILLIS) tick(nowMillis);
        long version = presence.version();
        publish(presence.flush(fanout.members().size(), nowMillis));
        // Remembered, or it would wait for the next batch when it may not go out just now.
        unsent |= presence.version() != version;
        long apartMillis = tempo.millis(fanout.members().size(), nowMillis);
        if (unsent && nowMillis - flushedMillis >= apartMillis) {
            unsent = false;
            flushedMillis = nowMillis;
            fanout.flush(presence.version(), nowMillis);
        }
        ledger.forgetShared();
        long due = Math.min(tickedMillis + RoomLimits.TICK_MILLIS, presence.dueMillis());
        return unsent ? Math.min(due, flushedMillis + apartMillis) : due;
    }

    private void publish(List<String> presenceFrames) {
        for (String frame : presenceFrames) context.log().live().publish(entry.id(), frame);
    }

    private void tick(long nowMillis) {
        tickedMillis = nowMillis;
        showRing(ledger.ring().bytes());
        presence.dropSilent(nowMillis);
        publish(presence.repeat(nowMillis));
        List<Op> seals = strokes.seals(presence::isHere, nowMillis);
        if (!seals.isEmpty()) append(LogRecord.system(seals), null, Answers.NOBODY_WAITS);
        keeper.keep(ledger, context.snapshotRecords());
        fanout.trim();
        if (!fanout.members().isEmpty() || door.waiting() > 0) usedMillis = nowMillis;
    }

    private void welcome(Newcomer newcomer) {
        Member member = newcomer.member();
        Answers.Start start = Answers.start(ledger, newcomer.request(), fanout);
        if (!member.watches()) presence.local(member.c, PresenceBoard.NOTHING, now());
        fanout.add(member);
        context.metrics().change(Level.MEMBERS, 1);
        if (start.snapshot()) {
            fanout.startSnapshot(member);
            context.metrics().count(Count.SNAPSHOTS, "newcomer");
        } else {
            member.cursor = start.seq() + 1;
            member.hash = ledger.ring().hashAfter(start.seq());
            member.catchingUp = true;
        }
        member.peer.joined(member, start.k());
        member.first.add(Answers.welcome(ledger, entry, context, member, start, isHost(member), presence.online()));
        LOG.info("event=joined board={} client={} c={} seq={}", entry.id(), member.client(), member.c, start.seq());
        fanout.pump(member, now());
    }

    /** Before a snapshot in mid-session, whose seq is the board's now. */
    private String welcomeAgain(Member member) {
        Admission.Client client = member.watches() ? null : ledger.admission().client(member.client());
        Answers.Start start = new Answers.Start(true, ledger.board().seq(), client == null ? 0 : client.k(), 0);
        context.metrics().count(Count.SNAPSHOTS, "behind");
        return Answers.welcome(ledger, entry, context, member, start, isHost(member), presence.online());
    }

    boolean isIdle() {
        return fanout.members().isEmpty()
                && door.waiting() == 0
                && newcomers.isEmpty()
                && now() - usedMillis >= RoomLimits.IDLE_MILLIS;
    }

    /** Ends everything; the lane stops after it. */
    void close() {
        // Not after a drain: from a snapshot of the very end nobody could go on where the goodbye met him.
        if (isIdle()) keeper.keep(ledger, RoomLimits.SNAPSHOT_MIN_RECORDS);
        showRing(0);
        context.metrics().change(Level.MEMBERS, -fanout.members().size());
        backlog.close();
        log.close();
        live.close();
    }

    private void end(Member member, Code code) {
        remove(member);
        member.peer.end(code);
    }

    private void remove(Member member) {
        newcomers.removeIf(newcomer -> newcomer.member() == member);
        if (!fanout.remove(member)) return;
        context.metrics().change(Level.MEMBERS, -1);
        if (member.watches()) return;
        for (Member other : fanout.members()) if (other.c == member.c) return;
        presence.local(member.c, null, now());
    }

    private void showRing(long bytes) {
        context.metrics().change(Level.RING_BYTES, bytes - shownRingBytes);
        shownRingBytes = bytes;
    }

    private boolean isHost(Member member) {
        Person person = ledger.board().people().get(member.c);
        return person != null && person.role() == Role.HOST;
    }

    private void tellCode(Member member, String code) {
        lane.run(() -> answer(member, Frames.write(new RelayFrame.JoinCode(JoinCodes.shown(code)))));
    }

    private @Nullable Void unavailable(Member member) {
        lane.run(() -> answer(member, Answers.failure(Code.UNAVAILABLE, "the directory is away")));
        return null;
    }

    private void answer(Member member, String frame) {
        fanout.answer(member, 0, frame);
        fanout.pump(member, now());
    }

    private long now() {
        return context.clock().getAsLong();
    }
}
