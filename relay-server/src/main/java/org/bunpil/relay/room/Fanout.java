package org.bunpil.relay.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.ops.Timer;
import org.bunpil.relay.room.replica.BatchRing;
import org.bunpil.relay.room.replica.SharedSnapshot;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/**
 * Sends a board's batches to its members. All share one ring and each has a cursor in it; a member's next frame is sent only when the last
 * one has left. A member that falls too far behind gets a new snapshot instead. On the lane only.
 */
final class Fanout {
    private static final int TEXTS = 16;

    private final BatchRing ring;
    private final Supplier<SharedSnapshot> snapshots;
    private final LongFunction<List<String>> presence;
    private final Function<RoomMember, String> welcomeAgain;
    private final Metrics metrics;
    private final Set<RoomMember> roomMembers = new LinkedHashSet<>();
    /** Encoded frames from a seq to the ring's end, by that seq. Most members need the same one. */
    private final Map<Long, String> texts = new HashMap<>();

    private long textsSeq;
    private long presenceVersion;

    /**
     * @param presence gives the frames of all presence newer than a version
     * @param welcomeAgain gives the welcome that precedes a snapshot during a session: it tells the client which of its batches are
     *     included
     */
    Fanout(
            BatchRing ring,
            Supplier<SharedSnapshot> snapshots,
            LongFunction<List<String>> presence,
            Function<RoomMember, String> welcomeAgain,
            Metrics metrics) {
        this.metrics = metrics;
        this.ring = ring;
        this.snapshots = snapshots;
        this.presence = presence;
        this.welcomeAgain = welcomeAgain;
    }

    Set<RoomMember> members() {
        return roomMembers;
    }

    void add(RoomMember member) {
        roomMembers.add(member);
    }

    boolean remove(RoomMember member) {
        return roomMembers.remove(member);
    }

    void startSnapshot(RoomMember member) {
        SharedSnapshot snapshot = snapshots.get();
        member.snapshot = snapshot;
        member.part = 0;
        member.cursor = snapshot.seq() + 1;
        member.hash = snapshot.hash();
        member.catchingUp = true;
    }

    /** Queues an answer for one member; it is sent once the batches up to {@code afterSeq} have been. */
    void answer(RoomMember member, long afterSeq, String frame) {
        answer(member, new RoomMember.Control(afterSeq, () -> frame));
    }

    /** Queues the hash of whatever seq will have been sent last when it is this answer's turn. */
    void answerHash(RoomMember member) {
        answer(
                member,
                new RoomMember.Control(0, () -> WireCodec.write(new RelayFrame.Hash(member.cursor - 1, member.hash))));
    }

    private void answer(RoomMember member, RoomMember.Control control) {
        if (member.controls.size() >= RoomLimits.CONTROLS)
            member.connection.end(ErrorCode.SLOW, "too many answers wait for this client");
        else member.controls.add(control);
    }

    /** Sends the next frames to all members whose sockets are free. */
    void flush(long newPresenceVersion, long nowMillis) {
        presenceVersion = newPresenceVersion;
        for (RoomMember member : List.copyOf(roomMembers)) pump(member, nowMillis);
    }

    /** Sends the next frame to one member if there is one and its socket is free. */
    void pump(RoomMember member, long nowMillis) {
        while (hasNext(member) && roomMembers.contains(member) && member.connection.ready()) {
            String frame = next(member, nowMillis);
            if (frame == null) return;
            member.connection.send(frame);
        }
    }

    /** Drops batches that no member needs any more. */
    void trim() {
        long needed = ring.last();
        for (RoomMember member : roomMembers) needed = Math.min(needed, member.cursor);
        ring.trim(needed);
    }

    private boolean hasNext(RoomMember member) {
        return !member.welcomeFrames.isEmpty()
                || member.snapshot != null
                || !member.controls.isEmpty()
                || member.cursor <= ring.last()
                || !member.presence.isEmpty()
                || member.presenceSeen < presenceVersion;
    }

    private @Nullable String next(RoomMember member, long nowMillis) {
        if (!member.welcomeFrames.isEmpty()) return member.welcomeFrames.poll();
        if (member.snapshot == null && isTooFarBehind(member, nowMillis)) {
            startSnapshot(member);
            return welcomeAgain.apply(member);
        }
        if (member.snapshot != null) {
            String part = member.snapshot.part(member.part++);
            if (part != null) return part;
            member.snapshot = null;
            if (isTooFarBehind(member, nowMillis)) return next(member, nowMillis);
        }
        RoomMember.Control control = member.controls.peek();
        if (control != null && control.afterSeq() < member.cursor) {
            member.controls.poll();
            return control.frame().get();
        }
        if (member.cursor <= ring.last()) return stream(member, nowMillis);
        if (!member.presence.isEmpty()) return member.presence.poll();
        if (member.presenceSeen >= presenceVersion) return null;
        member.presence.addAll(presence.apply(member.presenceSeen));
        member.presenceSeen = presenceVersion;
        return member.presence.poll();
    }

    /** Whether all batches from {@code seq} on are in the ring and few enough to be sent instead of a snapshot. */
    boolean isWithinReach(long seq) {
        if (seq == ring.last() + 1) return true;
        return ring.has(seq)
                && ring.last() - seq < RoomLimits.BEHIND_BATCHES
                && ring.bytesFrom(seq) <= RoomLimits.BEHIND_BYTES;
    }

    private boolean isTooFarBehind(RoomMember member, long nowMillis) {
        long behind = ring.last() - member.cursor + 1;
        if (behind <= 0) return false;
        if (member.cursor < ring.first()) return true;
        // After a snapshot that took long to send, batches are old. Sending another one could go on for ever.
        if (member.catchingUp) return false;
        return behind > RoomLimits.BEHIND_BATCHES
                || ring.bytesFrom(member.cursor) > RoomLimits.BEHIND_BYTES
                || nowMillis - ring.at(member.cursor).arrivedMillis() > RoomLimits.BEHIND_MILLIS;
    }

    private String stream(RoomMember member, long nowMillis) {
        long last = ring.last();
        RoomMember.Control control = member.controls.peek();
        // A queued answer must be sent between the right batches.
        if (control != null) last = Math.min(last, control.afterSeq());
        int bytes = 0;
        long to = member.cursor;
        for (long seq = member.cursor; seq <= last; seq++) {
            bytes += ring.at(seq).bytes();
            if (seq > member.cursor && bytes > RoomLimits.STREAM_FRAME_BYTES) break;
            if (seq - member.cursor >= RoomLimits.STREAM_FRAME_BATCHES) break;
            to = seq;
        }
        String text = text(member.cursor, to);
        metrics.count(Counter.BATCHES_OUT, to - member.cursor + 1);
        if (!member.catchingUp) {
            long waitedMillis = nowMillis - ring.at(member.cursor).arrivedMillis();
            metrics.record(Timer.DELIVERED_TO_SENT, TimeUnit.MILLISECONDS.toNanos(waitedMillis));
        }
        member.hash = ring.at(to).hash();
        member.cursor = to + 1;
        if (to == ring.last()) member.catchingUp = false;
        return text;
    }

    private String text(long from, long to) {
        if (to < ring.last()) return encode(from, to);
        if (textsSeq != to || texts.size() >= TEXTS) {
            texts.clear();
            textsSeq = to;
        }
        return texts.computeIfAbsent(from, f -> encode(from, to));
    }

    private String encode(long from, long to) {
        List<String> batches = new ArrayList<>((int) (to - from + 1));
        for (long seq = from; seq <= to; seq++) batches.add(ring.at(seq).json());
        boolean crosses = to / RoomLimits.HASH_EVERY != (from - 1) / RoomLimits.HASH_EVERY;
        BatchRing.EncodedBatch end = ring.at(to);
        return WireCodec.writeStream(from, end.tsMillis(), batches, crosses ? end.hash() : null);
    }
}
