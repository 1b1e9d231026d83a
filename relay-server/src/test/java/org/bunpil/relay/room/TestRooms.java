package org.bunpil.relay.room;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.ops.Audit;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.room.lane.VirtualThreadLaneFactory;
import org.bunpil.relay.testing.TestPerson;

/** Rooms over a log without sessions and sockets, and joins to them. */
final class TestRooms {
    static final BoardEntry ENTRY = new BoardEntry("Board12345", "Lesson", TestPerson.USER, "ABCD2345");
    private static final long LIMIT_SECONDS = 60;

    private TestRooms() {}

    static Rooms over(BoardLog log) {
        return over(log, HeapBudget.ofThisProcess());
    }

    static Rooms over(BoardLog log, HeapBudget heap) {
        LongSupplier clock = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        RoomContext context = new RoomContext(
                log,
                clock,
                Runnable::run,
                () -> "inc1",
                RoomContext.SNAPSHOT_RECORDS,
                List.of(),
                120,
                new Metrics(),
                Audit.NONE,
                new CpuLoad(() -> 0, 1));
        return new Rooms(context, new VirtualThreadLaneFactory(clock), heap);
    }

    static JoinRequest request(
            MemberConnection connection, String client, String name, Credential credential, boolean watch) {
        return new JoinRequest(
                connection,
                client,
                "0".repeat(64),
                name,
                credential,
                FoldVersion.NEWEST,
                null,
                null,
                null,
                watch,
                user -> false);
    }

    /** Joins {@link #ENTRY}. @return "joined", or the code of the refusal */
    static String join(Rooms rooms, String client, Credential credential, boolean watch) throws InterruptedException {
        return join(rooms, ENTRY, client, credential, watch);
    }

    static String join(Rooms rooms, BoardEntry board, String client, Credential credential, boolean watch)
            throws InterruptedException {
        Outcome outcome = new Outcome();
        rooms.join(board, request(outcome, client, "Kim", credential, watch));
        return String.valueOf(outcome.ends.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
    }

    /** Only remembers how a join ended. */
    private static final class Outcome implements MemberConnection {
        final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

        @Override
        public void joined(RoomMember member, long k) {
            ends.add("joined");
        }

        @Override
        public void refused(ErrorCode code, String why) {
            ends.add(code.text());
        }

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void send(String frame) {}

        @Override
        public void appendFailed(long k, ErrorCode code) {}

        @Override
        public void end(ErrorCode code, String why) {}
    }
}
