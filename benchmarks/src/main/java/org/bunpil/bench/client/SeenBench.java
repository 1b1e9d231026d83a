package org.bunpil.bench.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * Measures the app from outside: runs it on a separate X display of 1920 × 1080, moves the pointer like a user and watches the pixels.
 * Arguments: the command that starts the app. Needs Xvfb and libXtst.
 */
public final class SeenBench {
    private static final int WIDTH = 1_920;
    private static final int HEIGHT = 1_080;
    private static final int FULL = 10_000;
    private static final int HALF_FULL = 2_000;

    private final List<String> command;

    private SeenBench(List<String> command) {
        this.command = command;
    }

    /** Runs the benchmark and prints the figures. */
    public static void main(String[] args) throws IOException {
        List<String> command = new ArrayList<>(List.of(args));
        if (command.isEmpty() || command.getFirst().startsWith("-")) {
            System.err.println(
                    "usage: ./bunpil bench seen [COMMAND THAT STARTS THE APP]; without one, the app of this folder");
            System.exit(2);
        }
        String only = System.getProperty("only", "");
        SeenBench bench = new SeenBench(command);
        System.out.println("the app seen from outside: Xvfb 1920x1080, software painting, "
                + Runtime.getRuntime().availableProcessors() + " cores");
        if (only.isEmpty() || only.equals("empty")) bench.run(0);
        if (only.isEmpty() || only.equals("full")) bench.run(FULL);
        if (only.isEmpty() || only.equals("pan")) bench.pan();
    }

    /** Measures opening, memory, latency and CPU time with a number of strokes in view. */
    private void run(int strokes) throws IOException {
        try (Xvfb xvfb = Xvfb.start(WIDTH, HEIGHT);
                X11 x = new X11(xvfb.display);
                AppProcess app = open(strokes, xvfb)) {
            System.out.printf(Locale.ROOT, "%,d strokes in view%n", strokes);
            ScreenWatcher screenWatcher = new ScreenWatcher(x, app);
            double opened = screenWatcher.opened(strokes > 0);
            print("opened: from start to everything painted", opened, "s");
            threads(app.threads(), Collections.emptySortedMap());
            ScreenWatcher.pause(3_000);
            print("memory (PSS) when opened", app.pssMegabytes(), "MB");
            PointerRobot pointerRobot = new PointerRobot(x, screenWatcher);
            System.out.println("  ink latency, first lines:  " + pointerRobot.latencies(150));
            System.out.println("  ink latency:               " + pointerRobot.latencies(600));
            if (!app.isRunning()) throw new IOException("the app ended by itself");
            for (String which : new String[] {"10 s of scribbling at 120 Hz", "and once more"}) {
                double before = app.cpuSeconds();
                SortedMap<String, Double> threads = app.threads();
                pointerRobot.scribble(10, 120);
                print(which + ", CPU", app.cpuSeconds() - before, "s");
                threads(app.threads(), threads);
            }
            double idle = app.cpuSeconds();
            ScreenWatcher.pause(5_000);
            print("doing nothing, CPU of 10 s", (app.cpuSeconds() - idle) * 2, "s");
            print("memory (PSS) after writing", app.pssMegabytes(), "MB");
            String imagePath = System.getProperty("picture");
            if (imagePath != null) screenWatcher.save(Path.of(imagePath + "-" + strokes + ".png"), WIDTH, HEIGHT);
        }
    }

    /** Prints the threads that used most of the CPU time. */
    private static void threads(SortedMap<String, Double> after, SortedMap<String, Double> before) {
        after.entrySet().stream()
                .map(e -> Map.entry(e.getKey(), e.getValue() - before.getOrDefault(e.getKey(), 0.0)))
                .filter(e -> e.getValue() >= 0.05)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(e -> System.out.printf(Locale.ROOT, "      %-42s %8.2f s%n", e.getKey(), e.getValue()));
    }

    private void pan() throws IOException {
        try (Xvfb xvfb = Xvfb.start(WIDTH, HEIGHT);
                X11 x = new X11(xvfb.display);
                AppProcess app = open(HALF_FULL, xvfb)) {
            ScreenWatcher screenWatcher = new ScreenWatcher(x, app);
            screenWatcher.opened(true);
            ScreenWatcher.pause(2_000);
            System.out.printf(Locale.ROOT, "%,d strokes in view%n", HALF_FULL);
            PointerRobot pointerRobot = new PointerRobot(x, screenWatcher);
            print("panning by the wheel, first 3 s", pointerRobot.updatesWheeling(3), "updates/s");
            print("panning by the wheel", pointerRobot.updatesWheeling(6), "updates/s");
            print("panning by Space and drag", pointerRobot.updatesDragging(6), "updates/s");
        }
    }

    private AppProcess open(int strokes, Xvfb xvfb) throws IOException {
        Path home = Files.createTempDirectory("bunpil-seen");
        home.toFile().deleteOnExit();
        GeneratedBoards.save(GeneratedBoards.of(strokes, WIDTH, HEIGHT), home);
        List<String> arguments = List.of(
                "--home",
                home.toString(),
                "--relay",
                // No relay listens there: the board is shown as it was saved, and new batches stay in the outbox.
                "ws://127.0.0.1:9/v1",
                "--board",
                "bench",
                "--name",
                "bench",
                "--lang",
                "en",
                "--theme",
                "light",
                "--size",
                WIDTH + "x" + HEIGHT);
        return AppProcess.start(command, arguments, xvfb.display, home.resolve("log"));
    }

    private static void print(String what, double value, String unit) {
        System.out.printf(Locale.ROOT, "  %-46s %8.2f %s%n", what, value, unit);
    }
}
