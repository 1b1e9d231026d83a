package org.bunpil.relay.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.Op;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.room.replica.SharedSnapshot;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/**
 * A member of a room. Its session reaches the room through it. It also holds the member's cursor in the board's history, which is used on
 * the lane only.
 */
public final class RoomMember {
    /**
     * A frame for this member alone, sent once the stream has passed {@code afterSeq}.
     *
     * @param frame asked for when it is sent, because some frames say what was sent last
     */
    record Control(long afterSeq, Supplier<String> frame) {}

    /**
     * A member, for administrators.
     *
     * @param c participant number; 0 for one who only watches
     * @param name as on the board, "" for one who only watches
     * @param user whose host key was shown, or null
     */
    public record MemberInfo(
            String board,
            int c,
            String client,
            String name,
            Role role,
            @Nullable String user,
            boolean watches) {}

    private final Room room;
    private final String board;
    final MemberConnection connection;
    private final String client;
    /** Participant number; 0 for a client that only watches. */
    final int c;

    /** The newest version of the fold that its client knows. */
    final int fold;

    final @Nullable String user;
    final Position joinedAt;

    /** Frames to send before everything else, such as the welcome. */
    final Deque<String> welcomeFrames = new ArrayDeque<>();

    final Deque<Control> controls = new ArrayDeque<>();
    /** The snapshot that is being sent, or null. */
    @Nullable
    SharedSnapshot snapshot;

    int part;
    /** Seq of the next batch to send. */
    long cursor;
    /** Hash after {@link #cursor} − 1. */
    String hash = "";

    /** Whether it has not reached the ring's end since it joined or got its last snapshot. */
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
            int fold,
            @Nullable String user,
            Position joinedAt) {
        this.room = room;
        this.board = board;
        this.connection = connection;
        this.client = client;
        this.c = c;
        this.fold = fold;
        this.user = user;
        this.joinedAt = joinedAt;
    }

    public String client() {
        return client;
    }

    /** The board's id. */
    public String board() {
        return board;
    }

    MemberInfo info(@Nullable Person person) {
        return new MemberInfo(
                board,
                c,
                client,
                person == null ? "" : person.name(),
                person == null ? Role.VIEWER : person.role(),
                user,
                watches());
    }

    /** Whether it only watches. It is then not a member in the sense of the protocol. */
    public boolean watches() {
        return c == 0;
    }

    /**
     * Forwards a batch to the log. This and the following methods may be called on any thread; none blocks.
     *
     * @param refused code that is recorded instead of the ops, or null
     * @param bytes size of its frame
     * @return false when too much is waiting; then nothing was done
     */
    public boolean ops(long k, List<Op> ops, @Nullable ErrorCode refused, int bytes) {
        return room.ops(this, k, ops, refused, bytes);
    }

    /** @param bytes size of its frame */
    public boolean present(Presence presence, int bytes) {
        return room.present(this, presence, bytes);
    }

    /** Asks for the hash of the seq that is sent last before the answer. */
    public boolean check() {
        return room.check(this);
    }

    /** Asks for the join code. @param fresh a new code to replace the board's, or null to get the current one */
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
