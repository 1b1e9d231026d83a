package org.bunpil.relay.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bunpil.board.Board;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.SnapshotParts;
import org.bunpil.wire.WireCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers to one member keep their place in its stream, whatever waits for its socket (protocol, sections 4 and 10). */
class AnswerOrderTest {
    private static final TestPerson KIM = TestPerson.of(10);
    private static final TestPerson MINA = TestPerson.of(11);

    @TempDir
    Path data;

    private SqliteBoardLog log;
    private Rooms rooms;

    /** A connection whose socket takes frames only when the test lets it. */
    private static final class Connection implements MemberConnection {
        final BlockingQueue<RelayFrame> frames = new LinkedBlockingQueue<>();
        final CompletableFuture<RoomMember> joined = new CompletableFuture<>();
        volatile boolean free = true;

        @Override
        public void joined(RoomMember member, long k) {
            joined.complete(member);
        }

        @Override
        public void refused(ErrorCode code, String why) {
            joined.completeExceptionally(new AssertionError(code + " " + why));
        }

        @Override
        public boolean ready() {
            return free;
        }

        @Override
        public void send(String frame) {
            if (WireCodec.readRelay(frame) instanceof Parsed.Good<RelayFrame>(RelayFrame good)) frames.add(good);
            else throw new AssertionError(frame);
        }

        @Override
        public void appendFailed(long k, ErrorCode code) {}

        @Override
        public void end(ErrorCode code, String why) {}

        RoomMember member() throws Exception {
            return joined.get(20, TimeUnit.SECONDS);
        }
    }

    @BeforeEach
    void start() throws Exception {
        log = SqliteBoardLog.open(data);
        log.directory().create(TestRooms.ENTRY).get();
        rooms = TestRooms.over(log);
    }

    @AfterEach
    void stop() {
        rooms.close();
        log.close();
    }

    private Connection join(TestPerson person, Credential credential) throws Exception {
        Connection connection = new Connection();
        rooms.join(TestRooms.ENTRY, TestRooms.request(connection, person.client(), person.name(), credential, false));
        connection.member();
        return connection;
    }

    /** Folds what a member was sent up to a frame. @return the board's hash by seq, at each end of a frame */
    private static Map<Long, String> folded(List<RelayFrame> frames) {
        Board board = new Board();
        List<RelayFrame.SnapshotPart> parts = new ArrayList<>();
        Map<Long, String> hashes = new HashMap<>();
        for (RelayFrame frame : frames) {
            if (frame instanceof RelayFrame.SnapshotPart part) {
                parts.add(part);
                if (part.i() + 1 == part.n()) board = new Board(SnapshotParts.join(parts));
            } else if (frame instanceof RelayFrame.Stream stream) {
                for (Batch batch : stream.batches()) board.apply(batch);
            } else if (frame instanceof RelayFrame.Hash(long seq, String hash)) {
                assertEquals(board.seq(), seq, "the hash is that of the seq sent last");
                assertEquals(board.hash(), hash);
            }
            hashes.put(board.seq(), board.hash());
        }
        return hashes;
    }

    /** R5 and `hash` in section 4: refusals, batches of others and answers to `check` wait together for a socket that is busy. */
    @Test
    void aHashIsThatOfTheSeqSentLastWhateverWaitsBeforeIt() throws Exception {
        Connection host = join(KIM, new Credential.HostKey(TestPerson.USER));
        Connection pupil = join(MINA, new Credential.JoinCode());
        List<RelayFrame> seen = new ArrayList<>();
        for (int round = 1; round <= 20; round++) {
            pupil.free = false;
            host.member().ops(2 * round - 1, List.of(KIM.shape(2 * round - 1, round, round)), null, 0);
            // A pupil may not clear a page: refused, at this place in the log.
            pupil.member().ops(round, List.of(new Op.Clear("p1")), null, 0);
            host.member().ops(2 * round, List.of(KIM.shape(2 * round, round, round)), null, 0);
            await(host, seqAfter(round));
            pupil.member().check();
            pupil.free = true;
            pupil.member().ready();
            int before = seen.size();
            while (seen.stream().skip(before).noneMatch(RelayFrame.Hash.class::isInstance)) {
                RelayFrame next = pupil.frames.poll(20, TimeUnit.SECONDS);
                if (next == null) throw new AssertionError("no answer to check in round " + round);
                seen.add(next);
            }
            folded(seen);
        }
    }

    /** init and join are one batch, the pupil's join another. */
    private static long seqAfter(int round) {
        return 2 + 2L * round;
    }

    private static void await(Connection connection, long seq) throws Exception {
        while (true) {
            RelayFrame frame = connection.frames.poll(20, TimeUnit.SECONDS);
            if (frame == null) throw new AssertionError("no seq " + seq);
            if (frame instanceof RelayFrame.Stream stream
                    && stream.seq() + stream.batches().size() > seq) return;
        }
    }
}
