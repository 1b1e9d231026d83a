package org.bunpil.relay.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.bunpil.relay.testing.TestPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boards that are being read and unpacked hold up no board that is open. */
class OpeningBesideLanesTest {
    private static String join(Rooms rooms, BoardEntry board, int n) throws InterruptedException {
        Credential key = new Credential.HostKey(TestPerson.USER);
        return TestRooms.join(rooms, board, TestPerson.of(n).client(), key, false);
    }

    @Test
    void anOpenBoardAnswersWhileOthersAreReadOnEveryProcessor(@TempDir Path data) throws Exception {
        AtomicBoolean reading = new AtomicBoolean();
        try (BoardLog log = SqliteBoardLog.open(data)) {
            // A disk that takes long holds on to its thread, as native code and unpacking do.
            BoardLog slow = (BoardLog) Proxy.newProxyInstance(
                    BoardLog.class.getClassLoader(), new Class<?>[] {BoardLog.class}, (proxy, method, arguments) -> {
                        boolean opens = method.getName().equals("latestSnapshot");
                        while (opens && reading.get()) Thread.onSpinWait();
                        try {
                            return method.invoke(log, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
            try (Rooms rooms = TestRooms.over(slow)) {
                log.directory().create(TestRooms.ENTRY).get();
                assertEquals("joined", join(rooms, TestRooms.ENTRY, 10));
                reading.set(true);
                List<FutureTask<String>> opening = new ArrayList<>();
                for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                    BoardEntry board = new BoardEntry("Large1234" + i, "Lesson", TestPerson.USER, "");
                    log.directory().create(board).get();
                    FutureTask<String> one = new FutureTask<>(() -> join(rooms, board, 11));
                    opening.add(one);
                    Thread.ofPlatform().daemon().start(one);
                }
                assertEquals("joined", join(rooms, TestRooms.ENTRY, 12));
                reading.set(false);
                for (FutureTask<String> one : opening) assertEquals("joined", one.get());
            } finally {
                reading.set(false);
            }
        }
    }
}
