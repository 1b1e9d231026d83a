package org.bunpil.client.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program killed while it saves leaves a whole file: the old or the new one. */
class KilledSaveTest {
    private static final int ROUNDS = 5;
    private static final long OLD = 1;
    private static final long NEW = 2;

    @TempDir
    Path folder;

    @Test
    void aKilledSaveLeavesTheOldOrTheNewFile() throws Exception {
        Path file = folder.resolve("board.bunpil");
        String old = hash(OLD);
        String changed = hash(NEW);
        Random random = new Random(7);
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            save(file, OLD);
            Process saver = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledSaveTest.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // It writes a byte each time it has come further; it is killed after some of them, wherever it is then.
            int most = 1 + random.nextInt(12);
            for (int heard = 0; heard < most; heard++)
                if (saver.getInputStream().read() < 0) break;
            saver.destroyForcibly().waitFor();
            try (BoardContent read = BoardFileReader.open(file, FileProgress.NONE)) {
                String now = read.board().hash();
                assertTrue(now.equals(old) || now.equals(changed), "neither the old nor the new board");
                seen.add(now);
            }
        }
        assertTrue(seen.contains(old), "none was killed before its end");
        save(file, NEW);
        try (BoardContent read = BoardFileReader.open(file, FileProgress.NONE)) {
            assertEquals(changed, read.board().hash());
        }
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList(), "the next save uses what a killed one has left");
        }
    }

    private static String hash(long seed) {
        return FileFixture.hash(
                BoardFileWriter.withoutAccount(FileFixture.random(seed, 60).snapshot()));
    }

    private static void save(Path file, long seed) throws IOException {
        BoardFileWriter.write(file, FileFixture.random(seed, 60), 1_000, 1, FileProgress.NONE);
    }

    /** The process that is killed. */
    public static void main(String[] args) throws IOException {
        BoardFileWriter.write(Path.of(args[0]), FileFixture.random(NEW, 60), 1_000, 1, fraction -> {
            System.out.write('.');
            System.out.flush();
            return true;
        });
    }
}
