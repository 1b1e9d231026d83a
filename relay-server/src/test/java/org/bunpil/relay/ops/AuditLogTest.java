package org.bunpil.relay.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private static final int LINES = 1_000;

    @TempDir
    Path folder;

    @Test
    void aLineHasAlwaysTheSameKeys() {
        Instant time = Instant.parse("2026-11-25T08:14:03.120456Z");
        assertEquals(
                "{\"time\":\"2026-11-25T08:14:03.120Z\",\"board\":\"b\",\"c\":1,\"user\":\"a \\\"kim\\\"\\n\",\"action\":\"kick\",\"target\":7}\n",
                AuditLog.line(time, "b", 1, "a \"kim\"\n", "kick", 7));
        assertEquals(
                "{\"time\":\"2026-11-25T08:14:03.120Z\",\"board\":\"b\",\"c\":1,\"user\":null,\"action\":\"end\",\"target\":null}\n",
                AuditLog.line(time, "b", 1, null, "end", 0));
    }

    /** Full files are renamed, ten are kept, and together they hold the newest lines without a gap. */
    @Test
    void itNeverGrowsBeyondTenFiles() throws IOException {
        Path data = folder.resolve("made/by/it");
        Metrics metrics = new Metrics();
        try (AuditLog log = AuditLog.in(data, metrics, 2_000)) {
            for (int i = 1; i <= LINES; i++) log.note("board", i, "kim", "kick", i);
        }
        List<String> lines = new ArrayList<>();
        for (int age = 9; age >= 1; age--) lines.addAll(Files.readAllLines(data.resolve("audit." + age + ".log")));
        lines.addAll(Files.readAllLines(data.resolve("audit.log")));
        assertTrue(lines.size() > 100 && lines.size() < LINES, lines.size() + " lines");
        for (int i = 0; i < lines.size(); i++) {
            int n = LINES - lines.size() + 1 + i;
            assertTrue(lines.get(i).endsWith("\"target\":" + n + "}"), lines.get(i));
        }
        assertEquals(0, metrics.value(Counter.AUDIT_LOST));
        try (var files = Files.list(data)) {
            assertEquals(10, files.count());
        }
    }
}
