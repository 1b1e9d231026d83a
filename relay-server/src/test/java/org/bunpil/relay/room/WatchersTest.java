package org.bunpil.relay.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Limits;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.bunpil.relay.ops.Audit;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.testing.TestPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R69: watchers have a bound of their own. */
class WatchersTest {
    private static final BoardEntry ENTRY = new BoardEntry("Board12345", "Lesson", TestPerson.USER, "ABCD2345");

    private static final class Connection implements MemberConnection {
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

    private static String join(Rooms rooms, String client, boolean watch) throws InterruptedException {
        Connection connection = new Connection();
        rooms.join(
                ENTRY,
                new JoinRequest(
                        connection,
                        client,
                        "0".repeat(64),
                        "Kim",
                        new Credential.JoinCode(),
                        FoldVersion.NEWEST,
                        null,
                        null,
                        null,
                        watch));
        return String.valueOf(connection.ends.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void moreWatchersThanAllowedAreRefusedAndTakeNobodysPlace(@TempDir Path data) throws Exception {
        try (SqliteBoardLog log = SqliteBoardLog.open(data)) {
            log.directory().create(ENTRY).get();
            try (Rooms rooms = new Rooms(new RoomContext(
                    log,
                    () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
                    Runnable::run,
                    () -> "inc1",
                    RoomContext.SNAPSHOT_RECORDS,
                    List.of(),
                    120,
                    new Metrics(),
                    Audit.NONE,
                    new CpuLoad(() -> 0, 1)))) {
                assertEquals("joined", join(rooms, "Client10", false));
                for (int i = 0; i < Limits.BOARD_WATCHERS; i++)
                    assertEquals("joined", join(rooms, "Watch" + (100 + i), true));
                assertEquals("board_full", join(rooms, "Watch999", true));
                assertEquals("joined", join(rooms, "Client11", false), "a member, although 500 watch");
            }
        }
    }
}
