package org.bunpil.bench.client;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.bunpil.board.Snapshot;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.editor.Viewport;
import org.bunpil.client.input.InputEvent;
import org.bunpil.client.input.InputEvent.Kind;
import org.bunpil.client.input.InputEvent.Modifiers;
import org.bunpil.client.input.InputEvent.Phase;
import org.bunpil.model.Element;

/**
 * What the app's frames cost on boards of different sizes, 2,000 strokes of 80 samples a screen: pen, pan, zoom, dragging 5,000,
 * opening, memory; as ratios to the empty board in the same run. Prints figures. Arguments: numbers of strokes.
 */
public final class ClientBench {
    static final int WIDTH = 1_280;
    static final int HEIGHT = 720;
    private static final int PER_SCREEN = 2_000;
    private static final int DRAGGED = 5_000;
    private static final int[] USUAL = {0, 2_000, 10_000, 50_000};

    private final Stage stage;

    private ClientBench(Stage stage) {
        this.stage = stage;
    }

    /** Runs and prints. */
    public static void main(String[] args) {
        int[] sizes = args.length == 0
                ? USUAL
                : List.of(args).stream().mapToInt(Integer::parseInt).toArray();
        toolkit();
        System.out.printf(
                Locale.ROOT,
                "the app's frames, %d x %d, strokes of %d samples, software painting, %d cores; ms%n",
                WIDTH,
                HEIGHT,
                Boards.SAMPLES,
                Runtime.getRuntime().availableProcessors());
        ClientBench bench = new ClientBench(fx(() -> new Stage(StageStyle.UNDECORATED)));
        // Once for the compiler, then for the record.
        bench.measure(PER_SCREEN);
        List<Row> rows = new ArrayList<>();
        for (int size : sizes) rows.add(bench.measure(size));
        Row.print(rows);
        Platform.exit();
    }

    static void toolkit() {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        try {
            started.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
        Platform.setImplicitExit(false);
    }

    private Row measure(int strokes) {
        int screens = Math.max(1, strokes / PER_SCREEN);
        int across = (int) Math.ceil(Math.sqrt(screens));
        int down = (screens + across - 1) / across;
        Snapshot board = Boards.of(strokes, WIDTH * across, HEIGHT * down).snapshot();
        Row row = new Row(strokes);
        long start = System.nanoTime();
        Loop loop = fx(() -> new Loop(board));
        Watched watched = fx(() -> show(stage, loop));
        row.time(
                "open: first view, 100 %",
                Frames.until(watched, () -> loop.desk.board().isSettled()), start);
        Frames.run(watched, 30, i -> {});
        Editor editor = loop.desk.editor();
        pen(row, loop, watched);
        settle(loop, watched);
        pan(row, editor, watched);
        settle(loop, watched);
        zoom(row, editor, watched);
        settle(loop, watched);
        drag(row, loop, watched);
        start = System.nanoTime();
        fx(() -> {
            editor.zoomFit();
            return editor;
        });
        // One picture, so that the canvas knows of it.
        Frames.run(watched, 1, n -> {});
        row.time(
                "fit: all filled in",
                Frames.until(watched, () -> loop.desk.board().isSettled()),
                start);
        row.put("heap, MB", heap(watched));
        fx(() -> {
            loop.stop();
            watched.scene.setRoot(new Group());
            return loop;
        });
        return row;
    }

    /** Tiles are warm: all in view is painted. */
    private static void settle(Loop loop, Watched watched) {
        Frames.until(watched, () -> loop.desk.board().isSettled());
    }

    static Watched show(Stage stage, Loop loop) {
        Scene scene = new Scene(new Group(), WIDTH, HEIGHT);
        stage.setScene(scene);
        stage.show();
        Watched watched = new Watched(scene);
        scene.setRoot(loop.desk.board());
        loop.desk.board().resize(WIDTH, HEIGHT);
        return watched;
    }

    private static void pen(Row row, Loop loop, Watched watched) {
        fx(() -> {
            loop.desk.editor().use(ToolKind.PEN);
            return loop;
        });
        Frames.run(watched, 400, i -> write(loop, i));
        Frames pen = Frames.run(watched, 1_200, i -> write(loop, i));
        row.put("pen, median", pen.costs().at(0.5));
        row.put("pen, p95", pen.costs().at(0.95));
        row.put("pen, input to painted, median", pen.painted().at(0.5));
    }

    private static void write(Loop loop, int i) {
        int sample = i % Boards.SAMPLES;
        double x = 300 + 15 * sample + 20 * Math.sin(i * 0.7);
        double y = 300 + i / Boards.SAMPLES % 30 * 16 + 20 * Math.cos(i * 0.7);
        pointer(loop, sample == 0 ? Phase.PRESS : Phase.MOVE, x, y);
        if (sample == Boards.SAMPLES - 1) pointer(loop, Phase.RELEASE, x, y);
    }

    static void pointer(Loop loop, Phase phase, double x, double y) {
        loop.desk
                .board()
                .input(new InputEvent(
                        0, Kind.MOUSE, phase, x, y, Double.NaN, Modifiers.NONE, System.nanoTime() / 1_000_000));
    }

    private static void pan(Row row, Editor editor, Watched watched) {
        Frames.run(watched, 60, i -> editor.viewport(editor.viewport().panned(i / 15 % 2 == 0 ? -12 : 12, 0)));
        Frames warm =
                Frames.run(watched, 600, i -> editor.viewport(editor.viewport().panned(i / 15 % 2 == 0 ? -12 : 12, 0)));
        row.put("pan, warm, median", warm.costs().at(0.5));
        row.put("pan, warm, p95", warm.costs().at(0.95));
        Frames cold = Frames.run(
                watched, 300, i -> editor.viewport(editor.viewport().panned(i < 150 ? -40 : 40, i < 150 ? -25 : 25)));
        row.put("pan, into new parts, p95", cold.costs().at(0.95));
        row.put("pan, into new parts, longest", cold.costs().at(1));
    }

    private static void zoom(Row row, Editor editor, Watched watched) {
        Frames warm = Frames.run(
                watched,
                400,
                i -> editor.viewport(
                        editor.viewport().zoomed(i / 20 % 2 == 0 ? 1.03 : 1 / 1.03, WIDTH / 2.0, HEIGHT / 2.0)));
        row.put("zoom, warm, median", warm.costs().at(0.5));
        row.put("zoom, warm, p95", warm.costs().at(0.95));
        Frames cold = Frames.run(watched, 240, i -> {
            if (i % 60 < 20) editor.viewport(editor.viewport().zoomed(i < 120 ? 0.92 : 1 / 0.92, 640, 360));
        });
        row.put("zoom, out and in, longest", cold.costs().at(1));
        fx(() -> {
            editor.viewport(
                    new Viewport(WIDTH / 2.0 * Viewport.UNITS, HEIGHT / 2.0 * Viewport.UNITS, 1, WIDTH, HEIGHT));
            return editor;
        });
    }

    private static void drag(Row row, Loop loop, Watched watched) {
        Editor editor = loop.desk.editor();
        int count = Math.min(DRAGGED, editor.scene().elements().size());
        if (count < PER_SCREEN) return;
        // What is in view first: the hand takes hold of it.
        Set<String> ids = new LinkedHashSet<>();
        for (Element element : editor.scene().in(editor.viewport().visible())) ids.add(element.id());
        for (Element element : editor.scene().elements()) if (ids.size() < count) ids.add(element.id());
        fx(() -> {
            editor.use(ToolKind.SELECT);
            return editor;
        });
        Frames select = Frames.run(watched, 1, i -> editor.select(ids));
        row.put("select " + DRAGGED + " (or all)", select.costs().at(1));
        Frames take = Frames.run(watched, 4, i -> {
            if (i == 0) pointer(loop, Phase.PRESS, 640, 360);
            pointer(loop, Phase.MOVE, 640 + 6 * i, 360);
        });
        row.put("drag, taking hold, longest", take.costs().at(1));
        row.put("drag, taking hold, longest own work", take.own().at(1));
        Frames drag = Frames.run(watched, 200, i -> pointer(loop, Phase.MOVE, 660 + 2 * (i % 60), 360 + i % 40));
        row.put("drag, median", drag.costs().at(0.5));
        row.put("drag, p95", drag.costs().at(0.95));
        row.put("drag, longest", drag.costs().at(1));
        row.put("drag, own work, median", drag.own().at(0.5));
        row.put("drag, own work, longest", drag.own().at(1));
        Frames drop = Frames.run(watched, 1, i -> pointer(loop, Phase.RELEASE, 690, 380));
        row.put("drag, letting go", drop.costs().at(1));
        row.put("drag, letting go, own work", drop.own().at(1));
        Frames.until(watched, () -> loop.desk.board().isSettled());
        fx(() -> {
            editor.select(List.of());
            editor.use(ToolKind.PEN);
            return editor;
        });
    }

    /**
     * What is left in the heap, MB. The toolkit keeps its copy of a picture's pixels until it paints again after a collection that found
     * the picture unused: so it has to paint, and is collected until that brings nothing more.
     */
    static double heap(Watched watched) {
        Runtime runtime = Runtime.getRuntime();
        double used = Double.MAX_VALUE;
        while (true) {
            System.gc();
            double now = (runtime.totalMemory() - runtime.freeMemory()) / 1024.0 / 1024.0;
            if (now > used * 0.99) return now;
            used = now;
            Frames.run(watched, 2, i -> watched.scene.getRoot().setOpacity(i == 0 ? 0.99 : 1));
        }
    }

    static <T> T fx(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
