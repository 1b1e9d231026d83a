package org.bunpil.relay.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.Op;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.room.replica.SharedSnapshot;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a room: the handle by which its session reaches the room, and, on the lane only, its cursor into the board's history.
 */
public final class RoomMember {
    /** A frame for this member alone, sent once the stream has passed {@code afterSeq}. */
    record Control(long afterSeq, String frame) {}

    private final Room room;
    private final String board;
    final MemberConnection connection;
    private final String client;
    /** Participant number; 0 only watches. */
    final int c;

    final @Nullable String user;
    final Position joinedAt;

    /** Frames that come before everything else, the welcome first of all. */
    final Deque<String> welcomeFrames = new ArrayDeque<>();

    final Deque<Control> controls = new ArrayDeque<>();
    /** Snapshot under way. */
    @Nullable
    SharedSnapshot snapshot;

    int part;
    /** Seq of the next batch to send. */
    long cursor;
    /** Hash after {@link #cursor} − 1. */
    String hash = "";

    /** Has not been level with the ring's end since its last snapshot. */
    boolean catchingUp;

    /** Frames of others' presence up to {@link #presenceSeen}, not sent yet. */
    final Deque<String> presence = new ArrayDeque<>();

    long presenceSeen;

    RoomMember(
            Room room,
            String board,
            MemberConnection connection,
            String client,
            int c,
            @Nullable String user,
            Position joinedAt) {
        this.room = room;
        this.board = board;
        this.connection = connection;
        this.client = client;
        this.c = c;
        this.user = user;
        this.joinedAt = joinedAt;
    }

    public String client() {
        return client;
    }

    /** Id of the board. */
    public String board() {
        return board;
    }

    /** Only reads; no member in the sense of the board. */
    public boolean watches() {
        return c == 0;
    }

    /**
     * Passes a batch on towards the log. Any thread, as the following; none blocks.
     *
     * @param refused recorded instead of the ops, or null
     * @return false when too much is waiting; nothing happened then
     */
    public boolean ops(long k, List<Op> ops, @Nullable ErrorCode refused) {
        return room.ops(this, k, ops, refused);
    }

    public boolean present(Presence presence) {
        return room.present(this, presence);
    }

    /** Asks for the hash of what was sent last. */
    public boolean check() {
        return room.check(this);
    }

    /** @param fresh a code that shall replace the board's, or null to be told the present one */
    public boolean askCode(@Nullable String fresh) {
        return room.askCode(this, fresh);
    }

    /** The socket can take the next frame. */
    public void ready() {
        room.ready(this);
    }

    public void leave() {
        room.left(this);
    }
}
