package org.bunpil.relay.room;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.bunpil.board.Admission;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.ops.Gauge;
import org.bunpil.relay.room.replica.BoardReplica;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has joined since the last due work, or while it is not known yet who is here on other relays. They are welcomed together and share one
 * snapshot. On the lane only.
 */
final class Newcomers {
    private static final Logger LOG = LoggerFactory.getLogger(Newcomers.class);

    private final BoardReplica replica;
    private final BoardEntry entry;
    private final RoomContext context;
    private final Fanout fanout;
    private final PresenceTracker presence;
    private final Predicate<RoomMember> isHost;
    private final List<Newcomer> waiting = new ArrayList<>();

    private record Newcomer(RoomMember member, JoinRequest request) {}

    Newcomers(
            BoardReplica replica,
            BoardEntry entry,
            RoomContext context,
            Fanout fanout,
            PresenceTracker presence,
            Predicate<RoomMember> isHost) {
        this.replica = replica;
        this.entry = entry;
        this.context = context;
        this.fanout = fanout;
        this.presence = presence;
        this.isHost = isHost;
    }

    void add(RoomMember member, JoinRequest request) {
        waiting.add(new Newcomer(member, request));
    }

    void remove(RoomMember member) {
        waiting.removeIf(newcomer -> newcomer.member() == member);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    List<RoomMember> members() {
        return waiting.stream().map(Newcomer::member).toList();
    }

    void welcomeAll() {
        for (Newcomer newcomer : List.copyOf(waiting)) welcome(newcomer);
        waiting.clear();
    }

    private void welcome(Newcomer newcomer) {
        RoomMember member = newcomer.member();
        long nowMillis = context.clock().getAsLong();
        RoomReplies.ResumePoint from = RoomReplies.resumePoint(replica, newcomer.request(), fanout);
        if (!member.watches()) presence.updateLocal(member.c, PresenceTracker.EMPTY, nowMillis);
        fanout.add(member);
        context.metrics().add(Gauge.MEMBERS, 1);
        if (from.snapshot()) {
            fanout.startSnapshot(member);
            context.metrics().count(Counter.SNAPSHOTS, "newcomer");
        } else {
            member.cursor = from.seq() + 1;
            member.hash = replica.ring().hashAfter(from.seq());
            member.catchingUp = true;
        }
        member.connection.joined(member, from.k());
        member.welcomeFrames.add(frame(member, from));
        LOG.atInfo()
                .addKeyValue("board", entry.id())
                .addKeyValue("client", member.client())
                .addKeyValue("c", member.c)
                .addKeyValue("seq", from.seq())
                .log("joined");
        fanout.pump(member, nowMillis);
    }

    /** The welcome before a snapshot during a session. The snapshot has the board's current seq. */
    String welcomeAgain(RoomMember member) {
        Admission.Client client = member.watches() ? null : replica.admission().client(member.client());
        context.metrics().count(Counter.SNAPSHOTS, "behind");
        return frame(
                member, new RoomReplies.ResumePoint(true, replica.board().seq(), client == null ? 0 : client.k(), 0));
    }

    private String frame(RoomMember member, RoomReplies.ResumePoint from) {
        return RoomReplies.welcome(replica, entry, context, member, from, isHost.test(member), presence.online());
    }
}
