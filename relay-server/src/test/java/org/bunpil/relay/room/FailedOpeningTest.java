package org.bunpil.relay.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bunpil.op.LogRecord;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.AssetStore;
import org.bunpil.relay.log.BoardAdministration;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.log.Directory;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.PresenceChannel;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.log.Subscriber;
import org.bunpil.relay.log.Subscription;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.bunpil.relay.testing.TestPerson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An opening that fails, for whatever reason, is answered, and the next one begins anew. */
class FailedOpeningTest {

    /** A real log, but for what goes wrong when a board is opened. */
    private record FailingLog(BoardLog log, Deque<Throwable> whenRead, Deque<Throwable> whenSubscribed)
            implements BoardLog {
        private static void fail(@Nullable Throwable failure) {
            if (failure instanceof Error error) throw error;
            if (failure instanceof RuntimeException bug) throw bug;
        }

        @Override
        public Optional<StoredSnapshot> latestSnapshot(String board) throws LogUnavailableException {
            fail(whenRead.poll());
            return log.latestSnapshot(board);
        }

        @Override
        public Subscription subscribe(String board, Position after, Subscriber subscriber) {
            fail(whenSubscribed.poll());
            return log.subscribe(board, after, subscriber);
        }

        @Override
        public void append(String board, LogRecord record, @Nullable String user, AppendCallback callback) {
            log.append(board, record, user, callback);
        }

        @Override
        public void putSnapshot(String board, StoredSnapshot snapshot) throws LogUnavailableException {
            log.putSnapshot(board, snapshot);
        }

        @Override
        public boolean writesSnapshots() {
            return log.writesSnapshots();
        }

        @Override
        public String failure() {
            return log.failure();
        }

        @Override
        public Directory directory() {
            return log.directory();
        }

        @Override
        public PresenceChannel presenceChannel() {
            return log.presenceChannel();
        }

        @Override
        public AssetStore assets() {
            return log.assets();
        }

        @Override
        public BoardAdministration administration() {
            return log.administration();
        }

        @Override
        public void close() {
            log.close();
        }
    }

    private static String join(Rooms rooms, int n) throws InterruptedException {
        return TestRooms.join(rooms, TestPerson.of(n).client(), new Credential.HostKey(TestPerson.USER), false);
    }

    @Test
    void itIsRefusedForNowAndTheNextJoinOpensTheBoard(@TempDir Path data) throws Exception {
        Deque<Throwable> whenRead =
                new ArrayDeque<>(List.of(new IllegalStateException("planted"), new OutOfMemoryError("planted")));
        Deque<Throwable> whenSubscribed = new ArrayDeque<>(List.of(new StackOverflowError("planted")));
        try (BoardLog log = new FailingLog(SqliteBoardLog.open(data), whenRead, whenSubscribed)) {
            log.directory().create(TestRooms.ENTRY).get();
            try (Rooms rooms = TestRooms.over(log)) {
                for (int i = 0; i < 3; i++) {
                    assertEquals("busy", join(rooms, 10 + i));
                    assertEquals(0, rooms.size(), "nothing of it is left");
                }
                assertEquals("joined", join(rooms, 20));
                assertEquals(1, rooms.size());
            }
        }
    }
}
