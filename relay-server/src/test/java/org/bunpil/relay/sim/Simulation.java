package org.bunpil.relay.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bunpil.geometry.Point;
import org.bunpil.sync.SyncEngine;
import org.jspecify.annotations.Nullable;

/**
 * A simulated lesson in virtual time: a few users, one to three relays and one log, with all kinds of faults. The seed decides everything.
 * {@link #run} reports a violated invariant.
 */
public final class Simulation {
    private static final long HEAL_MILLIS = 120_000;
    /** In one of this many lessons the trash is overfilled. */
    private static final int OVERFILL_EVERY = 340;

    private static final int OVERFILL_SEED = 7;

    private final long seed;
    private final VirtualTime time;
    private final SimInvariants invariants = new SimInvariants();
    private final SimBoardLog store;
    private final List<SimRelay> relays = new ArrayList<>();
    private final List<SimClient> clients = new ArrayList<>();
    private final List<SimUser> users = new ArrayList<>();
    private int relayNumber;

    private Simulation(long seed) {
        this.seed = seed;
        this.time = new VirtualTime(seed);
        this.store = new SimBoardLog(time, invariants);
    }

    /** @return null when all invariants held; otherwise the violated one, with the trace of the run */
    public static @Nullable String run(long seed, int actions) {
        Simulation simulation = new Simulation(seed);
        try {
            simulation.play(actions);
            return null;
        } catch (RuntimeException e) {
            StackTraceElement[] at = e.getStackTrace();
            return "seed " + seed + ": " + e + (at.length == 0 ? "" : " at " + at[0]) + "\n" + simulation.time.trace();
        }
    }

    private void play(int actions) {
        int relayCount = 1 + time.random.nextInt(3);
        boolean updates = time.chance(30);
        for (int i = 0; i < relayCount; i++) relays.add(newRelay(updates && time.chance(60)));
        int clientCount = 2 + time.random.nextInt(4);
        for (int i = 0; i < clientCount; i++) {
            SimClient client = new SimClient(time, relays, invariants, "person" + i, i == 0);
            clients.add(client);
            users.add(new SimUser(
                    time,
                    client,
                    invariants,
                    i + 1,
                    client.isHost() ? SimUser.Ruling.OWN_BOARD : SimUser.Ruling.ONCE_A_HOST));
            time.after(time.between(0, 3_000), client::start);
        }
        boolean faults = !time.chance(10);
        boolean restores = time.chance(10);
        boolean overfill = seed % OVERFILL_EVERY == OVERFILL_SEED;
        long untilMillis = time.millis() + 1_000;
        for (int mark = 1; mark <= actions; mark++) {
            if (overfill && users.getFirst().overfillTrash()) overfill = false;
            untilMillis += time.chance(70) ? time.between(1, 60) : time.between(50, 800);
            advance(untilMillis);
            users.get(time.random.nextInt(users.size())).act(mark);
            if (faults && time.chance(8)) fault(restores);
            if (updates && mark == actions / 2) update();
            if (time.chance(3)) clients.get(time.random.nextInt(clients.size())).saveBoard();
        }
        heal();
        SimClient fresh = new SimClient(time, relays, invariants, "newcomer", false);
        clients.add(fresh);
        fresh.start();
        settle();
        settlePresence();
        invariants.checkEnd(clients);
        SimInvariants.hold(seesEverybody(), () -> "presence: " + presence());
    }

    private void fault(boolean restores) {
        SimClient client = clients.get(time.random.nextInt(clients.size()));
        int at = time.random.nextInt(relays.size());
        SimRelay relay = relays.get(at);
        SimConnection connection = client.connection();
        switch (time.random.nextInt(restores ? 16 : 15)) {
            case 0, 1 -> {
                if (connection != null) connection.cut();
            }
            case 2 -> {
                if (connection != null) connection.halfOpen();
            }
            case 11 -> {
                if (connection != null) connection.crawl();
            }
            case 3 -> replace(at);
            case 4 -> {
                if (!relay.isFrozen()) {
                    relay.freeze();
                    time.after(time.between(100, 30_000), relay::thaw);
                }
            }
            case 5, 6 -> {
                client.kill();
                time.after(time.between(10, 20_000), () -> {
                    if (client.engine() == null) client.start();
                });
            }
            case 7 -> {
                store.failurePercent = 30;
                time.after(time.between(100, 4_000), () -> store.failurePercent = 0);
            }
            case 8 -> {
                store.unavailable = true;
                time.after(time.between(100, 6_000), () -> store.unavailable = false);
            }
            case 9, 10 -> {
                relay.log().lagMillis = time.between(2, 1_500);
                time.after(time.between(100, 10_000), () -> relay.log().lagMillis = SimBoardLog.USUAL_LAG_MILLIS);
            }
            case 12 -> {
                store.full = true;
                time.after(time.between(50, 1_500), () -> store.full = false);
            }
            case 13 -> {
                store.snapshotFailurePercent = 70;
                time.after(time.between(1_000, 20_000), () -> store.snapshotFailurePercent = 0);
            }
            case 14 -> {
                store.presence().lossPercent = 50;
                time.after(time.between(1_000, 30_000), () -> store.presence().lossPercent = 0);
            }
            default -> restore();
        }
    }

    private SimRelay newRelay(boolean old) {
        return new SimRelay(time, "relay" + relayNumber++, store, old);
    }

    /** The next record is one that older relays do not know. After a while they are updated. */
    private void update() {
        store.nextIsNewer = true;
        time.after(time.between(500, 40_000), this::updateAll);
    }

    private void updateAll() {
        for (int i = 0; i < relays.size(); i++) if (relays.get(i).isOld()) replace(i);
    }

    private void replace(int at) {
        relays.get(at).kill();
        relays.set(at, newRelay(false));
    }

    private void restore() {
        for (SimRelay relay : relays) relay.kill();
        store.restore();
        for (int i = 0; i < relays.size(); i++) relays.set(i, newRelay(false));
    }

    /** Ends all faults and starts all clients. */
    private void heal() {
        store.failurePercent = 0;
        store.unavailable = false;
        store.full = false;
        store.snapshotFailurePercent = 0;
        store.presence().lossPercent = 0;
        updateAll();
        for (SimRelay relay : relays) {
            if (relay.isFrozen()) relay.thaw();
            relay.log().lagMillis = SimBoardLog.USUAL_LAG_MILLIS;
        }
        for (SimClient client : clients) if (client.engine() == null) client.start();
        settle();
    }

    /** Whether each user sees every other, where that one last pointed. */
    private boolean seesEverybody() {
        Map<Integer, Point> all = presence();
        return clients.stream().allMatch(client -> client.cursors().equals(all));
    }

    /** Where everybody points. */
    private Map<Integer, Point> presence() {
        Map<Integer, Point> all = new HashMap<>();
        for (int i = 0; i < clients.size(); i++) {
            SyncEngine engine = clients.get(i).engine();
            if (engine != null) all.put(engine.you(), new Point(i, i));
        }
        return all;
    }

    /** Everybody points, and it is waited until everybody has seen it: what was lost comes again within half a minute. */
    private void settlePresence() {
        for (int i = 0; i < clients.size(); i++) clients.get(i).point(new Point(i, i));
        long untilMillis = time.millis() + HEAL_MILLIS;
        while (time.millis() < untilMillis && !seesEverybody()) advance(time.millis() + 2_000);
    }

    /** Runs until all clients have sent and received everything, or until the time limit. */
    private void settle() {
        long untilMillis = time.millis() + HEAL_MILLIS;
        while (time.millis() < untilMillis) {
            advance(time.millis() + 2_000);
            if (isSettled()) return;
        }
    }

    private boolean isSettled() {
        for (SimClient client : clients) {
            SyncEngine engine = client.engine();
            if (engine == null || !engine.pending().isEmpty()) return false;
            if (engine.confirmed().seq() != invariants.seq()
                    || !engine.confirmed().hash().equals(invariants.hash())) return false;
        }
        return true;
    }

    private void advance(long untilMillis) {
        while (time.step(untilMillis)) {
            if (time.tooMany()) throw new SimInvariants.Broken("events without end in seed " + seed);
        }
    }
}
