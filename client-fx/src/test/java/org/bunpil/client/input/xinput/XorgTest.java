package org.bunpil.client.input.xinput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bunpil.client.Main;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fingers and pens of a real X server on a real window: a screen in memory, and devices that do what they are told. In this order, because
 * fingers that come down soon after a pen are its hand.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class XorgTest {
    private static final int HERTZ = 120;
    private static final int BEGIN = 0;
    private static final int UPDATE = 1;
    private static final int END = 2;

    @TempDir
    static Path folder;

    private static @Nullable XorgServer xorg;
    private static @Nullable Board board;

    /** The process with the board. */
    private static final class Board {
        final Process process;
        final BufferedReader out;
        final PrintStream in;

        Board(String display) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dprism.order=sw",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            TouchedBoard.class.getName())
                    .redirectErrorStream(true);
            builder.environment().put("DISPLAY", display);
            builder.environment().put("GDK_GL", "disable");
            process = builder.start();
            out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        }

        /** Reads lines until one contains a text. @return all of them; empty: it ended without */
        List<String> until(String text) throws Exception {
            return CompletableFuture.supplyAsync(() -> read(text)).get(30, TimeUnit.SECONDS);
        }

        private List<String> read(String text) {
            List<String> lines = new ArrayList<>();
            try {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    lines.add(line);
                    if (line.contains(text)) return lines;
                }
            } catch (IOException ended) {
                // Told below.
            }
            System.out.println(String.join("\n", lines));
            return List.of();
        }

        List<String> tell(String word) throws Exception {
            in.println(word);
            return until("done " + word);
        }

        /** All strokes drawn since the last time, each as x, y and pressure of its samples. */
        List<List<Sample>> strokes(String state) throws Exception {
            List<List<Sample>> strokes = new ArrayList<>();
            for (String line : tell("dump")) {
                String[] parts = line.split(" ", -1);
                if (parts[0].equals("stroke") && parts[1].equals(state))
                    strokes.add(Arrays.stream(parts).skip(2).map(Sample::of).toList());
            }
            return strokes;
        }

        String counts() throws Exception {
            return tell("dump").stream()
                    .filter(line -> line.startsWith("counts"))
                    .findFirst()
                    .orElse("");
        }

        void close() throws Exception {
            in.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        }
    }

    /** @param x eighths of a pixel, {@code y} likewise */
    private record Sample(int x, int y, int pressure) {
        static Sample of(String text) {
            String[] parts = text.split(",", -1);
            return new Sample(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }

        /** Pressure of 0–1. */
        static Sample at(double x, double y, double pressure) {
            return new Sample((int) Math.round(x * 8), (int) Math.round(y * 8), (int) Math.round(255 * pressure));
        }
    }

    @BeforeAll
    static void start() throws Exception {
        xorg = XorgServer.start(folder);
        if (xorg != null) {
            board = new Board(xorg.display);
            if (board.until("Fingers and pens by XInput2").isEmpty()) board = null;
        }
        if (board != null) return;
        String skipped = "SKIPPED: fingers and pens on a real X server. It needs root and: apt-get install"
                + " xserver-xorg-core xserver-xorg-video-dummy libxi6 libgtk-3-0 libgl1 libxtst6 libxxf86vm1";
        System.out.println(skipped);
        Assumptions.abort(skipped);
    }

    @AfterAll
    static void stop() throws Exception {
        if (board != null) board.close();
        if (xorg != null) xorg.close();
    }

    @BeforeEach
    void anew() throws Exception {
        board().tell("several");
        board().tell("pen");
        board().tell("forget");
    }

    private static Board board() {
        return assertNotNull2(board);
    }

    private static InjectedDevice device(String name) throws IOException {
        return assertNotNull2(xorg).device(name);
    }

    private static <T> T assertNotNull2(@Nullable T value) {
        assertNotNull(value);
        return java.util.Objects.requireNonNull(value);
    }

    private static double axisX(double pixels) {
        return pixels * (InjectedDevice.RANGE + 1) / XorgServer.WIDTH;
    }

    private static double axisY(double pixels) {
        return pixels * (InjectedDevice.RANGE + 1) / XorgServer.HEIGHT;
    }

    /** Each of ten fingers draws lines; they come down and leave at different times. */
    @Test
    @Order(1)
    void everyPointOfTenFingersIsInItsOwnStroke() throws Exception {
        int fingers = 10;
        int samples = 120;
        int line = 37;
        Map<Sample, List<Sample>> injected = new HashMap<>();
        List<List<Sample>> current = new ArrayList<>(Collections.nCopies(fingers, List.of()));
        InjectedDevice glass = device("glass");
        long start = System.nanoTime();
        for (int i = 0; i < samples; i++) {
            for (int finger = 0; finger < fingers; finger++) {
                int step = (i + 3 * finger) % line;
                // Up and down as handwriting, 1.5 pixels and more a sample; fingers come close to each other.
                double x = 300 + 140 * finger + 3 * step;
                double y = 250 + 5 * i + 1.5 * (step % 7);
                double pressure = (200 + 150 * finger + step) / 2_047.0;
                boolean begins = step == 0 || i == 0;
                boolean ends = !begins && (step == line - 1 || i == samples - 1);
                Sample at = Sample.at(x, y, pressure);
                if (begins) {
                    current.set(finger, new ArrayList<>());
                    injected.put(at, current.get(finger));
                }
                if (!ends) current.get(finger).add(at);
                Sample last = current.get(finger).getLast();
                glass.touch(
                        finger,
                        begins ? BEGIN : ends ? END : UPDATE,
                        axisX(ends ? last.x() / 8.0 : x),
                        axisY(ends ? last.y() / 8.0 : y),
                        pressure * 2_047);
            }
            pause(start, i + 1);
        }
        glass.sync();
        List<List<Sample>> drawn = drawn("there", injected.size());
        assertEquals(injected.size(), drawn.size());
        for (List<Sample> stroke : drawn) assertEquals(injected.get(stroke.getFirst()), stroke);
        assertEquals(" mouse 0", board().counts().replaceAll(".*( mouse \\d+).*", "$1"));
    }

    private static String text(List<List<Sample>> strokes) {
        StringBuilder text = new StringBuilder();
        for (List<Sample> stroke : strokes) {
            for (Sample s : stroke)
                text.append(s.x)
                        .append(',')
                        .append(s.y)
                        .append(' ')
                        .append(s.pressure)
                        .append('\n');
            text.append('\n');
        }
        return text.toString();
    }

    /** What is drawn when nothing more comes: that the server is done does not mean that the board is. */
    private static List<List<Sample>> drawn(String state, int expected) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        List<List<Sample>> before = List.of();
        while (true) {
            List<List<Sample>> now = board().strokes(state);
            if (now.equals(before) && now.size() == expected || System.nanoTime() > end) return now;
            before = now;
        }
    }

    private static void pause(long start, int step) {
        long left = start + 1_000_000_000L * step / HERTZ - System.nanoTime();
        if (left > 0) LockSupport.parkNanos(left);
    }

    @Test
    @Order(3)
    void aPenWritesWithItsPressureAndItsOtherEndErases() throws Exception {
        List<Sample> injected = new ArrayList<>();
        InjectedDevice pen = device("pen");
        InjectedDevice eraser = device("eraser");
        for (int i = 0; i < 60; i++) {
            double pressure = (100 + 10 * i) / 1_000.0;
            double x = 500 + 4 * i;
            injected.add(Sample.at(x, 800, pressure));
            pen.move(axisX(x), axisY(800), pressure * 1_000);
            if (i == 0) pen.button(1, true);
        }
        pen.button(1, false);
        pen.sync();
        assertEquals(text(List.of(injected)), text(drawn("there", 1)));
        eraser.move(axisX(600), axisY(760), 400);
        eraser.button(1, true);
        for (int y = 760; y < 840; y += 5) eraser.move(axisX(600), axisY(y), 400);
        eraser.button(1, false);
        eraser.sync();
        assertEquals(text(List.of(injected)), text(drawn("gone", 1)));
        assertEquals(List.of(), board().strokes("there"));
        assertEquals(" mouse 0", board().counts().replaceAll(".*( mouse \\d+).*", "$1"));
    }

    @Test
    @Order(4)
    void aFingerOrAPenOnAButtonPressesIt() throws Exception {
        int before = clicks();
        InjectedDevice glass = device("glass");
        InjectedDevice pen = device("pen");
        glass.touch(1, BEGIN, axisX(200), axisY(50), 300);
        glass.touch(1, END, axisX(200), axisY(50), 300);
        glass.sync();
        until(before + 1);
        pen.move(axisX(220), axisY(50), 300);
        pen.button(1, true);
        pen.button(1, false);
        pen.sync();
        until(before + 2);
        assertEquals(List.of(), board().strokes("there"));
    }

    /** The server makes mouse events of the first finger only. */
    @Test
    @Order(2)
    void whileOneWritesAnotherPressesAButton() throws Exception {
        int before = clicks();
        InjectedDevice glass = device("glass");
        List<Sample> injected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            injected.add(Sample.at(700 + 5 * i, 700, 0.5));
            glass.touch(1, i == 0 ? BEGIN : UPDATE, axisX(700 + 5 * i), axisY(700), 0.5 * 2_047);
            if (i == 10) glass.touch(2, BEGIN, axisX(200), axisY(50), 300);
            if (i == 20) glass.touch(2, END, axisX(201), axisY(50), 300);
        }
        glass.touch(1, END, axisX(700 + 5 * 29), axisY(700), 0.5 * 2_047);
        glass.sync();
        assertEquals(text(List.of(injected)), text(drawn("there", 1)));
        until(before + 1);
    }

    @Test
    void theDevicesAreListedWithWhatTheyReport() throws Exception {
        assertEquals(
                List.of(
                        "touch screen  glass",
                        "              pressure from 0 to 2047",
                        "pen           pen",
                        "              pressure from 0 to 1000",
                        "eraser end    pen eraser",
                        "              pressure from 0 to 1000",
                        "as a mouse    mouse",
                        "0"),
                devices(assertNotNull2(xorg).display));
    }

    @Test
    void whereThereIsNoServerTheListSaysSo() throws Exception {
        List<String> said = devices(":9999");
        assertTrue(said.getFirst().startsWith("There is no X server here"), said.toString());
        assertEquals("1", said.getLast());
    }

    /** What {@code bunpil devices} says, and its exit code. */
    private static List<String> devices(String display) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "devices")
                .redirectErrorStream(true);
        builder.environment().put("DISPLAY", display);
        Process process = builder.start();
        List<String> lines = new ArrayList<>(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList());
        lines.add(Integer.toString(process.waitFor()));
        return lines;
    }

    /** The board's process sees a rejected touch only when the server has made a mouse event of it. */
    private static void until(int clicks) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (clicks() < clicks && System.nanoTime() < end) Thread.onSpinWait();
        assertEquals(clicks, clicks());
    }

    private static int clicks() throws Exception {
        return Integer.parseInt(board().counts().split(" ", -1)[2]);
    }
}
