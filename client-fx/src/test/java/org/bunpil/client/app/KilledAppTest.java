package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.bunpil.client.session.BoardSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app's process is killed with -9 while somebody draws without a network. */
class KilledAppTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void whatWasDrawnOfflineIsThereAfterKillsAndArrivesOnce() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            TreeMap<Integer, Integer> drawn = new TreeMap<>();
            int next;
            try (App app = new App(room, 0)) {
                app.await(line -> line.equals("line 0"));
                until(
                        "the teacher has the first line",
                        () -> widths(session(teacher)).size() == 1);
                room.cut();
                app.await(line -> line.startsWith("status OFFLINE") || line.startsWith("status RECONNECTING"));
                app.await(line -> line.equals("point 4 300"));
                next = app.kill(drawn);
            }
            assertTrue(drawn.size() >= 4, drawn.toString());

            // Again without a network: the app shows what was drawn, and drawing continues.
            try (App app = new App(room, next)) {
                app.await(line -> line.equals("title Fractions"));
                app.await(line -> line.equals("shown"));
                check(drawn, app.strokes());
                int more = next + 2;
                app.await(line -> line.equals("point " + more + " 300"));
                app.kill(drawn);
            }

            try (App app = new App(room, -1)) {
                app.await(line -> line.equals("shown"));
                List<String> strokes = app.strokes();
                check(drawn, strokes);
                room.restoreRelay();
                app.await(line -> line.equals("status LIVE 0"));
                List<String> kept = strokes.stream().sorted().toList();
                until(
                        "what the killed app kept is what has arrived, once",
                        () -> onFx(() -> ScribblingApp.lines(session(teacher))).stream()
                                .sorted()
                                .toList()
                                .equals(kept));
            }
        }
    }

    /** What is being written is on the disk like ink, and the next run puts it onto the board. */
    @Test
    void textThatIsBeingWrittenSurvivesAKill() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            try (App app = new App(room, ScribblingApp.WRITE)) {
                app.await(line -> line.equals("typed"));
                Path draft = room.folder().resolve("killed/boards/1/writing");
                until("it is on the disk", () -> holds(draft, ScribblingApp.TEXT));
                assertTrue(onFx(() -> session(teacher).view().elements().isEmpty()), "nobody else has it");
                app.kill(new TreeMap<>());
            }
            try (App app = new App(room, -1)) {
                app.await(line -> line.equals("shown"));
                until(
                        "it has arrived",
                        () -> onFx(() -> session(teacher).view().elements().stream()
                                .anyMatch(each -> ScribblingApp.TEXT.equals(each.text()))));
                Path draft = room.folder().resolve("killed/boards/1/writing");
                until("it is not stored twice", () -> !Files.exists(draft));
            }
            try (App app = new App(room, -1)) {
                app.await(line -> line.equals("status LIVE 0"));
                assertEquals(1, onFx(() -> session(teacher).view().elements().size()));
            }
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.exists(file) && Files.readString(file).contains(text);
        } catch (IOException replaced) {
            return false;
        }
    }

    /** Each line exists once and reaches at least as far as it had been drawn. */
    private static void check(Map<Integer, Integer> drawn, List<String> strokes) {
        Map<Integer, Integer> there = widths(strokes);
        drawn.forEach((line, width) -> assertTrue(
                there.getOrDefault(line, -1) >= width - 1,
                () -> "line " + line + " was drawn to " + width + ", there are " + there));
    }

    private static Map<Integer, Integer> widths(BoardSession session) {
        return widths(ScribblingApp.lines(session));
    }

    /** Widths by line number. Each line begins at its own height, so a duplicate is found. */
    private static Map<Integer, Integer> widths(List<String> strokes) {
        int top = Integer.MAX_VALUE;
        for (String stroke : strokes) top = Math.min(top, Integer.parseInt(stroke.split(" ")[1]));
        Map<Integer, Integer> widths = new TreeMap<>();
        for (String stroke : strokes) {
            String[] words = stroke.split(" ");
            int line = (Integer.parseInt(words[1]) - top) / ScribblingApp.APART;
            assertNull(widths.put(line, Integer.parseInt(words[2])), () -> "line " + line + " is there twice");
        }
        return widths;
    }

    /** The app in its own process, with one data folder for all runs. */
    private static final class App implements AutoCloseable {
        private record Said(long nanos, String line) {}

        private final Process process;
        private final List<Said> said = new ArrayList<>();

        App(Classroom room, int firstLine) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-Dglass.platform=Headless",
                    "-Dprism.order=sw",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ScribblingApp.class.getName(),
                    Integer.toString(firstLine)));
            command.addAll(List.of("--relay", room.relay(), "--code", room.code(), "--name", "Mina", "--lang", "ko"));
            command.addAll(List.of("--home", room.folder().resolve("killed").toString()));
            process = new ProcessBuilder(command)
                    .redirectError(room.folder().resolve("app.err").toFile())
                    .start();
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    synchronized (said) {
                        said.add(new Said(System.nanoTime(), line));
                        said.notifyAll();
                    }
                }
            } catch (IOException killed) {
                return;
            }
        }

        void await(Predicate<String> wanted) throws InterruptedException {
            long end = System.nanoTime() + 60 * SECOND;
            synchronized (said) {
                while (said.stream().noneMatch(each -> wanted.test(each.line()))) {
                    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                    if (left <= 0) throw new AssertionError("waited in vain; the app said " + said);
                    said.wait(left);
                }
            }
        }

        List<String> strokes() {
            synchronized (said) {
                return said.stream()
                        .map(Said::line)
                        .filter(line -> line.startsWith("stroke"))
                        .toList();
            }
        }

        /**
         * Kills the process with SIGKILL.
         *
         * @param drawn receives how far each line had been drawn a second before
         * @return number of the first line that was not begun
         */
        int kill(Map<Integer, Integer> drawn) throws InterruptedException {
            long nanos = System.nanoTime();
            process.destroyForcibly().waitFor();
            int next = 0;
            synchronized (said) {
                for (Said each : said) {
                    String[] words = each.line().split(" ");
                    if (!words[0].equals("point")) continue;
                    int line = Integer.parseInt(words[1]);
                    next = Math.max(next, line + 2);
                    if (each.nanos() <= nanos - SECOND)
                        drawn.merge(line, Integer.parseInt(words[2]) - ScribblingApp.LEFT, Math::max);
                }
            }
            return next;
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
