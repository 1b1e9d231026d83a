package org.bunpil.client.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A robot tries to get out of a kiosk under a real window manager with its usual keys; docs/kiosk.md has the whole table. */
class KioskEscapeTest {
    private static final List<String> NEEDED = List.of("Xvfb", "openbox", "xdotool");

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private String display = "";
    private Process kiosk;

    @BeforeEach
    void open() throws Exception {
        List<String> missing =
                NEEDED.stream().filter(each -> !isInstalled(each)).toList();
        if (!missing.isEmpty()) System.err.println("NOT TESTED: whether a kiosk can be left. Missing: " + missing);
        Assumptions.assumeTrue(missing.isEmpty(), () -> "missing: " + missing);
        Process x =
                start(new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1024x768x24", "-nolisten", "tcp"));
        display = ":" + x.inputReader(StandardCharsets.US_ASCII).readLine();
        start(on("openbox"));
        kiosk = start(on(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dprism.order=sw",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.bunpil.client.Main",
                "kiosk",
                "--relay",
                "127.0.0.1:9",
                "--code",
                "2222-2222",
                "--lang",
                "en",
                "--home",
                folder.resolve("home").toString()));
        until("the kiosk covers the screen", this::isInFront);
    }

    @AfterEach
    void close() throws Exception {
        for (Process each : started.reversed()) {
            each.destroyForcibly();
            each.waitFor();
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder.isEmpty() ? "." : folder, program)));
    }

    private Process start(ProcessBuilder builder) throws IOException {
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private ProcessBuilder on(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DISPLAY", display);
        // A display of another kind that the computer may have is not meant.
        builder.environment().remove("WAYLAND_DISPLAY");
        return builder;
    }

    private String xdotool(String... args) {
        try {
            List<String> command = new ArrayList<>(List.of("xdotool"));
            command.addAll(List.of(args));
            Process run = on(command.toArray(String[]::new))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            run.waitFor();
            return said.strip();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Asks again and again; each question takes a while. */
    private static void until(String what, BooleanSupplier holds) {
        long patience = System.nanoTime() + PATIENCE_NANOS;
        while (!holds.getAsBoolean()) assertTrue(System.nanoTime() < patience, what);
    }

    /** Whether the active window is the kiosk's, on the desktop that is seen, as large as the screen. */
    private boolean isInFront() {
        String active = xdotool("getactivewindow");
        return !active.isEmpty()
                && xdotool("getwindowname", active).endsWith("Bunpil")
                && xdotool("getwindowgeometry", active).contains("1024x768")
                && xdotool("get_desktop").equals(xdotool("get_desktop_for_window", active));
    }

    @Test
    void itCannotBeLeftAndComesBack() throws Exception {
        for (String keys : List.of("alt+F4", "alt+Tab", "super+d", "super+e", "Escape", "F11", "ctrl+q", "ctrl+o"))
            xdotool("key", keys);
        until("it is in front after keys", this::isInFront);

        String here = xdotool("get_desktop");
        xdotool("key", "ctrl+alt+Right");
        until("another desktop is seen", () -> !xdotool("get_desktop").equals(here));
        until("it has come along", this::isInFront);

        String window = xdotool("getactivewindow");
        xdotool("windowminimize", "--sync", window);
        until("it is back after it was iconified", this::isInFront);
        xdotool("windowunmap", "--sync", xdotool("getactivewindow"));
        until("it is back after it was hidden", this::isInFront);
        xdotool("windowsize", xdotool("getactivewindow"), "400", "300");
        until("it covers the screen again", this::isInFront);
        assertTrue(kiosk.isAlive(), "the same program");
    }
}
