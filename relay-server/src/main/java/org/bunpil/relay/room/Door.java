package org.bunpil.relay.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bunpil.model.Code;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * Those who want to come in, each step of the way (PROTOCOL R9): the log's end is read, then it is decided who they are, then their
 * join goes to the log, then it comes back. How long that may take is their
 * session's affair. On the lane only.
 */
final class Door {
    /** What the log said of a join: accepted with a participant number, or a code. */
    private record Outcome(int c, @Nullable Code refused) {}

    /** What the door needs of its room. */
    interface House {
        /** Asks for the log's end; answered by {@link Door#reached}. */
        void readEnd(long token);

        /** Decides by the state now. */
        Judgement judge(JoinRequest request);

        void append(LogRecord record, @Nullable String user, Receipt receipt);

        /** Runs a step on the lane. */
        void run(Runnable step);

        void enter(JoinRequest request, int c, @Nullable String user, Position joinedAt);
    }

    /** Whether somebody may come in. */
    sealed interface Judgement {
        record Refused(Code code) implements Judgement {}

        /** @param join to append; null for who only watches */
        record Welcome(@Nullable LogRecord join, @Nullable String user) implements Judgement {}
    }

    private static final class Knock {
        final JoinRequest request;
        final long token;
        boolean sent;

        @Nullable
        String user;

        @Nullable
        Position sentAt;

        Knock(JoinRequest request, long token) {
            this.request = request;
            this.token = token;
        }
    }

    private final House house;
    private final List<Knock> waiting = new ArrayList<>();
    /** Joins that came back before the log said where they are. */
    private final Map<Position, Outcome> outcomes = new HashMap<>();

    private long tokens;

    Door(House house) {
        this.house = house;
    }

    int waiting() {
        return waiting.size();
    }

    void knock(JoinRequest request) {
        Knock knock = new Knock(request, ++tokens);
        waiting.add(knock);
        house.readEnd(knock.token);
    }

    void reached(long token) {
        for (Knock knock : List.copyOf(waiting)) {
            if (knock.token == token && !knock.sent) decide(knock);
        }
    }

    private void decide(Knock knock) {
        switch (house.judge(knock.request)) {
            case Door.Judgement.Refused(Code code) -> refuse(knock, code);
            case Door.Judgement.Welcome(LogRecord join, String user) -> {
                knock.user = user;
                if (join == null) {
                    waiting.remove(knock);
                    house.enter(knock.request, 0, user, Position.START);
                } else {
                    knock.sent = true;
                    house.append(join, user, new Result(knock));
                }
            }
        }
    }

    /** A join was delivered by the log. */
    void delivered(Position position, Op.@Nullable Join accepted, @Nullable Code refused) {
        if (waiting.isEmpty()) return;
        outcomes.put(position, new Outcome(accepted == null ? 0 : accepted.c(), refused));
        for (Knock knock : List.copyOf(waiting)) settle(knock);
    }

    private void settle(Knock knock) {
        if (knock.sentAt == null) return;
        Outcome outcome = outcomes.get(knock.sentAt);
        if (outcome == null) return;
        if (outcome.refused() != null) {
            refuse(knock, outcome.refused());
            return;
        }
        remove(knock);
        house.enter(knock.request, outcome.c(), knock.user, knock.sentAt);
    }

    /** Its connection ended before it was in. */
    void left(Peer peer) {
        for (Knock knock : List.copyOf(waiting)) {
            if (knock.request.peer().equals(peer)) remove(knock);
        }
    }

    private void refuse(Knock knock, Code code) {
        remove(knock);
        knock.request.peer().refused(code);
    }

    private void remove(Knock knock) {
        waiting.remove(knock);
        if (waiting.isEmpty()) outcomes.clear();
    }

    private final class Result implements Receipt {
        private final Knock knock;

        Result(Knock knock) {
            this.knock = knock;
        }

        @Override
        public void kept(Position position) {
            house.run(() -> {
                if (!waiting.contains(knock)) return;
                knock.sentAt = position;
                settle(knock);
            });
        }

        @Override
        public void lost(Code code) {
            house.run(() -> {
                if (waiting.contains(knock)) refuse(knock, code);
            });
        }
    }
}
