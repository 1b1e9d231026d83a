package org.bunpil.bench.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.bunpil.client.app.AppWindow;
import org.bunpil.client.app.LaunchOptions;
import org.bunpil.client.app.OpenedBoard;
import org.bunpil.client.asset.ImageImporter;
import org.bunpil.client.demo.DemoWindows;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.geometry.Point;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Style;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * A teacher who opens and leaves one class after the other in the same window, each with 1,000 strokes and three photographs. The last one
 * must leave no more in memory than the first. Before that
 * lists 2,000 boards. Prints figures. Argument: number of boards (default 10; 0: only the list).
 */
public final class BoardsBench {
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final int STROKES = 1_000;
    private static final int STROKES_AT_ONCE = 20;
    private static final int PHOTOGRAPHS = 3;
    private static final int WIDTH = 1_600;
    private static final int HEIGHT = 1_200;
    private static final int UNITS = 8;
    private static final long REST_NANOS = 4_000_000_000L;
    private static final double MIB = 1024.0 * 1024.0;

    private final AppWindow window;
    private final Random random = new Random(3);

    private BoardsBench(AppWindow window) {
        this.window = window;
    }

    /** Runs the benchmark and prints the figures. */
    public static void main(String[] args) throws IOException {
        int boards = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        BoardListBench.run();
        if (boards == 0) return;
        Path home = Files.createTempDirectory("bunpil-boards");
        ClientBench.toolkit();
        if (!(LaunchOptions.read(new String[] {"--home", home.toString(), "--lang", "en", "--size", "1366x768"})
                instanceof LaunchOptions.Reading.Good(LaunchOptions options))) throw new IOException("bad options");
        AppWindow window = ClientBench.fx(() -> {
            AppWindow made = new AppWindow(options, new Stage(), () -> {});
            made.show();
            return made;
        });
        BoardsBench bench = new BoardsBench(window);
        System.out.println("left boards   open, resident   left, resident   live heap");
        for (int board = 1; board <= boards; board++) {
            bench.open("Class " + board);
            bench.write();
            long open = residentMegabytes();
            ClientBench.fx(() -> {
                window.leave();
                return window;
            });
            rest();
            long left = residentMegabytes();
            System.out.printf(
                    Locale.ROOT, "%11d %14d MB %13d MB %8.1f MB%n", board, open, left, bench.liveHeapMegabytes());
        }
        ClientBench.fx(() -> {
            window.quit();
            return window;
        });
        Platform.exit();
    }

    private void open(String title) throws IOException {
        ClientBench.fx(() -> {
            ((TextField) node("start.name")).setText("Ms Park");
            ((TextField) node("start.class.title")).setText(title);
            return window;
        });
        ScriptedUser.withoutPauses(window).press("start.class.do");
        until("the class is open", () -> window.openedBoard() != null);
        until(
                "it is live",
                () -> board().session().status().get().unsaved() == 0
                        && board().session().you() > 0);
        until("the code is shown", () -> search(window.stage().getScene().getRoot(), "code-dialog") != null);
        ScriptedUser.withoutPauses(window).press("dialog.cancel");
    }

    private Node node(String id) {
        Node found = search(window.stage().getScene().getRoot(), id);
        return Objects.requireNonNull(found, id);
    }

    private static @Nullable Node search(Node from, String id) {
        if (id.equals(from.getId())) return from;
        if (from instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = search(child, id);
                if (found != null) return found;
            }
        }
        return null;
    }

    private BoardContext board() {
        OpenedBoard open = Objects.requireNonNull(window.openedBoard());
        return open.context();
    }

    private void write() throws IOException {
        for (int i = 0; i < STROKES; i += STROKES_AT_ONCE) {
            until("there is room", () -> board().session().status().get().unsaved() < 200);
            ClientBench.fx(() -> {
                Editor editor = board().editor();
                for (int n = 0; n < STROKES_AT_ONCE; n++) editor.perform(stroke(editor));
                return editor;
            });
        }
        for (int i = 0; i < PHOTOGRAPHS; i++) {
            int[] argb = new int[WIDTH * HEIGHT];
            for (int p = 0; p < argb.length; p++) argb[p] = 0xff000000 | (p * 31 + (random.nextInt(64) << 16));
            ImageImporter.ImportedImage photograph = ImageImporter.of(WIDTH, HEIGHT, argb);
            ClientBench.fx(() -> {
                board().assets().add(photograph, () -> {}, () -> {});
                board().editor().pasteCommands().image(photograph.id(), WIDTH, HEIGHT, null);
                return window;
            });
        }
        for (double factor : new double[] {0.5, 2}) {
            ClientBench.fx(() -> {
                board().editor().zoomBy(factor);
                return window;
            });
            until("it is painted", () -> board().canvas().isSettled());
        }
        until("all is kept", () -> board().session().status().get().unsaved() == 0);
    }

    private List<Op> stroke(Editor editor) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < GeneratedBoards.SAMPLES; i++)
            samples.add(new Sample(i * 6 * UNITS, random.nextInt(30 * UNITS), 120, 8));
        String id = editor.newId();
        Point at = new Point(random.nextInt(WIDTH * UNITS), random.nextInt(HEIGHT * UNITS));
        return List.of(
                new Op.Begin(id, editor.page(), at, Style.DEFAULT, SampleChunk.of(samples)),
                new Op.End(id, 1, GeneratedBoards.SAMPLES, null));
    }

    private static void until(String what, java.util.function.BooleanSupplier holds) throws IOException {
        DemoWindows.until(what, PATIENCE_NANOS, holds);
    }

    /** As long as a teacher looks at the start screen, which gives back what the board took. */
    private static void rest() {
        LockSupport.parkNanos(REST_NANOS);
    }

    private static long residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status")))
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        return -1;
    }

    private double liveHeapMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        double used = Double.MAX_VALUE;
        while (true) {
            System.gc();
            double now = (runtime.totalMemory() - runtime.freeMemory()) / MIB;
            if (now > used * 0.99) return now;
            used = now;
            ClientBench.fx(() -> window);
        }
    }
}
