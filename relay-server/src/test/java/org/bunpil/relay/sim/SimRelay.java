package org.bunpil.relay.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.bunpil.relay.ops.Audit;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.room.CpuLoad;
import org.bunpil.relay.room.RoomContext;
import org.bunpil.relay.room.Rooms;
import org.bunpil.relay.room.lane.Lane;
import org.bunpil.relay.room.lane.LaneFactory;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.session.RelayContext;
import org.bunpil.relay.session.Session;
import org.jspecify.annotations.Nullable;

/** One relay process: real rooms and sessions in virtual time. It can be killed, or frozen and later thawed. */
final class SimRelay {
    static final String KEY = "k".repeat(22);
    private static final long TICK_MILLIS = 250;

    /** Far fewer than in production, so that rooms of a short lesson open from snapshots too. */
    private static final int SNAPSHOT_RECORDS = 40;

    private final VirtualTime time;
    private final String name;
    /** Does not know the newest version. */
    private final boolean old;

    private final SimBoardLog.Port log;
    private final Rooms rooms;
    private final RelayContext relayContext;
    private final List<SimConnection> connections = new ArrayList<>();
    private final Deque<Runnable> asleep = new ArrayDeque<>();
    private boolean dead;
    private boolean frozen;

    SimRelay(VirtualTime time, String name, SimBoardLog store, boolean old) {
        this.old = old;
        this.time = time;
        this.name = name;
        this.log = store.new Port(this);
        Metrics metrics = new Metrics(() -> 0);
        RoomContext context = new RoomContext(
                log,
                time::millis,
                step -> time.after(time.between(1, 30), () -> run(step)),
                () -> "inc0",
                SNAPSHOT_RECORDS,
                List.of(),
                120,
                metrics,
                Audit.NONE,
                new CpuLoad(() -> 0, 1));
        this.rooms = new Rooms(context, new SimLanes());
        this.relayContext = new RelayContext(
                rooms,
                log.directory(),
                log.assets(),
                0,
                HostKeys.of(Map.of("kim", KEY)),
                time::millis,
                time.random,
                metrics);
        time.after(TICK_MILLIS, this::tick);
    }

    String name() {
        return name;
    }

    SimBoardLog.Port log() {
        return log;
    }

    boolean isOld() {
        return old;
    }

    boolean isDead() {
        return dead;
    }

    /** Runs a step in this process. */
    void run(Runnable step) {
        if (dead) return;
        if (frozen) {
            SimFault.RELAY_FROZEN.fired();
            asleep.add(step);
        } else {
            step.run();
        }
    }

    void kill() {
        time.note(name + " killed");
        SimFault.RELAY_KILLED.fired();
        dead = true;
        log.close();
        for (SimConnection connection : List.copyOf(connections)) connection.relayDied();
        connections.clear();
    }

    void freeze() {
        time.note(name + " frozen");
        frozen = true;
    }

    void thaw() {
        time.note(name + " thawed");
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
        return new Session(connection, relayContext);
    }

    void forget(SimConnection connection) {
        connections.remove(connection);
    }

    private void tick() {
        if (dead) return;
        run(() -> {
            for (SimConnection connection : List.copyOf(connections)) connection.tickSession();
        });
        time.after(TICK_MILLIS, this::tick);
    }

    /** Creates lanes whose steps are events in virtual time. */
    private final class SimLanes implements LaneFactory {
        @Override
        public Lane start(String board, Opening opening, DueWork dueWork) {
            SimLane lane = new SimLane(opening, dueWork);
            lane.wake(0);
            return lane;
        }
    }

    private final class SimLane implements Lane {
        private final LaneFactory.Opening opening;
        private final LaneFactory.DueWork dueWork;
        private final Deque<Runnable> steps = new ArrayDeque<>();
        private boolean opened;
        private boolean stopped;
        private boolean due;
        private long dueMillis = Long.MAX_VALUE;

        SimLane(LaneFactory.Opening opening, LaneFactory.DueWork dueWork) {
            this.opening = opening;
            this.dueWork = dueWork;
        }

        @Override
        public boolean offer(int bytes, Runnable step) {
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
            time.after(delayMillis, () -> SimRelay.this.run(this::work));
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
            long next = dueWork.runDue(time.millis());
            if (!steps.isEmpty() && !due) {
                due = true;
                wake(0);
            }
            if (next < dueMillis || dueMillis <= time.millis()) {
                dueMillis = Math.max(next, time.millis() + 1);
                wake(dueMillis - time.millis());
            }
        }
    }
}
