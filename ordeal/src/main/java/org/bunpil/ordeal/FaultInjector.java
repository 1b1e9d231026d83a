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
final class FaultInjector {
    /**
     * What was really done.
     *
     * @param atMillis ms since 1970
     * @param anotherLives another relay took connections at that moment
     */
    record InjectedFault(long atMillis, Fault fault, boolean anotherLives) {}

    private record Due(long atNanos, Runnable action) {}

    private final TestCluster cluster;
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::atNanos));
    private final List<InjectedFault> injected = new ArrayList<>();
    /** The broker fault under way; brokers come back on a thread of their own, because that takes long. */
    private CompletableFuture<Void> brokerFault = CompletableFuture.completedFuture(null);

    FaultInjector(TestCluster cluster) {
        this.cluster = cluster;
    }

    /** Blocks until the last fault of the schedule has been put right. */
    List<InjectedFault> run(List<FaultSchedule.ScheduledFault> schedule) {
        long start = System.nanoTime();
        for (FaultSchedule.ScheduledFault scheduledFault : schedule) {
            due.add(new Due(start + scheduledFault.atMillis() * 1_000_000, () -> inject(scheduledFault.fault())));
        }
        for (Due next = due.poll(); next != null; next = due.poll()) {
            sleepUntil(next.atNanos());
            next.action().run();
            check();
        }
        brokerFault.join();
        return injected;
    }

    /** One fault now; returns when it has been put right, with all that was done so far. */
    List<InjectedFault> injectOne(Fault fault) {
        return run(List.of(new FaultSchedule.ScheduledFault(0, fault)));
    }

    private void inject(Fault fault) {
        switch (fault) {
            case Fault.KillRelay(int target, long millis) -> killRelay(target, millis);
            case Fault.KillClients(int target, long millis, boolean torn) -> killClients(target, millis, torn);
            case Fault.FreezeRelay(int target, long millis) -> {
                RelayNode relay = cluster.relays().get(target);
                if (!relay.isRunning() || !anotherThan(relay)) return;
                note(fault, true);
                relay.freeze();
                later(millis, relay::thaw);
            }
            case Fault.FillRelayDisk(int target, long millis) -> {
                RelayNode relay = cluster.relays().get(target);
                // One that has no room to start says so and ends, and it is not the storm's part to start it again.
                if (!relay.isUp()) return;
                note(fault, false);
                relay.limitFiles(0);
                later(millis, () -> relay.limitFiles(-1));
            }
            case Fault.FreezeClients(int target, long millis) -> {
                ClientGroup group = noted(fault);
                group.freeze();
                later(millis, group::thaw);
            }
            case Fault.FillClientDisk(int target, long millis, boolean half) -> {
                ClientGroup group = noted(fault);
                group.fillDisk(half);
                later(millis, group::emptyDisk);
            }
            case Fault.CutNetwork(int target, long millis) -> {
                ClientGroup group = noted(fault);
                group.proxies().forEach(NetworkProxy::cut);
                later(millis, () -> group.proxies().forEach(NetworkProxy::heal));
            }
            case Fault.BlackholeNetwork(int target, long millis) -> {
                ClientGroup group = noted(fault);
                group.proxies().forEach(NetworkProxy::blackhole);
                later(millis, () -> group.proxies().forEach(NetworkProxy::heal));
            }
            case Fault.SlowNetwork(int target, long millis, long delay) -> {
                ClientGroup group = noted(fault);
                group.proxies().forEach(proxy -> proxy.delay(delay));
                later(millis, () -> group.proxies().forEach(NetworkProxy::heal));
            }
            case Fault.KillBroker(int target, long millis) ->
                broker(fault, millis, brokers -> brokers.kill9(target), brokers -> brokers.restart(target));
            case Fault.FreezeBroker(int target, long millis) ->
                broker(fault, millis, brokers -> brokers.freeze(target), brokers -> brokers.thaw(target));
        }
    }

    /** Where there are several relays one always stays; the next is taken when the one meant is gone already. */
    private void killRelay(int target, long millis) {
        int count = cluster.relays().size();
        for (int i = 0; i < count; i++) {
            int number = (target + i) % count;
            RelayNode relay = cluster.relays().get(number);
            boolean another = anotherThan(relay);
            if (!relay.isRunning() || (count > 1 && !another)) continue;
            note(new Fault.KillRelay(number, millis), another);
            relay.kill9();
            cluster.tearLog();
            later(millis, relay::start);
            return;
        }
        killClients(target, millis, false);
    }

    private void killClients(int target, long millis, boolean torn) {
        int count = cluster.groups().size();
        for (int i = 0; i < count; i++) {
            int number = (target + i) % count;
            ClientGroup group = cluster.groups().get(number);
            if (!group.isRunning()) continue;
            note(new Fault.KillClients(number, millis, torn), true);
            group.kill9();
            if (torn) group.tearOutboxes();
            later(millis, group::start);
            return;
        }
    }

    private interface BrokerAction {
        void to(BrokerCluster brokers);
    }

    /** One at a time: with two of three away nothing could go on. */
    private void broker(Fault fault, long millis, BrokerAction wrong, BrokerAction right) {
        @Nullable BrokerCluster brokers = cluster.brokers();
        if (brokers == null || !brokerFault.isDone()) return;
        note(fault, true);
        wrong.to(brokers);
        brokerFault = CompletableFuture.runAsync(() -> {
            sleepUntil(System.nanoTime() + millis * 1_000_000);
            right.to(brokers);
        });
    }

    private ClientGroup noted(Fault fault) {
        note(fault, true);
        return cluster.groups().get(fault.target());
    }

    private boolean anotherThan(RelayNode relay) {
        return cluster.relays().stream().anyMatch(other -> other != relay && other.isUp());
    }

    private void note(Fault fault, boolean another) {
        injected.add(new InjectedFault(System.currentTimeMillis(), fault, another));
        cluster.logFault(fault);
    }

    private void later(long millis, Runnable action) {
        due.add(new Due(System.nanoTime() + millis * 1_000_000, action));
    }

    private void check() {
        for (RelayNode relay : cluster.relays())
            if (relay.hasDied())
                throw new IllegalStateException("the relay on port " + relay.port() + " ended by itself");
        IntStream.range(0, cluster.groups().size())
                .filter(i -> cluster.groups().get(i).hasDied())
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
