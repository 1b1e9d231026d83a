package org.bunpil.relay.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LogOutputTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00.123Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private final List<LogOutput> outputs = new ArrayList<>();

    private Instant now = NOON;
    private long nanos;

    private LogOutput output(LogFormat format) {
        LogOutput made = new LogOutput(stream, format, () -> now, () -> nanos);
        outputs.add(made);
        return made;
    }

    private List<String> lines() {
        for (LogOutput output : outputs) assertTrue(output.flush(20_000));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void anEventKeepsItsKeysInBothForms() {
        Logger lines = output(LogFormat.LOGFMT).getLogger("org.bunpil.relay.room.Room");
        lines.atInfo()
                .addKeyValue("board", "Board12345")
                .addKeyValue("reason", "two words")
                .addKeyValue("c", 3)
                .log("joined");
        Logger objects = output(LogFormat.JSON).getLogger("org.bunpil.relay.room.Room");
        objects.atWarn()
                .addKeyValue("board", "Board12345")
                .addKeyValue("reason", "two words")
                .addKeyValue("c", 3)
                .log("joined");
        assertEquals(
                "ts=2026-11-25T12:00:00.123Z level=info event=joined board=Board12345 reason=\"two words\" c=3",
                lines().get(0));
        assertEquals(
                "{\"ts\":\"2026-11-25T12:00:00.123Z\",\"level\":\"warn\",\"event\":\"joined\",\"board\":\"Board12345\","
                        + "\"reason\":\"two words\",\"c\":\"3\"}",
                lines().get(1));
    }

    @Test
    void noValueOrMessageCanAddALineOrAnEvent() {
        Logger logger = output(LogFormat.JSON).getLogger("org.bunpil.relay.X");
        String[] nasty = {
            "a\nts=2026 level=error event=forged",
            "x\" event=forged\u001b[2J\u2028\"",
            "y".repeat(100_000),
            "no pairs at all \" { } \ud83d\ude00 \ud83d",
            "",
        };
        for (String value : nasty) {
            logger.atInfo()
                    .addKeyValue("reason", value)
                    .addKeyValue("event", "forged")
                    .log("socket-error");
            logger.info("a note: {}", value);
        }
        logger.atInfo().addKeyValue("reason", (Object) null).log("socket-error");
        assertEquals(2 * nasty.length + 1, lines().size());
        for (String line : lines()) {
            JsonObject read = JsonParser.parseString(line).getAsJsonObject();
            assertTrue(
                    List.of("socket-error", "note").contains(read.get("event").getAsString()), line);
            assertEquals("info", read.get("level").getAsString());
            assertTrue(line.length() < 3_000, "bounded");
            assertTrue(line.chars().noneMatch(c -> c < ' ' || c == 0x2028), line);
        }
    }

    @Test
    void aFailureIsPartOfItsLine() {
        Exception failure = new IllegalStateException("two\nlines", new RuntimeException("cause"));
        Logger logger = output(LogFormat.LOGFMT).getLogger("org.bunpil.relay.room.ThreadLane");
        logger.atError().addKeyValue("board", "B").setCause(failure).log("room-step-failed");
        logger.error("callback-failed", failure);
        assertEquals(2, lines().size());
        assertTrue(lines().get(0).contains(" event=room-step-failed board=B stack="), lines().get(0));
        assertTrue(lines().get(1).contains(" event=callback-failed stack="), lines().get(1));
        for (String line : lines()) {
            assertTrue(line.contains("stack=\"java.lang.IllegalStateException: two\\u000alines at "));
            assertTrue(line.contains("caused by java.lang.RuntimeException: cause"));
        }
    }

    @Test
    void aFloodOfOneKindIsLimitedAndReportedAndHidesNothingElse() {
        LogOutput output = output(LogFormat.LOGFMT);
        Metrics metrics = new Metrics();
        output.countIn(metrics);
        Logger logger = output.getLogger("org.bunpil.X");
        for (int i = 0; i < 1_000; i++) logger.atWarn().addKeyValue("n", i).log("socket-error");
        logger.info("other");
        assertEquals(51, lines().size());
        // The clock on the wall is set back an hour meanwhile.
        now = NOON.minusSeconds(3_600);
        nanos = TimeUnit.SECONDS.toNanos(11);
        logger.warn("socket-error");
        assertTrue(lines().get(51).contains("event=log-left-out"), lines().get(51));
        assertTrue(
                lines().get(51).contains("of=socket-error") && lines().get(51).contains("lines=950"));
        assertEquals(1_001, metrics.value(Counter.LOGGED, "warn"));
    }

    /** Whoever logs never waits for who reads. What did not fit is counted, and said once there is room. */
    @Test
    void aStuckStreamHoldsUpNobodyAndWhatIsLostIsCounted() throws Exception {
        CountDownLatch reads = new CountDownLatch(1);
        OutputStream stuck = new FilterOutputStream(bytes) {
            @Override
            public void write(byte[] from, int at, int length) throws IOException {
                try {
                    reads.await();
                } catch (InterruptedException stop) {
                    throw new IOException(stop);
                }
                out.write(from, at, length);
            }
        };
        LogOutput output = new LogOutput(new PrintStream(stuck), LogFormat.LOGFMT, () -> now, () -> nanos);
        outputs.add(output);
        Metrics metrics = new Metrics();
        output.countIn(metrics);
        String long900 = "x".repeat(900);
        int logged = 0;
        // 20,000 lines of 1 kB, of as many kinds and windows as it takes.
        for (int window = 0; window < 20; window++) {
            nanos = TimeUnit.SECONDS.toNanos(11L * window);
            for (int kind = 0; kind < 20; kind++) {
                Logger logger = output.getLogger("org.bunpil.X");
                for (int i = 0; i < 50; i++, logged++)
                    logger.atInfo().addKeyValue("reason", long900).log("event-" + kind);
            }
        }
        assertFalse(output.flush(1), "nobody reads");
        long lost = metrics.value(Counter.LOG_LOST);
        assertTrue(lost > 0 && lost < logged, "lost " + lost);
        reads.countDown();
        assertTrue(output.flush(20_000));
        output.getLogger("org.bunpil.X").info("again");
        List<String> all = lines();
        assertEquals(
                logged - lost,
                all.stream().filter(line -> line.contains("event=event-")).count());
        assertTrue(all.getLast().contains("event=again"), all.getLast());
        assertTrue(
                all.stream().anyMatch(line -> line.contains("event=log-lost") && line.contains("lines=" + lost)),
                all.get(all.size() - 2));
    }

    @Test
    void warningsOfLibrariesAreLoggedButLimited() {
        LogOutput output = output(LogFormat.LOGFMT);
        for (int i = 0; i < 10; i++) {
            output.getLogger("org.sqlite.X").info("chatter");
            output.getLogger("org.sqlite.X").warn("Database {}", "is locked");
            output.getLogger("org.apache.kafka.clients.X").warn("Node not available");
            output.getLogger("org.java_websocket.X").error("a malformed frame");
        }
        assertEquals(3, lines().size());
        assertTrue(
                lines().getFirst().endsWith("level=warn event=library logger=org.sqlite.X msg=\"Database is locked\""));
        assertFalse(output.getLogger("org.bunpil.X").isDebugEnabled());
    }
}
