package org.bunpil.ordeal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A schedule of faults, determined by a seed. */
final class FaultSchedule {
    private static final long KILL_EVERY_MILLIS = 5_000;
    private static final long BROKER_EVERY_MILLIS = 60_000;
    private static final long TROUBLE_EVERY_MILLIS = 6_000;
    private static final long DISK_EVERY_MILLIS = 20_000;

    /** A fault at a time after the start. */
    record ScheduledFault(long atMillis, Fault fault) {}

    private final Random random;
    private final ClusterSize size;
    private final List<ScheduledFault> faults = new ArrayList<>();

    private FaultSchedule(long seed, ClusterSize size) {
        this.random = new Random(seed);
        this.size = size;
    }

    /**
     * A relay or a client process is killed every 5 s. Every minute a broker is killed and, half a minute later, another one frozen. In
     * between: frozen processes, cut, silent and slow networks, full disks.
     */
    static List<ScheduledFault> of(long seed, ClusterSize size, long millis) {
        FaultSchedule faultSchedule = new FaultSchedule(seed, size);
        for (long at = KILL_EVERY_MILLIS; at < millis; at += KILL_EVERY_MILLIS) faultSchedule.kill(at);
        for (long at = 4_000; at < millis; at += TROUBLE_EVERY_MILLIS)
            faultSchedule.trouble(at + faultSchedule.random.nextInt(2_000));
        for (long at = 8_000; at < millis; at += DISK_EVERY_MILLIS)
            faultSchedule.disk(at + faultSchedule.random.nextInt(5_000));
        if (size.brokers() > 0) {
            for (long at = 12_000; at < millis; at += BROKER_EVERY_MILLIS) faultSchedule.brokers(at, millis);
        }
        faultSchedule.faults.sort(Comparator.comparingLong(ScheduledFault::atMillis));
        return List.copyOf(faultSchedule.faults);
    }

    private void kill(long at) {
        if (random.nextBoolean()) add(at, new Fault.KillRelay(relay(), 300 + random.nextInt(1_500)));
        else add(at, new Fault.KillClients(group(), 200 + random.nextInt(2_500), random.nextBoolean()));
    }

    private void trouble(long at) {
        // Sometimes longer than any timeout, so that everything has changed when the process is thawed.
        long millis = random.nextInt(6) == 0 ? 14_000 + random.nextInt(4_000) : 500 + random.nextInt(5_000);
        add(
                at,
                switch (random.nextInt(6)) {
                    case 0 -> new Fault.FreezeRelay(relay(), millis);
                    case 1 -> new Fault.FreezeClients(group(), millis);
                    case 2, 3 -> new Fault.CutNetwork(group(), millis);
                    case 4 -> new Fault.BlackholeNetwork(group(), millis);
                    default -> new Fault.SlowNetwork(group(), millis, 20 + random.nextInt(700));
                });
    }

    private void disk(long at) {
        long millis = 2_000L + random.nextInt(8_000);
        boolean relays = size.brokers() == 0 && random.nextInt(2) == 0;
        add(
                at,
                relays
                        ? new Fault.FillRelayDisk(relay(), millis)
                        : new Fault.FillClientDisk(group(), millis, random.nextBoolean()));
    }

    /** Schedules broker faults, one at a time and with enough time between them for a broker to come back. */
    private void brokers(long at, long end) {
        add(at, new Fault.KillBroker(random.nextInt(size.brokers()), 1_000 + random.nextInt(6_000)));
        long later = at + BROKER_EVERY_MILLIS / 2;
        if (later < end)
            add(later, new Fault.FreezeBroker(random.nextInt(size.brokers()), 1_000 + random.nextInt(6_000)));
    }

    private int relay() {
        return random.nextInt(size.relays());
    }

    private int group() {
        return random.nextInt(size.groups());
    }

    private void add(long at, Fault fault) {
        faults.add(new ScheduledFault(at, fault));
    }
}
