package org.bunpil.bench.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.bunpil.board.Board;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.input.PointerEvent.Phase;
import org.bunpil.geometry.Point;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;

/**
 * Simulates a long day at one board. In each simulated minute a class writes 170 strokes of 80 samples; the local user writes two and pans,
 * zooms, moves, erases and undoes. At the end of each hour the page is cleared. Frame times and the used heap must be the same in the last
 * hour as in the first. Prints figures. Argument: hours (default 8).
 */
public final class DayBench {
    private static final int MINUTES = 60;
    private static final int CLASS_STROKES = 170;
    private static final int OWN_STROKES = 2;
    private static final int OWN_SAMPLES = 40;

    private final LoopbackLink link;
    private final TimedScene timedScene;
    private final Editor editor;
    private final Random random = new Random(5);
    private int strokes;
    private long theirK;

    private DayBench(Stage stage) {
        Board board = GeneratedBoards.of(0, ClientBench.WIDTH, ClientBench.HEIGHT);
        link = ClientBench.fx(() -> new LoopbackLink(board.snapshot()));
        timedScene = ClientBench.fx(() -> ClientBench.show(stage, link));
        editor = link.context.editor();
    }

    /** Runs the benchmark and prints the figures. */
    public static void main(String[] args) {
        int hours = args.length > 0 ? Integer.parseInt(args[0]) : 8;
        ClientBench.toolkit();
        DayBench lesson = new DayBench(ClientBench.fx(() -> new Stage(StageStyle.UNDECORATED)));
        System.out.printf(
                Locale.ROOT,
                "%d simulated hours, %,d strokes an hour%n",
                hours,
                MINUTES * (CLASS_STROKES + OWN_STROKES));
        lesson.hour();
        System.out.println("hour      pen median        p95    pan median        p95   heap after clearing");
        for (int hour = 1; hour <= hours; hour++) {
            Timings[] costs = lesson.hour();
            System.out.printf(
                    Locale.ROOT,
                    "%4d %12.2f ms %7.2f ms %9.2f ms %7.2f ms %12.1f MB%n",
                    hour,
                    costs[0].at(0.5),
                    costs[0].at(0.95),
                    costs[1].at(0.5),
                    costs[1].at(0.95),
                    ClientBench.heap(lesson.timedScene));
        }
        Platform.exit();
    }

    /** @return times of pen frames and of panning frames */
    private Timings[] hour() {
        Timings pen = new Timings();
        Timings pan = new Timings();
        for (int minute = 0; minute < MINUTES; minute++) {
            pen.addAll(RenderTimer.run(timedScene, OWN_STROKES * OWN_SAMPLES, this::write)
                    .costs());
            if (minute % 5 == 2) {
                pan.addAll(RenderTimer.run(
                                timedScene,
                                40,
                                i -> editor.viewport(editor.viewport().panned(i < 20 ? -25 : 25, i < 20 ? -9 : 9)))
                        .costs());
                RenderTimer.run(
                        timedScene,
                        20,
                        i -> editor.viewport(editor.viewport()
                                .zoomed(i < 10 ? 0.95 : 1 / 0.95, ClientBench.WIDTH / 2.0, ClientBench.HEIGHT / 2.0)));
            }
            if (minute % 5 == 3) edit();
        }
        ClientBench.fx(() -> {
            editor.perform(List.of(new Op.Clear(editor.page())));
            return editor;
        });
        RenderTimer.until(timedScene, () -> link.context.canvas().isSettled());
        return new Timings[] {pen, pan};
    }

    private void write(int i) {
        int sample = i % OWN_SAMPLES;
        double x = 200 + 20 * sample;
        double y = 200 + random.nextInt(300);
        ClientBench.pointer(link, sample == 0 ? Phase.PRESS : Phase.MOVE, x, y);
        if (sample == OWN_SAMPLES - 1) ClientBench.pointer(link, Phase.RELEASE, x, y);
        List<Batch> theirs = new ArrayList<>();
        int count = CLASS_STROKES / (OWN_STROKES * OWN_SAMPLES) + (i % 8 == 0 ? 1 : 0);
        for (int n = 0; n < count; n++) {
            Point at = new Point(
                    8 * random.nextInt(ClientBench.WIDTH - 64), 8 * (16 + random.nextInt(ClientBench.HEIGHT - 32)));
            theirs.add(GeneratedBoards.stroke(strokes++, ++theirK, at, random));
        }
        link.others(theirs);
    }

    private void edit() {
        RenderTimer.run(timedScene, 3, i -> editor.undoHistory().undo());
        RenderTimer.run(timedScene, 2, i -> editor.undoHistory().redo());
        ClientBench.fx(() -> {
            editor.use(ToolKind.SELECT);
            return editor;
        });
        RenderTimer.run(timedScene, 20, i -> {
            Phase phase = i == 0 ? Phase.PRESS : i == 19 ? Phase.RELEASE : Phase.MOVE;
            ClientBench.pointer(link, phase, 400 + 8 * i, 300 + 3 * i);
        });
        ClientBench.fx(() -> {
            editor.use(ToolKind.ERASER);
            return editor;
        });
        RenderTimer.run(timedScene, 20, i -> {
            Phase phase = i == 0 ? Phase.PRESS : i == 19 ? Phase.RELEASE : Phase.MOVE;
            ClientBench.pointer(link, phase, 300 + 8 * i, 400);
        });
        ClientBench.fx(() -> {
            editor.use(ToolKind.PEN);
            return editor;
        });
    }
}
