package org.bunpil.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import org.bunpil.board.Board;
import org.bunpil.geometry.Point;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Role;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Style;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.sync.JoinOptions;
import org.bunpil.sync.Outbox;
import org.bunpil.sync.PersistedState;
import org.bunpil.sync.RelayLink;
import org.bunpil.sync.SyncEngine;
import org.bunpil.sync.SyncListener;
import org.bunpil.sync.SyncStatus;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;

/**
 * How long a pen sample takes in the engine from input to view: on a full board, while others write, and with pending batches. Also
 * measures batches of others. Prints figures. Argument: number of strokes on the board (default 50,000).
 */
public final class EngineBench {
    private static final int SAMPLES_PER_STROKE = 80;
    private static final int STEPS = 20_000;

    private final List<ClientFrame.Ops> sent = new ArrayList<>();
    private final SyncEngine engine;
    private final Board relay;
    private final Random random = new Random(7);
    private long nowMillis = 1_000;

    private EngineBench(int strokes) {
        relay = new Board();
        relay.apply(new Batch(0, 0, List.of(new Op.Init("bench", "inc1", 1, "kim"))));
        relay.apply(new Batch(0, 0, List.of(new Op.Join("aaaaaaaa", "A", Role.WRITER, "", null, null, 1))));
        relay.apply(new Batch(0, 0, List.of(new Op.Join("bbbbbbbb", "B", Role.WRITER, "", null, null, 2))));
        for (int i = 0; i < strokes; i++) relay.apply(stroke(2, "bbbbbbbb-" + Integer.toString(i, 36), i + 1));
        JoinOptions joinOptions =
                new JoinOptions("bench", "aaaaaaaa", "s".repeat(22), "A", "board1", null, false, null);
        engine = new SyncEngine(
                joinOptions,
                new EchoLink(),
                () -> nowMillis,
                new Random(1),
                new IgnoringListener(),
                Outbox.NONE,
                new PersistedState(null, null, List.of(), "board1", 1, relay.snapshot()));
        engine.start();
        engine.opened();
        engine.received(new RelayFrame.Welcome(
                1,
                1,
                "board1",
                "bench",
                "inc1",
                relay.seq(),
                0,
                0,
                1,
                Role.WRITER,
                false,
                null,
                List.of(),
                new RelayFrame.BoardLimits(1_000_000, 32_768, 100_000),
                List.of(1, 2)));
        // The client's own batches are recognized from its join in the stream on.
        stream(List.of(new Batch(0, 0, List.of(new Op.Join("aaaaaaaa", "A", Role.WRITER, "", null, null, 1)))));
    }

    /** Runs the benchmark and prints the figures. */
    public static void main(String[] args) {
        int strokes = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
        System.out.printf(Locale.ROOT, "engine: %,d strokes of %d samples on the board%n", strokes, SAMPLES_PER_STROKE);
        for (int waiting : new int[] {0, 100, 5_000}) {
            new EngineBench(strokes).run(waiting, false);
            new EngineBench(strokes).run(waiting, true);
        }
    }

    private void run(int waiting, boolean print) {
        for (int i = 0; i < waiting; i++) engine.submit(pen("w" + i), true);
        Percentiles own = new Percentiles();
        Percentiles foreign = new Percentiles();
        Percentiles echo = new Percentiles();
        // A backlog is not acknowledged, so it grows with every step.
        int steps = waiting == 0 ? STEPS : 400;
        String stroke = engine.newId();
        engine.submit(List.of(new Op.Begin(stroke, "p1", Point.ZERO, Style.DEFAULT, ink(0, 1))), true);
        for (int i = 1; i <= steps; i++) {
            nowMillis += 8;
            if (i % 200 == 0) {
                stroke = engine.newId();
                engine.submit(List.of(new Op.Begin(stroke, "p1", Point.ZERO, Style.DEFAULT, ink(0, 1))), true);
            }
            Op append = new Op.Append(stroke, i % 200 + (i < 200 ? 0 : 1), ink(i, 1));
            long start = System.nanoTime();
            engine.submit(List.of(append), false);
            own.add(System.nanoTime() - start);
            if (i % 3 == 0) {
                List<Batch> batches = List.of(stroke(2, "bbbbbbbb-z" + Integer.toString(i, 36), 100_000 + i));
                long begin = System.nanoTime();
                stream(batches);
                foreign.add(System.nanoTime() - begin);
            }
            if (waiting == 0) {
                List<Batch> echoes = new ArrayList<>();
                for (ClientFrame.Ops ops : sent) echoes.add(new Batch(1, ops.k(), ops.ops()));
                sent.clear();
                long begin = System.nanoTime();
                stream(echoes);
                echo.add(System.nanoTime() - begin);
            }
        }
        if (!print) return;
        System.out.printf(Locale.ROOT, "  %,d own batches waiting%n", waiting);
        System.out.println("    own pen sample, input to view  " + own);
        System.out.println("    foreign stroke of 80 samples   " + foreign);
        if (waiting == 0) System.out.println("    own batch acknowledged         " + echo);
    }

    private void stream(List<Batch> batches) {
        engine.received(new RelayFrame.Stream(engine.confirmed().seq() + 1, 0, batches, null));
    }

    private List<Op> pen(String name) {
        return List.of(new Op.Begin("aaaaaaaa-" + name, "p1", Point.ZERO, Style.DEFAULT, ink(0, 16)));
    }

    private Batch stroke(int c, String id, long k) {
        SampleChunk points = ink(random.nextInt(1000), SAMPLES_PER_STROKE);
        Point at = new Point(random.nextInt(80_000), random.nextInt(80_000));
        return new Batch(
                c,
                k,
                List.of(
                        new Op.Begin(id, "p1", at, Style.DEFAULT, points),
                        new Op.End(id, 1, SAMPLES_PER_STROKE, null)));
    }

    private static SampleChunk ink(int from, int samples) {
        List<Sample> all = new ArrayList<>(samples);
        for (int i = 0; i < samples; i++) all.add(new Sample(from + i * 9, (i * 37) % 50, 100 + i % 20, 8));
        return SampleChunk.of(all);
    }

    /** Keeps sent batches until they are echoed. */
    private final class EchoLink implements RelayLink {
        @Override
        public void connect() {}

        @Override
        public void send(ClientFrame frame) {
            if (frame instanceof ClientFrame.Ops ops) sent.add(ops);
        }

        @Override
        public void close() {}
    }

    private static final class IgnoringListener implements SyncListener {
        @Override
        public void changed(Set<String> elements, boolean pages, boolean people) {}

        @Override
        public void replaced() {}

        @Override
        public void presence(SortedMap<Integer, @Nullable Presence> others) {}

        @Override
        public void status(SyncStatus status) {}

        @Override
        public void refused(ErrorCode code, Set<String> elements) {}

        @Override
        public void joinCode(String code) {}
    }
}
