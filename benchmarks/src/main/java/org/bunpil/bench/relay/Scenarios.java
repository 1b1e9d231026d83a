package org.bunpil.bench.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What is measured, one method a scenario. On the loop's thread only. */
final class Scenarios {
    /** A server that has just started mostly compiles itself: it gets busy work first, and is measured warm. */
    private static final int WARM_ROOMS = 60;

    private static final int WARM_VIEWERS = 5;
    private static final long WARM_MILLIS = 3_000;
    private static final long STEP_WARM_MILLIS = 2_500;
    private static final double MAX_P99_MILLIS = 100;
    private static final double STEP = 1.25;
    private static final int STROKES = 2_000;
    private static final int POINTS = 100;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Options options;
    private final Servers servers;
    private final Loop loop;
    private final long millis;

    Scenarios(Options options, Servers servers, Loop loop) {
        this.options = options;
        this.servers = servers;
        this.loop = loop;
        this.millis = options.number("seconds", 10) * 1_000L;
    }

    void fanout() throws IOException {
        compare(servers.wanted("relay", "floor", "node"), 1, options.number("viewers", 300));
    }

    void rooms() throws IOException {
        compare(servers.wanted("relay", "floor"), options.number("rooms", 50), options.number("viewers", 20));
    }

    private void compare(List<String> names, int rooms, int viewers) throws IOException {
        int writers = options.number("writers", 1);
        System.out.printf(
                Locale.ROOT,
                "%d rooms x %d viewers x %d writers, %d batches a second each%n",
                rooms,
                viewers,
                writers,
                Lesson.BATCHES_PER_SECOND);
        double floor = 0;
        double relay = 0;
        for (String name : names) {
            try (Servers.Running running = servers.start(name)) {
                if (running == null) continue;
                Outcome outcome = run(running.target(), rooms, writers, viewers);
                if (name.equals("floor")) floor = outcome.cpuPer100k();
                if (name.equals("relay")) relay = outcome.cpuPer100k();
            }
        }
        if (floor > 0 && relay > 0)
            System.out.printf(Locale.ROOT, "relay's CPU per delivery: %.2f x the floor%n", relay / floor);
    }

    private void warm(Target target) throws IOException {
        try (Lesson lesson = new Lesson(loop, target)) {
            lesson.open(WARM_ROOMS, 1, WARM_VIEWERS);
            lesson.write();
            loop.runFor(options.number("warm", 30) * 1_000L);
        }
    }

    private Outcome run(Target target, int rooms, int writers, int viewers) throws IOException {
        warm(target);
        try (Lesson lesson = new Lesson(loop, target)) {
            lesson.open(rooms, writers, viewers);
            lesson.write();
            loop.runFor(WARM_MILLIS);
            Outcome outcome = lesson.measure(millis);
            boolean complete = lesson.isComplete();
            System.out.println(outcome + (complete ? "  complete" : "  MISSING " + lesson.missing()));
            return outcome;
        }
    }

    void ramp() throws IOException {
        int viewers = options.number("viewers", 20);
        double relay = 0;
        double node = 0;
        for (String name : servers.wanted("relay", "node", "floor")) {
            try (Servers.Running running = servers.start(name)) {
                if (running == null) continue;
                double capacity = capacity(running.target(), viewers);
                System.out.printf(Locale.ROOT, "%-10s capacity %,.0f deliveries/s%n", name, capacity);
                if (name.equals("relay")) relay = capacity;
                if (name.equals("node")) node = capacity;
            }
        }
        if (node > 0) System.out.printf(Locale.ROOT, "relay's capacity: %.2f x node's%n", relay / node);
    }

    /** @return deliveries a second at the last step that held */
    private double capacity(Target target, int viewers) throws IOException {
        double held = 0;
        boolean again = false;
        int rooms = options.number("rooms", 20);
        warm(target);
        try (Lesson lesson = new Lesson(loop, target)) {
            while (true) {
                lesson.open(rooms - lesson.rooms().size(), 1, viewers);
                lesson.write();
                loop.runFor(STEP_WARM_MILLIS);
                Outcome outcome = lesson.measure(millis / 2);
                boolean holds = outcome.latencies().millisAt(0.99) <= MAX_P99_MILLIS && outcome.arrived() > 0.98;
                System.out.printf(Locale.ROOT, "%4d rooms  %s%s%n", rooms, outcome, holds ? "" : "  too much");
                // Once is chance, on a machine that does other things too.
                if (!holds && again) return held;
                again = !holds;
                if (!holds) continue;
                held = outcome.rate();
                rooms = (int) Math.ceil(rooms * STEP);
            }
        }
    }

    void late() throws IOException {
        late(false);
        late(true);
    }

    private void late(boolean full) throws IOException {
        try (Servers.Running running = servers.relay(List.of());
                Lesson lesson = new Lesson(loop, running.target())) {
            int writers = 12;
            lesson.open(1, writers, 0);
            Room room = lesson.rooms().getFirst();
            fill(room, full);
            List<Double> took = new ArrayList<>();
            long bytes = 0;
            for (int i = 0; i < options.number("joins", 100); i++) {
                Participant late = room.newcomer();
                lesson.enter(List.of(late));
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

    /** All writers fill the board, each as fast as its allowance is. */
    private void fill(Room room, boolean full) throws IOException {
        int each = STROKES / room.writers().size() + 1;
        int[] left = {STROKES};
        for (Writer writer : room.writers()) {
            int[] mine = {Math.min(each, left[0])};
            left[0] -= mine[0];
            loop.at(System.nanoTime(), now -> {
                if (mine[0]-- <= 0) return Long.MAX_VALUE;
                int bytes = writer.stroke(POINTS, full);
                return now + bytes * 1_000_000_000L / (56 << 10);
            });
        }
        Participant reader = room.writers().getFirst();
        if (!loop.runUntil(() -> reader.heardOps() >= STROKES, 60_000))
            throw new IOException("the board did not fill" + room.tally().oddities());
    }

    void stopped() throws IOException {
        int viewers = options.number("viewers", 200);
        try (Servers.Running running = servers.relay(List.of());
                Lesson lesson = new Lesson(loop, running.target())) {
            warm(running.target());
            lesson.open(1, 4, viewers);
            lesson.write();
            loop.runFor(WARM_MILLIS);
            System.out.println("all read       " + lesson.measure(millis));
            double before = Heap.usedKib(running.target().pid());
            List<Participant> all = lesson.rooms().getFirst().viewers();
            List<Participant> half = List.copyOf(all.subList(0, all.size() / 2));
            all.removeAll(half);
            for (Participant one : half) one.reads(false);
            loop.runFor(STEP_WARM_MILLIS);
            System.out.println("half stopped   " + lesson.measure(millis));
            double after = Heap.usedKib(running.target().pid());
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
        try (Servers.Running running = servers.relay(List.of());
                Lesson lesson = new Lesson(loop, running.target())) {
            warm(running.target());
            lesson.open(options.number("rooms", 10), 1, options.number("viewers", 20));
            lesson.write();
            loop.runFor(WARM_MILLIS);
            System.out.println("nobody floods  " + lesson.measure(millis));
            Flood flood = new Flood(lesson.rooms().getFirst());
            flood.begin();
            loop.runFor(STEP_WARM_MILLIS / 2);
            System.out.println("one floods     " + lesson.measure(millis));
            System.out.println("the flood: " + flood.end());
        }
    }

    void idle() throws IOException {
        int members = options.number("members", 5_000);
        int perRoom = 50;
        try (Servers.Running running = servers.relay(List.of());
                Lesson lesson = new Lesson(loop, running.target())) {
            long began = System.nanoTime();
            lesson.open(members / perRoom, 1, perRoom - 1);
            System.out.printf(Locale.ROOT, "%d members in after %.1f s%n", members, (System.nanoTime() - began) / 1e9);
            int minutes = options.number("minutes", 10);
            for (int minute = 1; minute <= minutes; minute++) {
                lesson.tally().reset();
                double cpu = ProcessFigures.cpuSeconds(running.target().pid());
                loop.runFor(60_000);
                cpu = ProcessFigures.cpuSeconds(running.target().pid()) - cpu;
                long open = lesson.rooms().stream()
                        .mapToLong(room ->
                                room.rest().stream().filter(Participant::isOpen).count() + 1)
                        .sum();
                System.out.printf(
                        Locale.ROOT,
                        "minute %2d: %d open, CPU %.1f %% of a core, RSS %.0f MiB%s%n",
                        minute,
                        open,
                        cpu / 60 * 100,
                        ProcessFigures.residentMib(running.target().pid()),
                        lesson.tally().oddities());
            }
        }
    }

    void storm() throws IOException {
        int members = options.number("members", 2_000);
        int perRoom = 40;
        try (Servers.Running running = servers.relay(List.of());
                Lesson calm = new Lesson(loop, running.target());
                Lesson lesson = new Lesson(loop, running.target())) {
            warm(running.target());
            calm.open(10, 1, 20);
            lesson.open(members / perRoom, 1, perRoom - 1);
            calm.write();
            loop.runFor(WARM_MILLIS);
            System.out.println("before         " + calm.measure(millis));
            List<Participant> all = new ArrayList<>();
            for (Room room : lesson.rooms()) {
                all.addAll(room.writers());
                all.addAll(room.viewers());
            }
            Storm storm = new Storm(loop, all, new Random(3));
            storm.begin();
            System.out.println(
                    "in the storm   " + calm.measure(millis) + (calm.isComplete() ? "  complete" : "  MISSING"));
            System.out.println(storm.end() + lesson.tally().oddities());
        }
    }

    void kafka() throws IOException {
        int rooms = options.number("rooms", 20);
        int viewers = options.number("viewers", 20);
        double sqlite;
        double kafka;
        try (Servers.Running running = servers.relay(List.of())) {
            sqlite = run(running.target(), rooms, 1, viewers).latencies().millisAt(0.5);
        }
        try (Servers.Running running = servers.relayOverKafka()) {
            kafka = run(running.target(), rooms, 1, viewers).latencies().millisAt(0.5);
        }
        System.out.printf(Locale.ROOT, "Kafka adds %.2f ms to the median%n", kafka - sqlite);
    }
}
