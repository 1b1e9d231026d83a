package org.bunpil.bench.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bunpil.bench.BenchOptions;

/** The scenarios, one method for each. On the event loop's thread only. */
final class Scenarios {
    /** Rooms of the warm-up: a JVM that has just started mostly compiles code, so it is measured after a warm-up. */
    private static final int WARM_ROOMS = 60;

    private static final int WARM_VIEWERS = 5;
    private static final long WARM_MILLIS = 3_000;
    private static final long STEP_WARM_MILLIS = 2_500;
    private static final double MAX_P99_MILLIS = 100;
    private static final double STEP = 1.25;
    private static final int STROKES = 2_000;
    private static final int POINTS = 100;
    private static final double NANOS_PER_MILLI = 1e6;

    private final BenchOptions options;
    private final ServerLauncher serverLauncher;
    private final EventLoop eventLoop;
    private final long millis;

    Scenarios(BenchOptions options, ServerLauncher serverLauncher, EventLoop eventLoop) {
        this.options = options;
        this.serverLauncher = serverLauncher;
        this.eventLoop = eventLoop;
        this.millis = options.number("seconds", 10) * 1_000L;
    }

    void fanout() throws IOException {
        compare(serverLauncher.wanted("relay", "floor", "node"), 1, options.number("viewers", 300));
    }

    void rooms() throws IOException {
        compare(serverLauncher.wanted("relay", "floor"), options.number("rooms", 50), options.number("viewers", 20));
    }

    private void compare(List<String> names, int rooms, int viewers) throws IOException {
        int writers = options.number("writers", 1);
        System.out.printf(
                Locale.ROOT,
                "%d rooms x %d viewers x %d writers, %d batches a second each%n",
                rooms,
                viewers,
                writers,
                LoadRun.BATCHES_PER_SECOND);
        double floor = 0;
        double relay = 0;
        for (String name : names) {
            try (ServerLauncher.RunningServer runningServer = serverLauncher.start(name)) {
                if (runningServer == null) continue;
                RunResult runResult = run(runningServer.target(), rooms, writers, viewers);
                if (name.equals("floor")) floor = runResult.cpuPer100k();
                if (name.equals("relay")) relay = runResult.cpuPer100k();
            }
        }
        if (floor > 0 && relay > 0)
            System.out.printf(Locale.ROOT, "relay's CPU per delivery: %.2f x the floor%n", relay / floor);
    }

    private void warm(Target target) throws IOException {
        try (LoadRun loadRun = new LoadRun(eventLoop, target)) {
            loadRun.open(WARM_ROOMS, 1, WARM_VIEWERS);
            loadRun.write();
            eventLoop.runFor(options.number("warm", 30) * 1_000L);
        }
    }

    private RunResult run(Target target, int rooms, int writers, int viewers) throws IOException {
        warm(target);
        try (LoadRun loadRun = new LoadRun(eventLoop, target)) {
            loadRun.open(rooms, writers, viewers);
            loadRun.write();
            eventLoop.runFor(WARM_MILLIS);
            RunResult runResult = loadRun.measure(millis);
            boolean complete = loadRun.isComplete();
            System.out.println(runResult + (complete ? "  complete" : "  MISSING " + loadRun.missing()));
            return runResult;
        }
    }

    void ramp() throws IOException {
        int viewers = options.number("viewers", 20);
        double relay = 0;
        double node = 0;
        for (String name : serverLauncher.wanted("relay", "node", "floor")) {
            try (ServerLauncher.RunningServer runningServer = serverLauncher.start(name)) {
                if (runningServer == null) continue;
                double capacity = capacity(runningServer.target(), viewers);
                System.out.printf(Locale.ROOT, "%-10s capacity %,.0f deliveries/s%n", name, capacity);
                if (name.equals("relay")) relay = capacity;
                if (name.equals("node")) node = capacity;
            }
        }
        if (node > 0) System.out.printf(Locale.ROOT, "relay's capacity: %.2f x node's%n", relay / node);
    }

    /** @return deliveries a second at the last step that the server could handle */
    private double capacity(Target target, int viewers) throws IOException {
        double held = 0;
        boolean again = false;
        int rooms = options.number("rooms", 20);
        warm(target);
        try (LoadRun loadRun = new LoadRun(eventLoop, target)) {
            while (true) {
                loadRun.open(rooms - loadRun.boards().size(), 1, viewers);
                loadRun.write();
                eventLoop.runFor(STEP_WARM_MILLIS);
                RunResult runResult = loadRun.measure(millis / 2);
                boolean holds = runResult.latencies().millisAt(0.99) <= MAX_P99_MILLIS && runResult.arrived() > 0.98;
                System.out.printf(Locale.ROOT, "%4d rooms  %s%s%n", rooms, runResult, holds ? "" : "  too much");
                // One failure may be chance, on a computer that does other things too.
                if (!holds && again) return held;
                again = !holds;
                if (!holds) continue;
                held = runResult.rate();
                rooms = (int) Math.ceil(rooms * STEP);
            }
        }
    }

    void late() throws IOException {
        late(false);
        late(true);
    }

    private void late(boolean full) throws IOException {
        try (ServerLauncher.RunningServer runningServer = serverLauncher.relay(List.of());
                LoadRun loadRun = new LoadRun(eventLoop, runningServer.target())) {
            int writers = 12;
            loadRun.open(1, writers, 0);
            LoadBoard board = loadRun.boards().getFirst();
            fill(board, full);
            List<Double> took = new ArrayList<>();
            long bytes = 0;
            for (int i = 0; i < options.number("joins", 100); i++) {
                LoadClient late = board.newcomer();
                loadRun.enter(List.of(late));
                took.add(late.joinNanos() / NANOS_PER_MILLI);
                bytes = late.boardBytes();
            }
            double first = took.getFirst();
            took.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "late join, %,d strokes x %d points%s: first %.1f  p50 %.1f  p95 %.1f  max %.1f ms, %,d bytes%n",
                    STROKES,
                    POINTS,
                    full ? " with pressure and time" : "",
                    first,
                    took.get(took.size() / 2),
                    took.get(took.size() * 95 / 100),
                    took.getLast(),
                    bytes);
        }
    }

    /** All writers fill the board, each at the highest allowed rate. */
    private void fill(LoadBoard board, boolean full) throws IOException {
        int each = STROKES / board.writers().size() + 1;
        int[] left = {STROKES};
        for (WritingClient writer : board.writers()) {
            int[] mine = {Math.min(each, left[0])};
            left[0] -= mine[0];
            eventLoop.at(System.nanoTime(), now -> {
                if (mine[0]-- <= 0) return Long.MAX_VALUE;
                int bytes = writer.stroke(POINTS, full);
                return now + bytes * 1_000_000_000L / (56 << 10);
            });
        }
        LoadClient reader = board.writers().getFirst();
        if (!eventLoop.runUntil(() -> reader.heardOps() >= STROKES, 60_000))
            throw new IOException("the board did not fill" + board.stats().oddities());
    }

    void stopped() throws IOException {
        int viewers = options.number("viewers", 200);
        try (ServerLauncher.RunningServer runningServer = serverLauncher.relay(List.of());
                LoadRun loadRun = new LoadRun(eventLoop, runningServer.target())) {
            warm(runningServer.target());
            loadRun.open(1, 4, viewers);
            loadRun.write();
            eventLoop.runFor(WARM_MILLIS);
            System.out.println("all read       " + loadRun.measure(millis));
            double before = HeapSize.usedKib(runningServer.target().pid());
            List<LoadClient> all = loadRun.boards().getFirst().viewers();
            List<LoadClient> half = List.copyOf(all.subList(0, all.size() / 2));
            all.removeAll(half);
            for (LoadClient one : half) one.reads(false);
            eventLoop.runFor(STEP_WARM_MILLIS);
            System.out.println("half stopped   " + loadRun.measure(millis));
            double after = HeapSize.usedKib(runningServer.target().pid());
            System.out.printf(
                    Locale.ROOT,
                    "heap after a collection: %.0f KiB, with %d members that stopped %.0f KiB: %.1f KiB each%n",
                    before,
                    half.size(),
                    after,
                    (after - before) / half.size());
        }
    }

    void flood() throws IOException {
        try (ServerLauncher.RunningServer runningServer = serverLauncher.relay(List.of());
                LoadRun loadRun = new LoadRun(eventLoop, runningServer.target())) {
            warm(runningServer.target());
            loadRun.open(options.number("rooms", 10), 1, options.number("viewers", 20));
            loadRun.write();
            eventLoop.runFor(WARM_MILLIS);
            System.out.println("nobody floods  " + loadRun.measure(millis));
            FloodLoad floodLoad = new FloodLoad(loadRun.boards().getFirst());
            floodLoad.begin();
            eventLoop.runFor(STEP_WARM_MILLIS / 2);
            System.out.println("one floods     " + loadRun.measure(millis));
            System.out.println("the flood: " + floodLoad.end());
        }
    }

    void idle() throws IOException {
        int members = options.number("members", 5_000);
        int perRoom = 50;
        try (ServerLauncher.RunningServer runningServer = serverLauncher.relay(List.of());
                LoadRun loadRun = new LoadRun(eventLoop, runningServer.target())) {
            long began = System.nanoTime();
            loadRun.open(members / perRoom, 1, perRoom - 1);
            System.out.printf(Locale.ROOT, "%d members in after %.1f s%n", members, (System.nanoTime() - began) / 1e9);
            int minutes = options.number("minutes", 10);
            for (int minute = 1; minute <= minutes; minute++) {
                loadRun.stats().reset();
                double cpu = ProcessUsage.cpuSeconds(runningServer.target().pid());
                eventLoop.runFor(60_000);
                cpu = ProcessUsage.cpuSeconds(runningServer.target().pid()) - cpu;
                long open = loadRun.boards().stream()
                        .mapToLong(board ->
                                board.rest().stream().filter(LoadClient::isOpen).count() + 1)
                        .sum();
                System.out.printf(
                        Locale.ROOT,
                        "minute %2d: %d open, CPU %.1f %% of a core, RSS %.0f MiB%s%n",
                        minute,
                        open,
                        cpu / 60 * 100,
                        ProcessUsage.residentMib(runningServer.target().pid()),
                        loadRun.stats().oddities());
            }
        }
    }

    void storm() throws IOException {
        int members = options.number("members", 2_000);
        int perRoom = 40;
        try (ServerLauncher.RunningServer runningServer = serverLauncher.relay(List.of());
                LoadRun calm = new LoadRun(eventLoop, runningServer.target());
                LoadRun loadRun = new LoadRun(eventLoop, runningServer.target())) {
            warm(runningServer.target());
            calm.open(10, 1, 20);
            loadRun.open(members / perRoom, 1, perRoom - 1);
            calm.write();
            eventLoop.runFor(WARM_MILLIS);
            System.out.println("before         " + calm.measure(millis));
            List<LoadClient> all = new ArrayList<>();
            for (LoadBoard board : loadRun.boards()) {
                all.addAll(board.writers());
                all.addAll(board.viewers());
            }
            ReconnectStorm reconnectStorm = new ReconnectStorm(eventLoop, all, new Random(3));
            reconnectStorm.begin();
            System.out.println(
                    "in the storm   " + calm.measure(millis) + (calm.isComplete() ? "  complete" : "  MISSING"));
            System.out.println(reconnectStorm.end() + loadRun.stats().oddities());
        }
    }

    void kafka() throws IOException {
        int rooms = options.number("rooms", 20);
        int viewers = options.number("viewers", 20);
        double sqlite;
        double kafka;
        try (ServerLauncher.RunningServer runningServer = serverLauncher.relay(List.of())) {
            sqlite = run(runningServer.target(), rooms, 1, viewers).latencies().millisAt(0.5);
        }
        try (ServerLauncher.RunningServer runningServer = serverLauncher.relayOverKafka()) {
            kafka = run(runningServer.target(), rooms, 1, viewers).latencies().millisAt(0.5);
        }
        System.out.printf(Locale.ROOT, "Kafka adds %.2f ms to the median%n", kafka - sqlite);
    }
}
