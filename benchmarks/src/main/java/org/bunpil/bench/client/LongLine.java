package org.bunpil.bench.client;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.scene.Group;
import javafx.stage.Stage;
import org.bunpil.board.Snapshot;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.input.PointerEvent.Phase;
import org.bunpil.geometry.Point;
import org.bunpil.model.Role;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Style;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;

/**
 * Measures what a sample costs at the beginning and at the end of a long line: CPU time of the FX thread for each sample, including
 * rendering and the relay's echo. The pen's line is divided into as many strokes as the limits require. The other participant's line is one
 * stroke, which grows by one sample with each batch.
 */
final class LongLine {
    private static final int SAMPLES = 8_000;
    private static final int PART = 100;
    private static final int UNITS = 8;
    private static final int OTHER = 2;

    private final Stage stage;
    private long k;

    LongLine(Stage stage) {
        this.stage = stage;
    }

    /** Runs the measurement and prints the figures. */
    void print() {
        System.out.printf(
                Locale.ROOT, "%n%-40s%20s%20s%20s%n", "a line of " + SAMPLES + " samples", "first 100", "last 100", "");
        run("own pen, CPU a sample", true);
        run("another's pen, CPU a sample", false);
    }

    private void run(String what, boolean own) {
        Snapshot empty =
                GeneratedBoards.of(0, ClientBench.WIDTH, ClientBench.HEIGHT).snapshot();
        LoopbackLink link = ClientBench.fx(() -> new LoopbackLink(empty));
        TimedScene timedScene = ClientBench.fx(() -> ClientBench.show(stage, link));
        RenderTimer.run(timedScene, 30, i -> {});
        ClientBench.fx(() -> {
            link.context.editor().use(ToolKind.PEN);
            if (!own)
                link.others(List.of(
                        new Batch(0, 0, List.of(new Op.Join("bbbbbbbb", "B", Role.WRITER, "", null, null, OTHER)))));
            return link;
        });
        // For the JIT compiler: first lines of ordinary length, then one as long as the measured one.
        for (int i = 0; i < 20; i++) line(timedScene, 80, own ? pen(link) : others(link, "a" + i), own ? link : null);
        line(timedScene, SAMPLES, own ? pen(link) : others(link, "b"), own ? link : null);
        IntConsumer step = own ? pen(link) : others(link, "c");
        double first = cpu(timedScene, 0, step);
        RenderTimer.run(timedScene, SAMPLES - 2 * PART, i -> step.accept(PART + i));
        double last = cpu(timedScene, SAMPLES - PART, step);
        System.out.printf(
                Locale.ROOT,
                "%-40s%20.2f%20.2f%20s%n",
                what,
                first,
                last,
                String.format(Locale.ROOT, "(x%.2f)", last / first));
        ClientBench.fx(() -> {
            link.stop();
            timedScene.scene.setRoot(new Group());
            return link;
        });
    }

    private static void line(
            TimedScene timedScene, int samples, IntConsumer step, @org.jspecify.annotations.Nullable LoopbackLink pen) {
        RenderTimer.run(timedScene, samples, step);
        if (pen != null)
            ClientBench.fx(() -> {
                ClientBench.pointer(pen, Phase.RELEASE, x(samples), y(samples));
                return pen;
            });
    }

    /** CPU time of the FX thread for each sample, in ms. */
    private static double cpu(TimedScene timedScene, int from, IntConsumer step) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = ClientBench.fx(threads::getCurrentThreadCpuTime);
        RenderTimer.run(timedScene, PART, i -> step.accept(from + i));
        return (ClientBench.fx(threads::getCurrentThreadCpuTime) - before) / 1e6 / PART;
    }

    private static IntConsumer pen(LoopbackLink link) {
        return i -> ClientBench.pointer(link, i == 0 ? Phase.PRESS : Phase.MOVE, x(i), y(i));
    }

    private IntConsumer others(LoopbackLink link, String name) {
        String id = "bbbbbbbb-" + name;
        return i -> {
            SampleChunk chunk = SampleChunk.of(List.of(new Sample((int) (x(i) * UNITS), (int) (y(i) * UNITS), 128, 8)));
            Op op = i == 0 ? new Op.Begin(id, "p1", Point.ZERO, Style.DEFAULT, chunk) : new Op.Append(id, i, chunk);
            link.others(List.of(new Batch(OTHER, ++k, List.of(op))));
        };
    }

    private static double x(int i) {
        return 640 + 500 * Math.sin(i * 0.05) + 40 * Math.sin(i * 0.7);
    }

    private static double y(int i) {
        return 360 + 280 * Math.sin(i * 0.0431) + 40 * Math.cos(i * 0.7);
    }
}
