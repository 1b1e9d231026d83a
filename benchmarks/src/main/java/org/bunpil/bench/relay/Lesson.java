package org.bunpil.bench.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Rooms full of people on one server: opens them, lets them write, measures. On the loop's thread only. */
final class Lesson implements AutoCloseable {
    static final int BATCHES_PER_SECOND = 60;
    /** A pen that is read 240 times a second. */
    static final int SAMPLES = 4;

    private static final long OPEN_MILLIS = 60_000;
    private static final long RETRY_MILLIS = 2_000;
    private static final long DRAIN_MILLIS = 3_000;
    private static final int AT_ONCE = 100;
    private static final AtomicLong NAMES = new AtomicLong(System.currentTimeMillis());

    private final Loop loop;
    private final Target target;
    private final Tally tally = new Tally();
    private final List<Room> rooms = new ArrayList<>();

    Lesson(Loop loop, Target target) {
        this.loop = loop;
        this.target = target;
    }

    Target target() {
        return target;
    }

    Tally tally() {
        return tally;
    }

    List<Room> rooms() {
        return rooms;
    }

    /** Opens more rooms; everybody is in when this returns. */
    void open(int count, int writers, int viewers) throws IOException {
        List<Participant> first = new ArrayList<>();
        List<Participant> rest = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "b" + Long.toString(NAMES.incrementAndGet(), 36);
            Room room = new Room(loop, target, tally, name, writers, viewers);
            rooms.add(room);
            first.add(room.writers().getFirst());
            rest.addAll(room.rest());
        }
        enter(first);
        enter(rest);
    }

    /** Connects them, a hundred at a time. */
    void enter(List<Participant> people) throws IOException {
        for (int from = 0; from < people.size(); from += AT_ONCE) {
            List<Participant> some = people.subList(from, Math.min(people.size(), from + AT_ONCE));
            for (Participant one : some) one.connect();
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(OPEN_MILLIS);
            while (!loop.runUntil(() -> some.stream().allMatch(Participant::isJoined), RETRY_MILLIS)) {
                if (System.nanoTime() > end)
                    throw new IOException(target.name() + ": not all are in" + tally.oddities());
                for (Participant one : some) one.retry();
            }
        }
    }

    /** Everybody who writes begins to. */
    void write() {
        Random dice = new Random(1);
        long now = System.nanoTime();
        for (Room room : rooms) {
            if (room.writers().getFirst().k() > 0) continue;
            // Rooms do not write in step.
            room.write(BATCHES_PER_SECOND, SAMPLES, now + dice.nextInt(1_000_000_000 / BATCHES_PER_SECOND));
        }
    }

    Outcome measure(long millis) throws IOException {
        tally.reset();
        for (Room room : rooms) room.measure();
        double cpu = ProcessFigures.cpuSeconds(target.pid());
        long own = ProcessHandle.current().pid();
        double others = ProcessFigures.cpuSecondsOfAll() - cpu - ProcessFigures.cpuSeconds(own);
        long began = System.nanoTime();
        long idle = loop.idleNanos();
        loop.runFor(millis);
        long took = System.nanoTime() - began;
        double busy = 1 - (loop.idleNanos() - idle) / (double) took;
        double cpuAfter = ProcessFigures.cpuSeconds(target.pid());
        others = ProcessFigures.cpuSecondsOfAll() - cpuAfter - ProcessFigures.cpuSeconds(own) - others;
        cpu = cpuAfter - cpu;
        long delivered = delivered();
        long expected = 0;
        for (Room room : rooms) {
            expected += room.written() * room.viewers().size();
        }
        double rate = expected / (took / (double) TimeUnit.SECONDS.toNanos(1));
        return new Outcome(
                target.name(),
                rate,
                delivered / (double) expected,
                tally.latencies(),
                cpu * 100_000 / Math.max(1, delivered),
                cpu * TimeUnit.SECONDS.toNanos(1) / took,
                ProcessFigures.residentMib(target.pid()),
                delivered / (double) Math.max(1, tally.frames),
                busy,
                others * TimeUnit.SECONDS.toNanos(1) / took,
                tally.oddities());
    }

    /** Ends the writing. @return whether everything that was written since {@link #measure} has arrived everywhere, once each */
    boolean isComplete() throws IOException {
        rooms.forEach(Room::stop);
        loop.runUntil(() -> missing() <= 0, DRAIN_MILLIS);
        return missing() == 0 && tally.gaps == 0;
    }

    /** Deliveries that have not come. */
    long missing() {
        long missing = 0;
        for (Room room : rooms) missing += room.written() * room.viewers().size() - room.delivered();
        return missing;
    }

    private long delivered() {
        long delivered = 0;
        for (Room room : rooms) delivered += room.delivered();
        return delivered;
    }

    @Override
    public void close() throws IOException {
        for (Room room : rooms) {
            room.stop();
            for (Participant one : room.writers()) one.cut();
            for (Participant one : room.viewers()) one.cut();
        }
        loop.runFor(300);
    }
}
