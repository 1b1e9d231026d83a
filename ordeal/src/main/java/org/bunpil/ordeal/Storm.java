package org.bunpil.ordeal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bunpil.broker.BrokerCluster;
import org.jspecify.annotations.Nullable;

/** Lets a schedule loose on a stage, and puts everything right again. One thread. */
final class Storm {
    /**
     * What was really done.
     *
     * @param atMillis ms since 1970
     * @param anotherLives another relay took connections at that moment
     */
    record Struck(long atMillis, Fault fault, boolean anotherLives) {}

    private record Due(long atNanos, Runnable action) {}

    private final Stage stage;
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::atNanos));
    private final List<Struck> struck = new ArrayList<>();
    /** The broker fault under way; brokers come back on a thread of their own, because that takes long. */
    private CompletableFuture<Void> brokerFault = CompletableFuture.completedFuture(null);

    Storm(Stage stage) {
        this.stage = stage;
    }

    /** Blocks until the last fault of the schedule has been put right. */
    List<Struck> rage(List<Schedule.Blow> schedule) {
        long start = System.nanoTime();
        for (Schedule.Blow blow : schedule) {
            due.add(new Due(start + blow.atMillis() * 1_000_000, () -> strike(blow.fault())));
        }
        for (Due next = due.poll(); next != null; next = due.poll()) {
            sleepUntil(next.atNanos());
            next.action().run();
            check();
        }
        brokerFault.join();
        return struck;
    }

    /** One fault now; returns when it has been put right, with all that was done so far. */
    List<Struck> strikeOne(Fault fault) {
        return rage(List.of(new Schedule.Blow(0, fault)));
    }

    private void strike(Fault fault) {
        switch (fault) {
            case Fault.KillRelay(int target, long millis) -> killRelay(target, millis);
            case Fault.KillPupils(int target, long millis, boolean torn) -> killPupils(target, millis, torn);
            case Fault.FreezeRelay(int target, long millis) -> {
                RelayPost relay = stage.relays().get(target);
                if (!relay.isRunning() || !anotherThan(relay)) return;
                note(fault, true);
                relay.freeze();
                later(millis, relay::thaw);
            }
            case Fault.FillRelayDisk(int target, long millis) -> {
                RelayPost relay = stage.relays().get(target);
                // One that has no room to start says so and ends, and it is not the storm's part to start it again.
                if (!relay.isUp()) return;
                note(fault, false);
                relay.limitFiles(0);
                later(millis, () -> relay.limitFiles(-1));
            }
            case Fault.FreezePupils(int target, long millis) -> {
                Group group = noted(fault);
                group.freeze();
                later(millis, group::thaw);
            }
            case Fault.FillPupilsDisk(int target, long millis, boolean half) -> {
                Group group = noted(fault);
                group.fillDisk(half);
                later(millis, group::emptyDisk);
            }
            case Fault.Cut(int target, long millis) -> {
                Group group = noted(fault);
                group.cables().forEach(Cable::cut);
                later(millis, () -> group.cables().forEach(Cable::mend));
            }
            case Fault.Silence(int target, long millis) -> {
                Group group = noted(fault);
                group.cables().forEach(Cable::silence);
                later(millis, () -> group.cables().forEach(Cable::mend));
            }
            case Fault.Slow(int target, long millis, long delay) -> {
                Group group = noted(fault);
                group.cables().forEach(cable -> cable.delay(delay));
                later(millis, () -> group.cables().forEach(Cable::mend));
            }
            case Fault.KillBroker(int target, long millis) ->
                broker(fault, millis, brokers -> brokers.kill9(target), brokers -> brokers.restart(target));
            case Fault.FreezeBroker(int target, long millis) ->
                broker(fault, millis, brokers -> brokers.freeze(target), brokers -> brokers.thaw(target));
        }
    }

    /** Where there are several relays one always stays; the next is taken when the one meant is gone already. */
    private void killRelay(int target, long millis) {
        int count = stage.relays().size();
        for (int i = 0; i < count; i++) {
            int number = (target + i) % count;
            RelayPost relay = stage.relays().get(number);
            boolean another = anotherThan(relay);
            if (!relay.isRunning() || (count > 1 && !another)) continue;
            note(new Fault.KillRelay(number, millis), another);
            relay.kill9();
            stage.tearLog();
            later(millis, relay::start);
            return;
        }
        killPupils(target, millis, false);
    }

    private void killPupils(int target, long millis, boolean torn) {
        int count = stage.groups().size();
        for (int i = 0; i < count; i++) {
            int number = (target + i) % count;
            Group group = stage.groups().get(number);
            if (!group.isRunning()) continue;
            note(new Fault.KillPupils(number, millis, torn), true);
            group.kill9();
            if (torn) group.tearOutboxes();
            later(millis, group::start);
            return;
        }
    }

    private interface Doing {
        void to(BrokerCluster brokers);
    }

    /** One at a time: with two of three away nothing could go on. */
    private void broker(Fault fault, long millis, Doing wrong, Doing right) {
        @Nullable BrokerCluster brokers = stage.brokers();
        if (brokers == null || !brokerFault.isDone()) return;
        note(fault, true);
        wrong.to(brokers);
        brokerFault = CompletableFuture.runAsync(() -> {
            sleepUntil(System.nanoTime() + millis * 1_000_000);
            right.to(brokers);
        });
    }

    private Group noted(Fault fault) {
        note(fault, true);
        return stage.groups().get(fault.target());
    }

    private boolean anotherThan(RelayPost relay) {
        return stage.relays().stream().anyMatch(other -> other != relay && other.isUp());
    }

    private void note(Fault fault, boolean another) {
        struck.add(new Struck(System.currentTimeMillis(), fault, another));
        stage.story(fault);
    }

    private void later(long millis, Runnable action) {
        due.add(new Due(System.nanoTime() + millis * 1_000_000, action));
    }

    private void check() {
        for (RelayPost relay : stage.relays())
            if (relay.hasDied())
                throw new IllegalStateException("the relay on port " + relay.port() + " ended by itself");
        IntStream.range(0, stage.groups().size())
                .filter(i -> stage.groups().get(i).hasDied())
                .findFirst()
                .ifPresent(i -> {
                    throw new IllegalStateException("the clients of process " + i + " ended by themselves");
                });
    }

    private static void sleepUntil(long nanos) {
        long millis = (nanos - System.nanoTime()) / 1_000_000;
        try {
            if (millis > 0) Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
