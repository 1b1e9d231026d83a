package org.bunpil.relay.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.bunpil.relay.ops.Audit;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.room.Lane;
import org.bunpil.relay.room.Lanes;
import org.bunpil.relay.room.Load;
import org.bunpil.relay.room.RoomContext;
import org.bunpil.relay.room.Rooms;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.session.Lobby;
import org.bunpil.relay.session.Session;
import org.jspecify.annotations.Nullable;

/** One relay process: real rooms and real sessions on virtual time. Killed, it is gone; frozen, it sleeps and wakes up late. */
final class SimRelay {
    static final String KEY = "k".repeat(22);
    private static final long TICK_MILLIS = 250;

    /** Far fewer than a real relay's: rooms of a short lesson open from snapshots too. */
    private static final int SNAPSHOT_RECORDS = 40;

    private final World world;
    private final String name;
    private final SimStore.Port log;
    private final Rooms rooms;
    private final Lobby lobby;
    private final List<SimConnection> connections = new ArrayList<>();
    private final Deque<Runnable> asleep = new ArrayDeque<>();
    private boolean dead;
    private boolean frozen;

    SimRelay(World world, String name, SimStore store) {
        this.world = world;
        this.name = name;
        this.log = store.new Port(this);
        Metrics metrics = new Metrics(() -> 0);
        RoomContext context = new RoomContext(
                log,
                world::millis,
                step -> world.after(world.between(1, 30), () -> run(step)),
                () -> "inc0",
                SNAPSHOT_RECORDS,
                List.of(),
                120,
                metrics,
                Audit.NONE,
                new Load(() -> 0, 1));
        this.rooms = new Rooms(context, new SimLanes());
        this.lobby = new Lobby(
                rooms,
                log.directory(),
                log.assets(),
                0,
                HostKeys.of(Map.of("kim", KEY)),
                world::millis,
                world.dice,
                metrics);
        world.after(TICK_MILLIS, this::tick);
    }

    String name() {
        return name;
    }

    SimStore.Port log() {
        return log;
    }

    boolean isDead() {
        return dead;
    }

    /** Something happens inside this process. */
    void run(Runnable step) {
        if (dead) return;
        if (frozen) asleep.add(step);
        else step.run();
    }

    void kill() {
        world.tell(name + " killed");
        dead = true;
        log.close();
        for (SimConnection connection : List.copyOf(connections)) connection.relayDied();
        connections.clear();
    }

    void freeze() {
        world.tell(name + " frozen");
        frozen = true;
    }

    void thaw() {
        world.tell(name + " thawed");
        frozen = false;
        while (!asleep.isEmpty() && !dead && !frozen) asleep.poll().run();
    }

    boolean isFrozen() {
        return frozen;
    }

    @Nullable
    Session accept(SimConnection connection) {
        if (dead) return null;
        connections.add(connection);
        return new Session(connection, lobby);
    }

    void forget(SimConnection connection) {
        connections.remove(connection);
    }

    private void tick() {
        if (dead) return;
        run(() -> {
            for (SimConnection connection : List.copyOf(connections)) connection.tickSession();
        });
        world.after(TICK_MILLIS, this::tick);
    }

    /** Lanes whose steps are events of the world. */
    private final class SimLanes implements Lanes {
        @Override
        public Lane start(String board, Opening opening, Settle settle) {
            SimLane lane = new SimLane(opening, settle);
            lane.wake(0);
            return lane;
        }
    }

    private final class SimLane implements Lane {
        private final Lanes.Opening opening;
        private final Lanes.Settle settle;
        private final Deque<Runnable> steps = new ArrayDeque<>();
        private boolean opened;
        private boolean stopped;
        private boolean due;
        private long dueMillis = Long.MAX_VALUE;

        SimLane(Lanes.Opening opening, Lanes.Settle settle) {
            this.opening = opening;
            this.settle = settle;
        }

        @Override
        public boolean offer(Runnable step) {
            if (steps.size() > 4_096 || stopped) return false;
            run(step);
            return true;
        }

        @Override
        public void run(Runnable step) {
            if (stopped) return;
            steps.add(step);
            if (!due) {
                due = true;
                wake(0);
            }
        }

        @Override
        public int waiting() {
            return steps.size();
        }

        @Override
        public boolean hasSteps() {
            return !steps.isEmpty();
        }

        @Override
        public void stop() {
            stopped = true;
        }

        private void wake(long delayMillis) {
            world.after(delayMillis, () -> SimRelay.this.run(this::work));
        }

        private void work() {
            due = false;
            if (stopped) return;
            if (!opened) {
                opened = true;
                try {
                    opening.open(this);
                } catch (InterruptedException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
            while (!steps.isEmpty() && !stopped) steps.poll().run();
            if (stopped) return;
            long next = settle.settle(world.millis());
            if (!steps.isEmpty() && !due) {
                due = true;
                wake(0);
            }
            if (next < dueMillis || dueMillis <= world.millis()) {
                dueMillis = Math.max(next, world.millis() + 1);
                wake(dueMillis - world.millis());
            }
        }
    }
}
