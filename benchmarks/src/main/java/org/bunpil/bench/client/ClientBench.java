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
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Modifiers;
import org.bunpil.client.input.PointerEvent.Phase;
import org.bunpil.model.Element;

/**
 * Measures the app's frames on boards of different sizes, with 2,000 strokes of 80 samples a screen: pen, pan, zoom, dragging 5,000
 * elements, opening, memory. Prints figures with their ratios to the empty board in the same run. Arguments: numbers of strokes.
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

    /** Runs the benchmark and prints the figures. */
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
                GeneratedBoards.SAMPLES,
                Runtime.getRuntime().availableProcessors());
        ClientBench bench = new ClientBench(fx(() -> new Stage(StageStyle.UNDECORATED)));
        // The first run is for the JIT compiler; its figures are not printed.
        bench.measure(PER_SCREEN);
        List<BoardResult> results = new ArrayList<>();
        for (int size : sizes) results.add(bench.measure(size));
        BoardResult.print(results);
        new LongLine(bench.stage).print();
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

    private BoardResult measure(int strokes) {
        int screens = Math.max(1, strokes / PER_SCREEN);
        int across = (int) Math.ceil(Math.sqrt(screens));
        int down = (screens + across - 1) / across;
        Snapshot board =
                GeneratedBoards.of(strokes, WIDTH * across, HEIGHT * down).snapshot();
        BoardResult result = new BoardResult(strokes);
        long start = System.nanoTime();
        LoopbackLink link = fx(() -> new LoopbackLink(board));
        TimedScene timedScene = fx(() -> show(stage, link));
        result.time(
                "open: first view, 100 %",
                RenderTimer.until(timedScene, () -> link.context.canvas().isSettled()), start);
        RenderTimer.run(timedScene, 30, i -> {});
        Editor editor = link.context.editor();
        pen(result, link, timedScene);
        awaitTiles(link, timedScene);
        pan(result, editor, timedScene);
        awaitTiles(link, timedScene);
        zoom(result, editor, timedScene);
        awaitTiles(link, timedScene);
        drag(result, link, timedScene);
        start = System.nanoTime();
        fx(() -> {
            editor.zoomFit(org.bunpil.client.geometry.Margins.NONE);
            return editor;
        });
        // One frame, so that the canvas is updated.
        RenderTimer.run(timedScene, 1, n -> {});
        result.time(
                "fit: all filled in",
                RenderTimer.until(timedScene, () -> link.context.canvas().isSettled()),
                start);
        result.put("heap, MB", heap(timedScene));
        fx(() -> {
            link.stop();
            timedScene.scene.setRoot(new Group());
            return link;
        });
        return result;
    }

    /** Waits until all tiles in view are painted. */
    private static void awaitTiles(LoopbackLink link, TimedScene timedScene) {
        RenderTimer.until(timedScene, () -> link.context.canvas().isSettled());
    }

    static TimedScene show(Stage stage, LoopbackLink link) {
        Scene scene = new Scene(new Group(), WIDTH, HEIGHT);
        stage.setScene(scene);
        stage.show();
        TimedScene timedScene = new TimedScene(scene);
        scene.setRoot(link.context.canvas());
        link.context.canvas().resize(WIDTH, HEIGHT);
        return timedScene;
    }

    private static void pen(BoardResult result, LoopbackLink link, TimedScene timedScene) {
        fx(() -> {
            link.context.editor().use(ToolKind.PEN);
            return link;
        });
        RenderTimer.run(timedScene, 400, i -> write(link, i));
        RenderTimer pen = RenderTimer.run(timedScene, 1_200, i -> write(link, i));
        result.put("pen, median", pen.costs().at(0.5));
        result.put("pen, p95", pen.costs().at(0.95));
        result.put("pen, input to painted, median", pen.painted().at(0.5));
    }

    private static void write(LoopbackLink link, int i) {
        int sample = i % GeneratedBoards.SAMPLES;
        double x = 300 + 15 * sample + 20 * Math.sin(i * 0.7);
        double y = 300 + i / GeneratedBoards.SAMPLES % 30 * 16 + 20 * Math.cos(i * 0.7);
        pointer(link, sample == 0 ? Phase.PRESS : Phase.MOVE, x, y);
        if (sample == GeneratedBoards.SAMPLES - 1) pointer(link, Phase.RELEASE, x, y);
    }

    static void pointer(LoopbackLink link, Phase phase, double x, double y) {
        link.context
                .canvas()
                .input(new PointerEvent(
                        0, Kind.MOUSE, phase, x, y, Double.NaN, Modifiers.NONE, System.nanoTime() / 1_000_000));
    }

    private static void pan(BoardResult result, Editor editor, TimedScene timedScene) {
        RenderTimer.run(timedScene, 60, i -> editor.viewport(editor.viewport().panned(i / 15 % 2 == 0 ? -12 : 12, 0)));
        RenderTimer warm = RenderTimer.run(
                timedScene, 600, i -> editor.viewport(editor.viewport().panned(i / 15 % 2 == 0 ? -12 : 12, 0)));
        result.put("pan, warm, median", warm.costs().at(0.5));
        result.put("pan, warm, p95", warm.costs().at(0.95));
        RenderTimer cold = RenderTimer.run(
                timedScene,
                300,
                i -> editor.viewport(editor.viewport().panned(i < 150 ? -40 : 40, i < 150 ? -25 : 25)));
        result.put("pan, into new parts, p95", cold.costs().at(0.95));
        result.put("pan, into new parts, longest", cold.costs().at(1));
    }

    private static void zoom(BoardResult result, Editor editor, TimedScene timedScene) {
        RenderTimer warm = RenderTimer.run(
                timedScene,
                400,
                i -> editor.viewport(
                        editor.viewport().zoomed(i / 20 % 2 == 0 ? 1.03 : 1 / 1.03, WIDTH / 2.0, HEIGHT / 2.0)));
        result.put("zoom, warm, median", warm.costs().at(0.5));
        result.put("zoom, warm, p95", warm.costs().at(0.95));
        RenderTimer cold = RenderTimer.run(timedScene, 240, i -> {
            if (i % 60 < 20) editor.viewport(editor.viewport().zoomed(i < 120 ? 0.92 : 1 / 0.92, 640, 360));
        });
        result.put("zoom, out and in, longest", cold.costs().at(1));
        fx(() -> {
            editor.viewport(
                    new Viewport(WIDTH / 2.0 * Viewport.UNITS, HEIGHT / 2.0 * Viewport.UNITS, 1, WIDTH, HEIGHT));
            return editor;
        });
    }

    private static void drag(BoardResult result, LoopbackLink link, TimedScene timedScene) {
        Editor editor = link.context.editor();
        int count = Math.min(DRAGGED, editor.elementIndex().elements().size());
        if (count < PER_SCREEN) return;
        // Elements in view come first, because the pointer drags one of them.
        Set<String> ids = new LinkedHashSet<>();
        for (Element element :
                editor.elementIndex().intersecting(editor.viewport().visible())) ids.add(element.id());
        for (Element element : editor.elementIndex().elements()) if (ids.size() < count) ids.add(element.id());
        fx(() -> {
            editor.use(ToolKind.SELECT);
            return editor;
        });
        RenderTimer select = RenderTimer.run(timedScene, 1, i -> editor.select(ids));
        result.put("select " + DRAGGED + " (or all)", select.costs().at(1));
        RenderTimer take = RenderTimer.run(timedScene, 4, i -> {
            if (i == 0) pointer(link, Phase.PRESS, 640, 360);
            pointer(link, Phase.MOVE, 640 + 6 * i, 360);
        });
        result.put("drag, taking hold, longest", take.costs().at(1));
        result.put("drag, taking hold, longest own work", take.own().at(1));
        RenderTimer drag =
                RenderTimer.run(timedScene, 200, i -> pointer(link, Phase.MOVE, 660 + 2 * (i % 60), 360 + i % 40));
        result.put("drag, median", drag.costs().at(0.5));
        result.put("drag, p95", drag.costs().at(0.95));
        result.put("drag, longest", drag.costs().at(1));
        result.put("drag, own work, median", drag.own().at(0.5));
        result.put("drag, own work, longest", drag.own().at(1));
        RenderTimer drop = RenderTimer.run(timedScene, 1, i -> pointer(link, Phase.RELEASE, 690, 380));
        result.put("drag, letting go", drop.costs().at(1));
        result.put("drag, letting go, own work", drop.own().at(1));
        RenderTimer.until(timedScene, () -> link.context.canvas().isSettled());
        fx(() -> {
            editor.select(List.of());
            editor.use(ToolKind.PEN);
            return editor;
        });
    }

    /**
     * The used heap after garbage collection, in MB. The toolkit keeps its copy of an image's pixels until it paints again after a
     * collection that found the image unused. So this paints and collects until nothing more is freed.
     */
    static double heap(TimedScene timedScene) {
        Runtime runtime = Runtime.getRuntime();
        double used = Double.MAX_VALUE;
        while (true) {
            System.gc();
            double now = (runtime.totalMemory() - runtime.freeMemory()) / 1024.0 / 1024.0;
            if (now > used * 0.99) return now;
            used = now;
            RenderTimer.run(timedScene, 2, i -> timedScene.scene.getRoot().setOpacity(i == 0 ? 0.99 : 1));
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
