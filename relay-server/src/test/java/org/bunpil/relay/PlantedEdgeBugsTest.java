package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bunpil.relay.testing.ChangedSources;
import org.bunpil.relay.testing.LoadedTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that the tests of what the simulation replaces find bugs: the delivery of a log's history, SQLite's writer, the snapshot compactor
 * and the transport. Each bug is written into a copy of one source file; the test that is to find it is run with it.
 */
class PlantedEdgeBugsTest {
    private static final String RELAY = ChangedSources.RELAY;
    /** A bug of two threads need not show the first time. */
    private static final int TRIES = 20;

    @TempDir
    Path folder;

    /** @param test class and method of the test that finds it */
    private record Bug(String name, String file, String right, String wrong, String test) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bug> bugs() {
        String delivery = RELAY + "log/CatchUpDelivery.java";
        String writer = RELAY + "log/sqlite/GroupCommitWriter.java";
        String sqlite = "org.bunpil.relay.log.SqliteBoardLogTest#";
        String traps = "org.bunpil.relay.transport.LibraryTrapsTest#framesWrittenPastTheQueueAreWholeAndInOrder";
        return Stream.of(
                new Bug(
                        "a record for which a subscriber had no room is lost",
                        delivery,
                        "            caughtUp = false;\n            readHistory();\n        }\n    }",
                        "            done = entry.position();\n        }\n    }",
                        sqlite + "allSubscribersSeeTheSameOrder"),
                new Bug(
                        "the end is said to be reached before history has been read",
                        delivery,
                        "if (caughtUp) release();",
                        "subscriber.reached(token);",
                        sqlite + "theEndIsReachedAfterTheStoredRecords"),
                new Bug(
                        "history begins at its position, not after it",
                        RELAY + "log/sqlite/SqliteQueries.java",
                        "AND position > ?",
                        "AND position >= ?",
                        sqlite + "aLateSubscriberGetsHistoryFromItsPosition"),
                new Bug(
                        "what was rolled back is acknowledged",
                        writer,
                        "runGuarded(() -> task.failed(why));",
                        "runGuarded(task::committed);",
                        sqlite + "whatIsLargeSharesNoTransactionWithInk"),
                new Bug(
                        "pictures share a transaction with ink",
                        writer,
                        "if (closing || !offer(task, large,",
                        "if (!closing) return offer(task);\n        if (closing || !offer(task, large,",
                        sqlite + "whatIsLargeSharesNoTransactionWithInk"),
                new Bug(
                        "SQLite's queue is bounded by number only",
                        writer,
                        "(waiting <= mostBytes || waiting == task.bytes()) && to.offer(task)",
                        "to.offer(task)",
                        sqlite + "theQueueIsBoundedByBytes"),
                new Bug(
                        "what was committed stays counted",
                        writer,
                        "for (Task task : group) waitingBytes.addAndGet(-task.bytes());",
                        "",
                        sqlite + "theQueueIsBoundedByBytes"),
                new Bug(
                        "a checkpoint hides a board that was left alone",
                        RELAY + "log/kafka/snapshot/SnapshotCompactor.java",
                        "if (!stuck.containsKey(buffer.partition()) && (last == null",
                        "if ((last == null",
                        "org.bunpil.relay.log.kafka.NewerBoardCompactionTest#itsSnapshotStaysAsItWasAndItsNeighboursGoOn"),
                new Bug(
                        "a board is opened from a young snapshot",
                        RELAY + "log/kafka/store/KafkaSnapshots.java",
                        "< YOUNG_MILLIS) wanted++;",
                        "< 0) wanted++;",
                        "org.bunpil.relay.log.kafka.SnapshotCompactorTest#aYoungSnapshotIsNotOpenedFrom"),
                new Bug(
                        "the rest of a frame that the socket did not take is lost",
                        RELAY + "transport/WriteNotifyingChannel.java",
                        "        rest = frame;\n",
                        "        rest = null;\n",
                        traps),
                new Bug(
                        "a frame is written past those that wait",
                        RELAY + "transport/WebSocketConnection.java",
                        "boolean direct = !hasWaiting() && socket.isOpen();",
                        "boolean direct = socket.isOpen();",
                        traps),
                new Bug(
                        "a hash is that of batches that have not been sent yet",
                        RELAY + "room/Fanout.java",
                        "new RelayFrame.Hash(member.cursor - 1, member.hash)",
                        "new RelayFrame.Hash(ring.last(), ring.hashAfter(ring.last()))",
                        "org.bunpil.relay.room.AnswerOrderTest#aHashIsThatOfTheSeqSentLastWhateverWaitsBeforeIt"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isFound(Bug bug) throws Exception {
        String[] test = bug.test().split("#", -1);
        ChangedSources.Change change = new ChangedSources.Change(bug.file(), bug.right(), bug.wrong());
        try (URLClassLoader loader = new ChangedSources(folder).with(change).load()) {
            LoadedTest loaded = new LoadedTest(loader, folder);
            for (int i = 1; i <= TRIES; i++) {
                Throwable failure = loaded.run(Class.forName(test[0]), test[1]);
                if (failure == null) continue;
                assertEquals(
                        false, failure.getClass().getSimpleName().equals("TestAbortedException"), "it did not run");
                System.out.println("planted: " + bug + " → try " + i + ": " + firstLine(failure));
                return;
            }
        }
        throw new AssertionError("not found: " + bug);
    }

    private static String firstLine(Throwable failure) {
        String line = failure.toString().lines().findFirst().orElse("");
        return line.substring(0, Math.min(160, line.length()));
    }
}
