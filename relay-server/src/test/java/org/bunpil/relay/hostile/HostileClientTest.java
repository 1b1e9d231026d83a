package org.bunpil.relay.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.bunpil.relay.StartupException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Attacks of hostile clients, on real sockets, on a relay where a class keeps drawing and must notice nothing. */
class HostileClientTest {
    @TempDir
    static Path data;

    private static AttackFixture relay;

    private static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        all.addAll(SocketAttacks.ALL);
        all.addAll(IdentityAttacks.ALL);
        all.addAll(FrameAttacks.ALL);
        all.addAll(FloodAttacks.ALL);
        all.addAll(AssetAttacks.ALL);
        return all;
    }

    @BeforeAll
    static void start() throws StartupException {
        relay = new AttackFixture(data);
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    /** Attacks that take long start first and are checked at the end. */
    @TestFactory
    Stream<DynamicTest> eachGetsItsAnswerAndTheClassNoticesNothing() {
        Stream.Builder<DynamicTest> last = Stream.builder();
        for (Attack attack : all()) {
            if (!attack.patient()) continue;
            FutureTask<Void> beside = begin(attack);
            last.add(DynamicTest.dynamicTest(attack.name(), () -> {
                beside.get();
                relay.allMembersDraw();
            }));
        }
        Stream<DynamicTest> first = all().stream()
                .filter(attack -> !attack.patient())
                .map(attack -> DynamicTest.dynamicTest(attack.name(), () -> {
                    FutureTask<Void> acts = begin(attack);
                    relay.drawWhile(acts);
                    acts.get();
                    relay.allMembersDraw();
                }));
        return Stream.concat(first, last.build());
    }

    private static FutureTask<Void> begin(Attack attack) {
        FutureTask<Void> acts = new FutureTask<>((Callable<Void>) () -> {
            attack.act().run(relay);
            return null;
        });
        Thread.ofVirtual().start(acts);
        return acts;
    }

    @Test
    void theTableInTheDocsIsThisOne() throws Exception {
        Path docs = Path.of("..", "docs", "security.md");
        List<String> rows = Files.readAllLines(docs).stream()
                .filter(line -> line.startsWith("| "))
                .toList();
        List<String> ours = all().stream().map(Attack::row).toList();
        int begin = rows.indexOf(ours.getFirst());
        assertTrue(begin >= 0, "docs/security.md has no row " + ours.getFirst());
        assertEquals(
                String.join("\n", ours),
                String.join("\n", rows.subList(begin, Math.min(begin + ours.size(), rows.size()))));
    }
}
