package org.bunpil.relay.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogOutputTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00.123Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private static LogRecord record(Level level, String logger, String message) {
        return at(NOON, level, logger, message);
    }

    private static LogRecord at(Instant at, Level level, String logger, String message) {
        LogRecord record = new LogRecord(level, message);
        record.setLoggerName(logger);
        record.setInstant(at);
        return record;
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void anEventKeepsItsKeysInBothForms() {
        String message = "event=joined board=Board12345 reason=\"two words\" c=3";
        new LogOutput(stream, LogFormat.LOGFMT).publish(record(Level.INFO, "org.bunpil.relay.room.Room", message));
        new LogOutput(stream, LogFormat.JSON).publish(record(Level.WARNING, "org.bunpil.relay.room.Room", message));
        assertEquals(
                "ts=2026-11-25T12:00:00.123Z level=info event=joined board=Board12345 reason=\"two words\" c=3",
                lines().get(0));
        assertEquals(
                "{\"ts\":\"2026-11-25T12:00:00.123Z\",\"level\":\"warn\",\"event\":\"joined\",\"board\":\"Board12345\","
                        + "\"reason\":\"two words\",\"c\":\"3\"}",
                lines().get(1));
    }

    @Test
    void nothingInAMessageCanMakeASecondLineOrAnotherEvent() {
        LogOutput output = new LogOutput(stream, LogFormat.JSON);
        String[] nasty = {
            "event=socket-error reason=\"a\nts=2026 level=error event=forged\"",
            "event=socket-error reason=\"x\" event=forged\u001b[2J\u2028\"",
            "event=socket-error reason=\"" + "y".repeat(100_000) + "\"",
            "no pairs at all \" { } \ud83d\ude00 \ud83d",
            "event=",
            "event=a b=",
        };
        for (String message : nasty) output.publish(record(Level.INFO, "org.bunpil.relay.X", message));
        assertEquals(nasty.length, lines().size());
        for (String line : lines()) {
            JsonObject read = JsonParser.parseString(line).getAsJsonObject();
            assertFalse(read.get("event").getAsString().contains("forged"), line);
            assertEquals("info", read.get("level").getAsString());
            assertTrue(line.length() < 3_000, "bounded");
            assertTrue(line.chars().noneMatch(c -> c < ' ' || c == 0x2028), line);
        }
    }

    @Test
    void aFailureIsPartOfItsLine() {
        LogRecord record = record(Level.SEVERE, "org.bunpil.relay.room.ThreadLane", "event=room-step-failed board=B");
        record.setThrown(new IllegalStateException("two\nlines", new RuntimeException("cause")));
        new LogOutput(stream, LogFormat.LOGFMT).publish(record);
        assertEquals(1, lines().size());
        assertTrue(lines().getFirst().contains("stack=\"java.lang.IllegalStateException: two\\u000alines at "));
        assertTrue(lines().getFirst().contains("caused by java.lang.RuntimeException: cause"));
    }

    @Test
    void aFloodOfOneKindIsCutAndSaidAndHidesNothingElse() {
        LogOutput output = new LogOutput(stream, LogFormat.LOGFMT);
        Metrics metrics = new Metrics();
        output.countIn(metrics);
        for (int i = 0; i < 1_000; i++)
            output.publish(record(Level.WARNING, "org.bunpil.X", "event=socket-error n=" + i));
        output.publish(record(Level.INFO, "org.bunpil.X", "event=other"));
        assertEquals(51, lines().size());
        output.publish(at(NOON.plusSeconds(11), Level.WARNING, "org.bunpil.X", "event=socket-error"));
        assertTrue(lines().get(51).contains("event=log-left-out"), lines().get(51));
        assertTrue(
                lines().get(51).contains("of=socket-error") && lines().get(51).contains("lines=950"));
        assertEquals(1_001, metrics.value(Counter.LOGGED, "warn"));
    }

    @Test
    void librariesAreHeardWhenTheyWarnAndSeldom() {
        LogOutput output = new LogOutput(stream, LogFormat.LOGFMT);
        for (int i = 0; i < 10; i++) {
            output.publish(record(Level.INFO, "org.apache.kafka.clients.X", "chatter"));
            output.publish(record(Level.WARNING, "org.apache.kafka.clients.X", "Node not available"));
        }
        assertEquals(3, lines().size());
        assertTrue(lines().getFirst()
                .endsWith("level=warn event=library logger=org.apache.kafka.clients.X msg=\"Node not available\""));
    }
}
