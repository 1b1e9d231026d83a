package org.bunpil.ordeal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** What goes wrong when: all of it follows from the seed. */
final class Schedule {
    private static final long KILL_EVERY_MILLIS = 5_000;
    private static final long BROKER_EVERY_MILLIS = 60_000;
    private static final long TROUBLE_EVERY_MILLIS = 6_000;
    private static final long DISK_EVERY_MILLIS = 20_000;

    /** A fault at a time after the start. */
    record Blow(long atMillis, Fault fault) {}

    private final Random dice;
    private final Shape shape;
    private final List<Blow> blows = new ArrayList<>();

    private Schedule(long seed, Shape shape) {
        this.dice = new Random(seed);
        this.shape = shape;
    }

    /**
     * A relay or a process of pupils killed every 5 s, a broker every minute, half a minute later another one frozen; between them frozen
     * processes, cut, silent and slow networks, full disks.
     */
    static List<Blow> of(long seed, Shape shape, long millis) {
        Schedule schedule = new Schedule(seed, shape);
        for (long at = KILL_EVERY_MILLIS; at < millis; at += KILL_EVERY_MILLIS) schedule.kill(at);
        for (long at = 4_000; at < millis; at += TROUBLE_EVERY_MILLIS)
            schedule.trouble(at + schedule.dice.nextInt(2_000));
        for (long at = 8_000; at < millis; at += DISK_EVERY_MILLIS) schedule.disk(at + schedule.dice.nextInt(5_000));
        if (shape.brokers() > 0) {
            for (long at = 12_000; at < millis; at += BROKER_EVERY_MILLIS) schedule.brokers(at, millis);
        }
        schedule.blows.sort(Comparator.comparingLong(Blow::atMillis));
        return List.copyOf(schedule.blows);
    }

    private void kill(long at) {
        if (dice.nextBoolean()) add(at, new Fault.KillRelay(relay(), 300 + dice.nextInt(1_500)));
        else add(at, new Fault.KillPupils(group(), 200 + dice.nextInt(2_500), dice.nextBoolean()));
    }

    private void trouble(long at) {
        // Now and then longer than anybody waits for an answer: whoever was frozen wakes up in another world.
        long millis = dice.nextInt(6) == 0 ? 14_000 + dice.nextInt(4_000) : 500 + dice.nextInt(5_000);
        add(
                at,
                switch (dice.nextInt(6)) {
                    case 0 -> new Fault.FreezeRelay(relay(), millis);
                    case 1 -> new Fault.FreezePupils(group(), millis);
                    case 2, 3 -> new Fault.Cut(group(), millis);
                    case 4 -> new Fault.Silence(group(), millis);
                    default -> new Fault.Slow(group(), millis, 20 + dice.nextInt(700));
                });
    }

    private void disk(long at) {
        long millis = 2_000L + dice.nextInt(8_000);
        boolean relays = shape.brokers() == 0 && dice.nextInt(2) == 0;
        add(
                at,
                relays
                        ? new Fault.FillRelayDisk(relay(), millis)
                        : new Fault.FillPupilsDisk(group(), millis, dice.nextBoolean()));
    }

    /** One of them at a time is away, and the next only when it has had the time to come back. */
    private void brokers(long at, long end) {
        add(at, new Fault.KillBroker(dice.nextInt(shape.brokers()), 1_000 + dice.nextInt(6_000)));
        long later = at + BROKER_EVERY_MILLIS / 2;
        if (later < end) add(later, new Fault.FreezeBroker(dice.nextInt(shape.brokers()), 1_000 + dice.nextInt(6_000)));
    }

    private int relay() {
        return dice.nextInt(shape.relays());
    }

    private int group() {
        return dice.nextInt(shape.groups());
    }

    private void add(long at, Fault fault) {
        blows.add(new Blow(at, fault));
    }
}
