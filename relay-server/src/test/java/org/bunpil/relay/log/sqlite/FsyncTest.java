package org.bunpil.relay.log.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bunpil.relay.testing.ChangedSources;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record is acknowledged only after the disk has said that it has it. Cut files cannot show that: they hold what the system has not yet written. */
class FsyncTest {
    @TempDir
    Path folder;

    @BeforeEach
    void isPossible() {
        boolean possible = !RefusedFsync.calls().isEmpty();
        if (!possible) System.out.println("SKIPPED: fsync can be refused on Linux only");
        Assumptions.assumeTrue(possible);
    }

    @Test
    void whatTheDiskRefusedIsNotAcknowledged() throws Exception {
        assertEquals(List.of(RefusedFsync.ACKNOWLEDGED, RefusedFsync.REFUSED), run(""));
    }

    /** The proof above can fail: a database that leaves the writing to the system acknowledges both. */
    @Test
    void aDatabaseThatDoesNotWaitIsFound() throws Exception {
        Path changed = folder.resolve("changed");
        Files.createDirectory(changed);
        new ChangedSources(changed)
                .with(new ChangedSources.Change(
                        ChangedSources.RELAY + "log/sqlite/Database.java", "synchronous=FULL", "synchronous=OFF"))
                .load()
                .close();
        assertEquals(
                List.of(RefusedFsync.ACKNOWLEDGED, RefusedFsync.ACKNOWLEDGED),
                run(changed.resolve("classes") + File.pathSeparator));
    }

    /** @param before on the class path before everything else */
    private List<String> run(String before) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        before + System.getProperty("java.class.path"),
                        RefusedFsync.class.getName(),
                        folder.resolve("data").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines;
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            lines = out.lines().toList();
        }
        process.waitFor(60, TimeUnit.SECONDS);
        return lines;
    }
}
