package org.bunpil.bench.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Rooms full of clients on one server: connects them, lets them write and measures. On the event loop's thread only. */
final class LoadRun implements AutoCloseable {
    static final int BATCHES_PER_SECOND = 60;
    /** Samples in a batch, for a pen with 240 samples a second. */
    static final int SAMPLES = 4;

    private static final long OPEN_MILLIS = 60_000;
    private static final long RETRY_MILLIS = 2_000;
    private static final long DRAIN_MILLIS = 3_000;
    private static final int AT_ONCE = 100;
    private static final AtomicLong NAMES = new AtomicLong(System.currentTimeMillis());

    private final EventLoop eventLoop;
    private final Target target;
    private final DeliveryStats stats = new DeliveryStats();
    private final List<LoadBoard> boards = new ArrayList<>();

    LoadRun(EventLoop eventLoop, Target target) {
        this.eventLoop = eventLoop;
        this.target = target;
    }

    DeliveryStats stats() {
        return stats;
    }

    List<LoadBoard> boards() {
        return boards;
    }

    /** Opens more rooms. All clients have joined when this returns. */
    void open(int count, int writers, int viewers) throws IOException {
        List<LoadClient> first = new ArrayList<>();
        List<LoadClient> rest = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "b" + Long.toString(NAMES.incrementAndGet(), 36);
            LoadBoard board = new LoadBoard(eventLoop, target, stats, name, writers, viewers);
            boards.add(board);
            first.add(board.writers().getFirst());
            rest.addAll(board.rest());
        }
        enter(first);
        enter(rest);
    }

    /** Connects clients, a hundred at a time. */
    void enter(List<LoadClient> people) throws IOException {
        for (int from = 0; from < people.size(); from += AT_ONCE) {
            List<LoadClient> some = people.subList(from, Math.min(people.size(), from + AT_ONCE));
            for (LoadClient one : some) one.connect();
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(OPEN_MILLIS);
            while (!eventLoop.runUntil(() -> some.stream().allMatch(LoadClient::isJoined), RETRY_MILLIS)) {
                if (System.nanoTime() > end)
                    throw new IOException(target.name() + ": not all have joined" + stats.oddities());
                for (LoadClient one : some) one.retry();
            }
        }
    }

    /** Starts all writers. */
    void write() {
        Random random = new Random(1);
        long now = System.nanoTime();
        for (LoadBoard board : boards) {
            if (board.writers().getFirst().k() > 0) continue;
            // Rooms start at different times, so that they do not write in step.
            board.write(BATCHES_PER_SECOND, SAMPLES, now + random.nextInt(1_000_000_000 / BATCHES_PER_SECOND));
        }
    }

    RunResult measure(long millis) throws IOException {
        stats.reset();
        for (LoadBoard board : boards) board.measure();
        double cpu = ProcessUsage.cpuSeconds(target.pid());
        long driver = ProcessHandle.current().pid();
        double others = ProcessUsage.cpuSecondsOfAll() - cpu - ProcessUsage.cpuSeconds(driver);
        long began = System.nanoTime();
        long idle = eventLoop.idleNanos();
        eventLoop.runFor(millis);
        long took = System.nanoTime() - began;
        double busy = 1 - (eventLoop.idleNanos() - idle) / (double) took;
        double cpuAfter = ProcessUsage.cpuSeconds(target.pid());
        others = ProcessUsage.cpuSecondsOfAll() - cpuAfter - ProcessUsage.cpuSeconds(driver) - others;
        cpu = cpuAfter - cpu;
        long delivered = delivered();
        long expected = 0;
        for (LoadBoard board : boards) {
            expected += board.written() * board.viewers().size();
        }
        double rate = expected / (took / (double) TimeUnit.SECONDS.toNanos(1));
        return new RunResult(
                target.name(),
                rate,
                delivered / (double) expected,
                stats.latencies(),
                cpu * 100_000 / Math.max(1, delivered),
                cpu * TimeUnit.SECONDS.toNanos(1) / took,
                ProcessUsage.residentMib(target.pid()),
                delivered / (double) Math.max(1, stats.frames),
                busy,
                others * TimeUnit.SECONDS.toNanos(1) / took,
                stats.oddities());
    }

    /** Stops all writers. @return whether every batch since {@link #measure} has arrived at every viewer, exactly once */
    boolean isComplete() throws IOException {
        boards.forEach(LoadBoard::stop);
        eventLoop.runUntil(() -> missing() <= 0, DRAIN_MILLIS);
        return missing() == 0 && stats.gaps == 0;
    }

    /** Number of deliveries that are missing. */
    long missing() {
        long missing = 0;
        for (LoadBoard board : boards)
            missing += board.written() * board.viewers().size() - board.delivered();
        return missing;
    }

    private long delivered() {
        long delivered = 0;
        for (LoadBoard board : boards) delivered += board.delivered();
        return delivered;
    }

    @Override
    public void close() throws IOException {
        for (LoadBoard board : boards) {
            board.stop();
            for (LoadClient one : board.writers()) one.cut();
            for (LoadClient one : board.viewers()) one.cut();
        }
        eventLoop.runFor(300);
    }
}
