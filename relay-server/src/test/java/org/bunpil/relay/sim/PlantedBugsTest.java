package org.bunpil.relay.sim;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bunpil.relay.testing.ChangedSources;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the simulation finds bugs. Each bug is written into a copy of one source file, compiled, and run in its own class loader. */
class PlantedBugsTest {
    private static final int SEEDS = 3_000;
    private static final String MODEL = ChangedSources.MODEL;
    private static final String RELAY = ChangedSources.RELAY;

    @TempDir
    Path folder;

    /** A bug: in the file, {@code right}, which must occur exactly once, is replaced by {@code wrong}. */
    private record Bug(String name, String file, String right, String wrong) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bug> bugs() {
        String admission = MODEL + "board/Admission.java";
        String replica = MODEL + "sync/replica/Replica.java";
        String engine = MODEL + "sync/SyncEngine.java";
        String updater = MODEL + "sync/ReplicaUpdater.java";
        String outgoing = MODEL + "sync/BatchSender.java";
        return Stream.of(
                new Bug("skip the duplicate check", admission, "|| record.k() <= client.k()) return", ") return"),
                new Bug(
                        "access checked only at the relay",
                        admission,
                        "ErrorCode refused = record.refused() == null ? refusal(client.c(), record.ops()) :"
                                + " record.refused();",
                        "ErrorCode refused = record.refused();"),
                new Bug(
                        "the client that another continues is not ended",
                        admission,
                        "return new Client(id, c, k, secretHash, true, user);",
                        "return this;"),
                new Bug(
                        "evict trash wrongly",
                        MODEL + "board/BoardState.java",
                        "oldest = trashByDeletion.firstEntry();",
                        "oldest = trashByDeletion.lastEntry();"),
                new Bug(
                        "undo that reverts others",
                        MODEL + "undo/PropertyReversal.java",
                        "if (Objects.equals(property.apply(current), given)) return",
                        "if (given != null || old != null) return"),
                new Bug(
                        "own work is protected at the relay alone",
                        MODEL + "board/ElementOps.java",
                        "element.lock() || !rights.mayChange(c, element)) continue;",
                        "element.lock()) continue;"),
                new Bug(
                        "another host demotes the owner",
                        MODEL + "board/PeopleOps.java",
                        "mayDemote ? or(patch.role(), p.role()) : p.role(),",
                        "or(patch.role(), p.role()),"),
                new Bug(
                        "an end that was unbound stays bound",
                        MODEL + "board/ElementPatcher.java",
                        "patch.to() == null ? e.to()",
                        "patch.to() == null || patch.to().value() == null ? e.to()"),
                new Bug("forget seal", MODEL + "board/Board.java", "strokes.sealOfSilenced();", ""),
                new Bug(
                        "apply append out of order",
                        MODEL + "board/StrokeOps.java",
                        "stroke.nextChunk() == n",
                        "stroke.nextChunk() <= n"),
                new Bug(
                        "taking back forgets the first thing written",
                        MODEL + "board/Board.java",
                        "change.journal().entries().reversed().forEach(state::restore);",
                        "change.journal().entries().stream().skip(1).toList().reversed().forEach(state::restore);"),
                new Bug(
                        "acknowledge before the log",
                        RELAY + "room/Room.java",
                        "append(record, member.user, appendTimings.begin(member, k, decodedNanos));",
                        "deliver(new LogEntry(new org.bunpil.relay.log.Position(replica.position().value() + 1), now(),"
                                + " org.bunpil.wire.WireCodec.writeRecord(record)));"
                                + " append(record, member.user, appendTimings.begin(member, k, decodedNanos));"),
                new Bug(
                        "resume off by one",
                        RELAY + "room/RoomReplies.java",
                        "return new ResumePoint(false, resume.seq(), k, wasK);",
                        "return new ResumePoint(false, resume.seq() + 1, k, wasK);"),
                new Bug(
                        "no snapshot of the clients' numbers",
                        RELAY + "room/replica/BoardReplica.java",
                        "snapshot.clients(),",
                        "List.of(),"),
                new Bug(
                        "a record of a newer version is skipped",
                        RELAY + "room/replica/BoardReplica.java",
                        "bad -> stop(\"a record cannot be read: \" + bad.detail(), null);",
                        "bad -> SKIPPED;"),
                new Bug(
                        "a batch is left out of the stream",
                        RELAY + "room/Fanout.java",
                        "member.cursor = to + 1;",
                        "member.cursor = to + 2;"),
                new Bug(
                        "members at different places are sent the same frame",
                        RELAY + "room/Fanout.java",
                        "texts.computeIfAbsent(from, f -> encode(from, to))",
                        "texts.computeIfAbsent(to, f -> encode(from, to))"),
                new Bug(
                        "drop pending on resync",
                        replica,
                        "        settle(usedK);\n        for",
                        "        pending.clear();\n        for"),
                new Bug(
                        "the own later write wins",
                        replica,
                        "BoardChange change = confirmed.apply(batch);",
                        "BoardChange change = confirmed.apply(isOwn(batch) ? batch : new Batch(batch.c(), batch.k(),"
                                + " batch.ops().stream().filter(o -> !(o instanceof Op.Set)).toList()));"),
                new Bug(
                        "foreign work slips in above own on the same element",
                        MODEL + "sync/replica/OpFootprint.java",
                        "for (String id : other.named.keySet()) if (named.containsKey(id)) return false;",
                        ""),
                new Bug(
                        "an earlier run's batches are taken for own ones",
                        replica,
                        "return joinSeen && batch",
                        "return batch"),
                new Bug(
                        "a refused batch stays on the screen",
                        updater,
                        "ViewChanges gone = replica.drop(k);",
                        "ViewChanges gone = null;"),
                new Bug(
                        "everything of an earlier run is sent again",
                        engine,
                        "replica.takePending(wasK);",
                        "replica.takePending(wasK > 1_000_000 ? wasK : 0);"),
                new Bug(
                        "outbox entry dropped before its acknowledgement",
                        outgoing,
                        "            sentK = p.k;\n",
                        "            sentK = p.k;\n            outbox.acknowledged(p.k);\n"),
                new Bug(
                        "a new connection goes on where the last one was",
                        outgoing,
                        "sentK = usedK;",
                        "sentK = Math.max(sentK, usedK);"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isFound(Bug bug) throws Exception {
        ChangedSources.Change change = new ChangedSources.Change(bug.file(), bug.right(), bug.wrong());
        try (URLClassLoader loader = new ChangedSources(folder).with(change).load()) {
            Method run = loader.loadClass(Simulation.class.getName()).getMethod("run", long.class, int.class);
            AtomicLong next = new AtomicLong(1);
            AtomicReference<@Nullable String> found = new AtomicReference<>();
            IntStream.range(0, Runtime.getRuntime().availableProcessors())
                    .parallel()
                    .forEach(_ -> search(run, next, found));
            String failure = found.get();
            assertNotNull(failure, "not found in " + SEEDS + " seeds: " + bug);
            System.out.println("planted: " + bug + " → " + firstLine(failure));
        }
    }

    /** Takes one seed after the other until one of them, here or on another thread, fails. */
    private static void search(Method run, AtomicLong next, AtomicReference<@Nullable String> found) {
        for (long seed = next.getAndIncrement(); seed <= SEEDS && found.get() == null; seed = next.getAndIncrement()) {
            String failure = failure(run, seed);
            if (failure != null) found.compareAndSet(null, failure);
        }
    }

    private static @Nullable String failure(Method run, long seed) {
        try {
            return (String) run.invoke(null, seed, 400);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String firstLine(String failure) {
        String line = failure.lines().findFirst().orElse("");
        return line.substring(0, Math.min(160, line.length()));
    }
}
