package org.bunpil.relay.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.Position;
import org.jspecify.annotations.Nullable;

/**
 * Takes clients that ask to join through the steps of PROTOCOL R9: the log's end is read, the policy decides, the join is appended, and the
 * log delivers it. The session limits how long that may take. On the lane only.
 */
final class JoinHandshake {
    /** The result of a join that the log delivered: a participant number, or the code with which it was refused. */
    private record Outcome(int c, @Nullable ErrorCode refused) {}

    /** What the join handshake needs of its room. */
    interface RoomPort {
        /** Asks for the log's end. {@link JoinHandshake#reached} is called once it has been read. */
        void readEnd(long token);

        /** Decides on the basis of the current state. */
        Decision decide(JoinRequest request);

        void append(LogRecord record, @Nullable String user, AppendCallback callback);

        /** Runs a step on the lane. */
        void run(Runnable step);

        void admit(JoinRequest request, int c, @Nullable String user, Position joinedAt);
    }

    /** Whether a client may join. */
    sealed interface Decision {
        /** @param why English, for logs */
        record Refused(ErrorCode code, String why) implements Decision {}

        /** @param join record to append; null for a client that only watches */
        record Accepted(@Nullable LogRecord join, @Nullable String user) implements Decision {}
    }

    private static final class PendingJoin {
        final JoinRequest request;
        final long token;
        boolean sent;

        @Nullable
        String user;

        @Nullable
        Position sentAt;

        PendingJoin(JoinRequest request, long token) {
            this.request = request;
            this.token = token;
        }
    }

    private final RoomPort room;
    private final List<PendingJoin> waiting = new ArrayList<>();
    /** Results of joins that were delivered before the log reported their position. */
    private final Map<Position, Outcome> outcomes = new HashMap<>();

    private long tokens;

    JoinHandshake(RoomPort room) {
        this.room = room;
    }

    int waiting() {
        return waiting.size();
    }

    /** How many of one kind are waiting. */
    int waiting(boolean watch) {
        int of = 0;
        for (PendingJoin pending : waiting) if (pending.request.watch() == watch) of++;
        return of;
    }

    void requestJoin(JoinRequest request) {
        PendingJoin pending = new PendingJoin(request, ++tokens);
        waiting.add(pending);
        room.readEnd(pending.token);
    }

    void reached(long token) {
        for (PendingJoin pending : List.copyOf(waiting)) {
            if (pending.token == token && !pending.sent) decide(pending);
        }
    }

    private void decide(PendingJoin pending) {
        switch (room.decide(pending.request)) {
            case JoinHandshake.Decision.Refused(ErrorCode code, String why) -> refuse(pending, code, why);
            case JoinHandshake.Decision.Accepted(LogRecord join, String user) -> {
                pending.user = user;
                if (join == null) {
                    waiting.remove(pending);
                    room.admit(pending.request, 0, user, Position.START);
                } else {
                    pending.sent = true;
                    room.append(join, user, new AppendResult(pending));
                }
            }
        }
    }

    /** The log has delivered a join. */
    void delivered(Position position, Op.@Nullable Join accepted, @Nullable ErrorCode refused) {
        if (waiting.isEmpty()) return;
        outcomes.put(position, new Outcome(accepted == null ? 0 : accepted.c(), refused));
        for (PendingJoin pending : List.copyOf(waiting)) completeIfDelivered(pending);
    }

    private void completeIfDelivered(PendingJoin pending) {
        if (pending.sentAt == null) return;
        Outcome outcome = outcomes.get(pending.sentAt);
        if (outcome == null) return;
        if (outcome.refused() != null) {
            refuse(pending, outcome.refused(), "refused at the join's place in the log");
            return;
        }
        remove(pending);
        room.admit(pending.request, outcome.c(), pending.user, pending.sentAt);
    }

    /** The client's connection ended before it had joined. */
    void cancel(MemberConnection connection) {
        for (PendingJoin pending : List.copyOf(waiting)) {
            if (pending.request.connection().equals(connection)) remove(pending);
        }
    }

    /** Nobody can join any more. */
    void refuseAll(ErrorCode code, String why) {
        for (PendingJoin pending : List.copyOf(waiting)) refuse(pending, code, why);
    }

    private void refuse(PendingJoin pending, ErrorCode code, String why) {
        remove(pending);
        pending.request.connection().refused(code, why);
    }

    private void remove(PendingJoin pending) {
        waiting.remove(pending);
        if (waiting.isEmpty()) outcomes.clear();
    }

    private final class AppendResult implements AppendCallback {
        private final PendingJoin pending;

        AppendResult(PendingJoin pending) {
            this.pending = pending;
        }

        @Override
        public void onDurable(Position position) {
            room.run(() -> {
                if (!waiting.contains(pending)) return;
                pending.sentAt = position;
                completeIfDelivered(pending);
            });
        }

        @Override
        public void onFailed(ErrorCode code) {
            room.run(() -> {
                if (waiting.contains(pending)) refuse(pending, code, "the log did not take the join");
            });
        }
    }
}
