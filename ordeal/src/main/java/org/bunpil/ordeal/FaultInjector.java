package org.bunpil.ordeal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bunpil.broker.BrokerCluster;
import org.jspecify.annotations.Nullable;

/** Injects the faults of a schedule into a cluster and repairs them. One thread. */
final class FaultInjector {
    /**
     * A fault that was really injected.
     *
     * @param atMillis ms since 1970
     * @param anotherLives whether another relay accepted connections at that moment
     */
    record InjectedFault(long atMillis, Fault fault, boolean anotherLives) {}

    private record Due(long atNanos, Runnable action) {}

    private final TestCluster cluster;
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::atNanos));
    private final List<InjectedFault> injected = new ArrayList<>();
    /** The current broker fault. Brokers are restarted on a separate thread, because that takes long. */
    private CompletableFuture<Void> brokerFault = CompletableFuture.completedFuture(null);

    FaultInjector(TestCluster cluster) {
        this.cluster = cluster;
    }

    /** Runs a schedule. Blocks until its last fault has been repaired. */
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

    /** Injects one fault now and blocks until it has been repaired. @return all faults injected so far */
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
                // Not while it starts: a relay that cannot write then reports that and ends, and nothing would restart
                // it.
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

    /** Kills a relay, or the next one if it is down already. If there are several relays, one always stays up. */
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

    /** Injects a broker fault, one at a time: with two of three brokers lost, no work would be possible. */
    private void broker(Fault fault, long millis, BrokerAction inject, BrokerAction repair) {
        @Nullable BrokerCluster brokers = cluster.brokers();
        if (brokers == null || !brokerFault.isDone()) return;
        note(fault, true);
        inject.to(brokers);
        brokerFault = CompletableFuture.runAsync(() -> {
            sleepUntil(System.nanoTime() + millis * 1_000_000);
            repair.to(brokers);
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
                throw new IllegalStateException(
                        "the relay on port " + relay.port() + " ended by itself:\n" + relay.lastWords());
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
