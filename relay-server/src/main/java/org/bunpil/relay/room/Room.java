package org.bunpil.relay.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.Subscription;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.ops.Gauge;
import org.bunpil.relay.room.lane.Lane;
import org.bunpil.relay.room.replica.BoardReplica;
import org.bunpil.relay.room.replica.OpenStrokes;
import org.bunpil.wire.AuthCause;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open board on this relay: folds what the log delivers and sends it to its members. The methods that members call may be called on any
 * thread and put their work on the lane; everything else runs on the lane.
 */
final class Room implements JoinHandshake.RoomPort {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final BoardEntry entry;
    private final RoomContext context;
    private final Lane lane;
    private final BoardReplica replica;
    private final JoinPolicy joinPolicy;
    private final JoinHandshake joinHandshake = new JoinHandshake(this);
    private final Fanout fanout;
    private final PresenceTracker presence = new PresenceTracker();
    private final OpenStrokes strokes;
    private final HostActions hostActions;
    private final JoinCodeReplies joinCodes;
    private final SnapshotWriter snapshotWriter;
    private final FlushInterval flushInterval;
    private final LaneSubscriber logSubscriber;
    private final AppendTimings appendTimings;
    private final Subscription log;
    private final RemotePresence remotePresence;
    private final Newcomers newcomers;
    private final HeapBudget heap;

    private long flushedMillis = NEVER;
    private long tickedMillis = NEVER;
    private long usedMillis;
    private long reportedRingBytes;
    /** Whether there are batches or presence to send. */
    private boolean unsent;
    /** Why nothing can be done with this board here any more, or null. */
    private @Nullable ErrorCode stopped;

    private String stoppedWhy = "";
    /** Characters of the records folded since the heap was looked at. */
    private long foldedUnits;

    /** Opens a board. On the lane. */
    Room(BoardEntry entry, BoardReplica replica, RoomContext context, Lane lane, HeapBudget heap) {
        this.entry = entry;
        this.replica = replica;
        this.context = context;
        this.lane = lane;
        this.heap = heap;
        this.usedMillis = now();
        this.flushInterval = new FlushInterval(context.cpuLoad());
        this.joinPolicy = new JoinPolicy(replica, entry, context.incarnations());
        this.fanout = new Fanout(
                replica.ring(), replica::sharedSnapshot, presence::since, this::welcomeAgain, context.metrics());
        this.newcomers = new Newcomers(replica, entry, context, fanout, presence, this::isHost);
        this.hostActions = new HostActions(entry.id(), context.audit());
        this.joinCodes = new JoinCodeReplies(entry.id(), context, lane, hostActions, this::isHost, this::answer);
        this.strokes = new OpenStrokes(replica.board(), now());
        this.appendTimings = new AppendTimings(context.metrics());
        this.snapshotWriter = new SnapshotWriter(entry.id(), context, lane);
        this.logSubscriber =
                new LaneSubscriber(lane, this::deliver, joinHandshake::reached, flushInterval, context.clock());
        this.remotePresence =
                new RemotePresence(entry.id(), context.log().presenceChannel(), presence, lane, context.clock());
        this.log = subscribe();
    }

    private Subscription subscribe() {
        try {
            return context.log().subscribe(entry.id(), replica.position(), logSubscriber);
        } catch (RuntimeException | Error failed) {
            remotePresence.close();
            throw failed;
        }
    }

    void requestJoin(JoinRequest request) {
        usedMillis = now();
        if (stopped == null) joinHandshake.requestJoin(request);
        else request.connection().refused(stopped, stoppedWhy);
    }

    /** The connection of a client that has asked to join ended. */
    void left(MemberConnection connection) {
        joinHandshake.cancel(connection);
    }

    // ---- what members do; any thread

    boolean ops(RoomMember member, long k, List<Op> ops, @Nullable ErrorCode refused, int bytes) {
        long decodedNanos = context.metrics().now();
        return lane.offer(bytes, () -> {
            if (!fanout.members().contains(member)) return;
            ErrorCode code = refused != null ? refused : replica.admission().refusal(member.client(), ops);
            LogRecord record = new LogRecord(member.client(), k, code == null ? ops : List.of(), code);
            if (code == null && heap.isFull(now()) && ops.stream().anyMatch(Op::adds)) {
                member.connection.appendFailed(k, ErrorCode.BUSY);
                return;
            }
            if (code == null) hostActions.passed(member, k, ops);
            append(record, member.user, appendTimings.begin(member, k, decodedNanos));
        });
    }

    boolean present(RoomMember member, Presence latest, int bytes) {
        return lane.offer(bytes, () -> {
            if (fanout.members().contains(member)) presence.updateLocal(member.c, latest, now());
        });
    }

    boolean check(RoomMember member) {
        return lane.offer(0, () -> {
            fanout.answerHash(member);
            fanout.pump(member, now());
        });
    }

    boolean askCode(RoomMember member, @Nullable String fresh) {
        return lane.offer(0, () -> joinCodes.asked(member, fresh));
    }

    void ready(RoomMember member) {
        lane.run(() -> fanout.pump(member, now()));
    }

    void left(RoomMember member) {
        lane.run(() -> remove(member));
    }

    // ---- for the join handshake; on the lane

    @Override
    public void readEnd(long token) {
        log.readEnd(token);
    }

    @Override
    public JoinHandshake.Decision decide(JoinRequest request) {
        int present = joinHandshake.waiting(request.watch());
        for (RoomMember member : membersAndNewcomers()) if (member.watches() == request.watch()) present++;
        return joinPolicy.decide(request, present);
    }

    @Override
    public void append(LogRecord record, @Nullable String user, AppendCallback callback) {
        context.log().append(entry.id(), record, user, callback);
    }

    @Override
    public void run(Runnable step) {
        lane.run(step);
    }

    @Override
    public void admit(JoinRequest request, int c, @Nullable String user, Position joinedAt) {
        RoomMember member = new RoomMember(
                this, entry.id(), request.connection(), request.client(), c, request.fold(), user, joinedAt);
        newcomers.add(member, request);
        if (isHost(member)) hostActions.note(member, "host.join", 0);
    }

    // ---- the log; on the lane

    private void deliver(LogEntry record) {
        if (!record.position().isAfter(replica.position())) return;
        switch (replica.fold(record, now())) {
            case BoardReplica.Folded.Skipped _ -> {}
            case BoardReplica.Folded.Refused refused -> refused(record.position(), refused);
            case BoardReplica.Folded.Applied applied -> applied(record.position(), applied);
            case BoardReplica.Folded.Stopped why -> stopped(record.position(), why);
        }
        foldedUnits += record.body().length();
        if (foldedUnits < RoomLimits.HEAP_CHECK_UNITS) return;
        foldedUnits = 0;
        // Other relays write too, and what is read when a board without a snapshot is opened is known only then.
        if (heap.isFull(now()) && (fanout.members().isEmpty() || heap.isOverfull()))
            stop(ErrorCode.BUSY, "this relay has no memory for this board now");
    }

    private void stopped(Position position, BoardReplica.Folded.Stopped why) {
        if (stopped != null) return;
        context.metrics().count(Counter.BOARDS_STOPPED, why.failure() == null ? "newer" : "failed");
        LOG.atError()
                .addKeyValue("board", entry.id())
                .addKeyValue("position", position.value())
                .addKeyValue("reason", why.detail())
                .setCause(why.failure())
                .log("board-stopped");
        stop(why.code(), why.sentence());
    }

    /** Everybody who is here, and when they came. */
    List<RoomMember.MemberInfo> memberInfos() {
        List<RoomMember.MemberInfo> infos = new ArrayList<>();
        for (RoomMember member : membersAndNewcomers())
            infos.add(member.info(replica.board().people().get(member.c)));
        return infos;
    }

    /** Serves nobody any more, and appends and stores nothing: what this relay would make of the board would be wrong (R77a). */
    void stop(ErrorCode code, String why) {
        if (stopped != null) return;
        stopped = code;
        stoppedWhy = why;
        for (RoomMember member : membersAndNewcomers()) end(member, code, why);
        joinHandshake.refuseAll(code, why);
        logSubscriber.close();
        log.close();
    }

    private void refused(Position position, BoardReplica.Folded.Refused refused) {
        appendTimings.delivered(refused.record().client(), refused.record().k());
        ErrorCode code = refused.rejection().code();
        context.metrics().count(Counter.REFUSED, code.text());
        hostActions.refused(refused.record());
        String client = refused.record().client();
        if (client.isEmpty()) {
            joinHandshake.delivered(position, null, code);
            return;
        }
        for (RoomMember member : fanout.members()) {
            if (!member.client().equals(client) || member.watches()) continue;
            String frame =
                    WireCodec.write(new RelayFrame.Reject(refused.record().k(), code));
            fanout.answer(member, replica.ring().last(), frame);
            unsent = true;
        }
    }

    private void applied(Position position, BoardReplica.Folded.Applied applied) {
        unsent = true;
        appendTimings.delivered(applied.record().client(), applied.record().k());
        hostActions.applied(applied.record());
        strokes.applied(applied.batch().c(), applied.change(), now());
        for (Op op : applied.batch().ops()) {
            if (op instanceof Op.Join join) {
                joinHandshake.delivered(position, join, null);
                takeOver(join, position);
            }
        }
        if (applied.change().people()) endBarredMembers();
    }

    /** Ends the older connection of the same client, and that of a client which the new one continues. */
    private void takeOver(Op.Join join, Position position) {
        for (RoomMember member : membersAndNewcomers()) {
            if (!position.isAfter(member.joinedAt) || member.watches()) continue;
            if (member.client().equals(join.earlierClient())) end(member, ErrorCode.AUTH, JoinPolicy.CONTINUED);
            // Retryable: the join may be a late one, of a hello that the client has given up.
            else if (member.client().equals(join.client()))
                end(member, ErrorCode.BUSY, "this client has connected again");
        }
    }

    private void endBarredMembers() {
        boolean ended = !replica.board().access().open();
        for (RoomMember member : membersAndNewcomers()) {
            Person person = replica.board().people().get(member.c);
            if (person != null && person.kicked()) end(member, ErrorCode.KICKED, JoinPolicy.PUT_OUT);
            else if (member.fold < replica.board().fold()) end(member, ErrorCode.VERSION, JoinPolicy.OLD_CLIENT);
            else if (ended && (person == null || person.role() != Role.HOST))
                end(member, ErrorCode.ENDED, JoinPolicy.ENDED);
        }
    }

    /** Whoever showed one of these users' keys has to leave: they no longer hold. */
    void endUsers(Set<String> users) {
        for (RoomMember member : membersAndNewcomers()) {
            if (member.user != null && users.contains(member.user)) end(member, ErrorCode.AUTH, AuthCause.KEY.why());
        }
    }

    private List<RoomMember> membersAndNewcomers() {
        List<RoomMember> all = new ArrayList<>(fanout.members());
        all.addAll(newcomers.members());
        return all;
    }

    // ---- between steps; on the lane

    /** @return when to be called again */
    long runDue(long nowMillis) {
        if (stopped != null) return nowMillis + RoomLimits.TICK_MILLIS;
        if (nowMillis >= remotePresence.settledByMillis()) newcomers.welcomeAll();
        if (nowMillis - tickedMillis >= RoomLimits.TICK_MILLIS) tick(nowMillis);
        long version = presence.version();
        remotePresence.publish(presence.flush(fanout.members().size(), nowMillis));
        // Remembered, because this may not be the time to send it; otherwise it would wait for the next batch.
        unsent |= presence.version() != version;
        long apartMillis = flushInterval.millis(fanout.members().size(), nowMillis);
        if (unsent && nowMillis - flushedMillis >= apartMillis) {
            unsent = false;
            flushedMillis = nowMillis;
            fanout.flush(presence.version(), nowMillis);
        }
        replica.dropStaleSharedSnapshot();
        long due = Math.min(tickedMillis + RoomLimits.TICK_MILLIS, presence.dueMillis());
        if (!newcomers.isEmpty()) due = Math.min(due, remotePresence.settledByMillis());
        return unsent ? Math.min(due, flushedMillis + apartMillis) : due;
    }

    private void tick(long nowMillis) {
        tickedMillis = nowMillis;
        reportRingBytes(replica.ring().bytes());
        presence.dropSilent(nowMillis);
        remotePresence.publish(presence.heartbeat(nowMillis));
        List<Op> seals = strokes.seals(presence::isOnline, nowMillis);
        if (!seals.isEmpty()) append(LogRecord.system(seals), null, RoomReplies.NO_CALLBACK);
        snapshotWriter.writeIfDue(replica, context.snapshotRecords());
        fanout.trim();
        if (!fanout.members().isEmpty() || joinHandshake.waiting() > 0) usedMillis = nowMillis;
    }

    private String welcomeAgain(RoomMember member) {
        return newcomers.welcomeAgain(member);
    }

    boolean isIdle() {
        // Without memory for it nothing is gained by keeping it.
        return isUnused() && (stopped == ErrorCode.BUSY || now() - usedMillis >= RoomLimits.IDLE_MILLIS);
    }

    /** Whether nobody is here or about to be. */
    boolean isUnused() {
        return fanout.members().isEmpty() && joinHandshake.waiting() == 0 && newcomers.isEmpty();
    }

    /** Closes the room. The lane stops after it. */
    void close() {
        // Not when the relay drains: a board opened from a snapshot of the very end has no older batches, so clients
        // that missed some could not resume.
        if (isIdle() && stopped == null) snapshotWriter.writeIfDue(replica, RoomLimits.SNAPSHOT_MIN_RECORDS);
        reportRingBytes(0);
        context.metrics().add(Gauge.MEMBERS, -fanout.members().size());
        logSubscriber.close();
        log.close();
        remotePresence.close();
    }

    private void end(RoomMember member, ErrorCode code, String why) {
        remove(member);
        member.connection.end(code, why);
    }

    private void remove(RoomMember member) {
        newcomers.remove(member);
        if (!fanout.remove(member)) return;
        context.metrics().add(Gauge.MEMBERS, -1);
        if (member.watches()) return;
        for (RoomMember other : fanout.members()) if (other.c == member.c) return;
        presence.updateLocal(member.c, null, now());
    }

    private void reportRingBytes(long bytes) {
        context.metrics().add(Gauge.RING_BYTES, bytes - reportedRingBytes);
        reportedRingBytes = bytes;
    }

    private boolean isHost(RoomMember member) {
        Person person = replica.board().people().get(member.c);
        return person != null && person.role() == Role.HOST;
    }

    private void answer(RoomMember member, String frame) {
        fanout.answer(member, 0, frame);
        fanout.pump(member, now());
    }

    private long now() {
        return context.clock().getAsLong();
    }
}
