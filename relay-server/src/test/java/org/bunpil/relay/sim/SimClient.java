package org.bunpil.relay.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.Op;
import org.bunpil.sync.Identity;
import org.bunpil.sync.JoinOptions;
import org.bunpil.sync.RelayLink;
import org.bunpil.sync.SyncEngine;
import org.bunpil.sync.SyncListener;
import org.bunpil.sync.SyncPhase;
import org.bunpil.sync.SyncStatus;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;

/** One user's computer: the real engine, which is killed and restarted with the same disk. */
final class SimClient {
    private static final long TICK_MILLIS = 40;

    private final VirtualTime time;
    private final List<SimRelay> relays;
    private final SimInvariants invariants;
    private final String name;
    private final boolean host;
    private final SimDisk disk;
    private @Nullable Run run;

    SimClient(VirtualTime time, List<SimRelay> relays, SimInvariants invariants, String name, boolean host) {
        this.time = time;
        this.relays = relays;
        this.invariants = invariants;
        this.name = name;
        this.host = host;
        this.disk = new SimDisk(time, invariants);
    }

    String name() {
        return name;
    }

    boolean isHost() {
        return host;
    }

    @Nullable
    SyncEngine engine() {
        Run here = run;
        return here == null ? null : here.engine;
    }

    @Nullable
    SimConnection connection() {
        Run here = run;
        return here == null ? null : here.connection;
    }

    void start() {
        Identity identity = Identity.random(time.random);
        time.note(name + " starts as " + identity.client());
        Run started = new Run(identity);
        run = started;
        started.engine.start();
        time.after(TICK_MILLIS, started::tick);
    }

    /** Ends the program as by kill -9 or a power cut. */
    void kill() {
        Run here = run;
        if (here == null) return;
        time.note(name + " killed");
        if (!here.engine.pending().isEmpty()) SimFault.CLIENT_KILLED.fired();
        invariants.crashed(here.engine.pending(), disk.everStored());
        run = null;
        disk.kill();
        if (here.connection != null) here.connection.clientDied(time.chance(30));
    }

    void saveBoard() {
        Run here = run;
        if (here != null && here.engine.you() > 0) disk.save(here.engine.snapshot(), here.engine.you());
    }

    void opened(SimConnection from) {
        Run here = run;
        if (here != null && here.connection == from) here.step(here.engine::opened);
    }

    void received(SimConnection from, RelayFrame frame) {
        Run here = run;
        if (here != null && here.connection == from) here.step(() -> here.engine.received(frame));
    }

    void closed(SimConnection from, int code) {
        Run here = run;
        if (here == null || here.connection != from) return;
        here.connection = null;
        here.step(() -> here.engine.closed(code));
    }

    void submit(List<Op> ops, boolean urgent) {
        Run here = run;
        if (here != null) here.step(() -> here.engine.submit(ops, urgent));
    }

    /** Moves the cursor. */
    void point(Point at) {
        Run here = run;
        Presence latest = new Presence(at, "p1", "pen", List.of(), null, null, null, false, null, List.of());
        if (here != null) here.step(() -> here.engine.present(() -> latest));
    }

    /** Who is here and where their cursors are, as this user sees it. */
    Map<Integer, Point> cursors() {
        Map<Integer, Point> cursors = new HashMap<>();
        Run here = run;
        if (here == null) return cursors;
        here.shown.forEach((c, latest) -> {
            Point at = latest.cursor();
            cursors.put(c, at == null ? Point.ZERO : at);
        });
        return cursors;
    }

    /** One run of the program. */
    private final class Run implements RelayLink, SyncListener {
        final SyncEngine engine;

        @Nullable
        SimConnection connection;
        /** Who is here, as the program has been told. */
        final SortedMap<Integer, Presence> shown = new TreeMap<>();

        Run(Identity identity) {
            ClientFrame.Auth auth = host
                    ? new ClientFrame.Auth.HostKey("kim", SimRelay.KEY)
                    : new ClientFrame.Auth.JoinCode("ABCD-2345");
            JoinOptions joinOptions = new JoinOptions(
                    "sim", identity.client(), identity.secret(), name, SimBoardLog.BOARD.id(), auth, false, null);
            engine = new SyncEngine(
                    joinOptions, this, time::millis, time.random, this, disk.open(), disk.persistedState());
        }

        void tick() {
            if (run != this) return;
            step(engine::tick);
            if (engine.status().phase() == SyncPhase.STOPPED) {
                time.note(name + " stopped: " + engine.status().joinRefusal());
                engine.start();
            }
            time.after(TICK_MILLIS, this::tick);
        }

        void step(Runnable step) {
            step.run();
            invariants.check(name, engine);
        }

        @Override
        public void connect() {
            SimRelay relay = relays.get(time.random.nextInt(relays.size()));
            connection = new SimConnection(time, SimClient.this, relay);
            connection.open();
        }

        @Override
        public void send(ClientFrame frame) {
            if (connection != null) connection.sendUp(frame);
        }

        @Override
        public void close() {
            if (connection != null) connection.closeFromClient();
        }

        @Override
        public void changed(Set<String> elements, boolean pages, boolean people) {
            for (String id : elements) invariants.note(engine.view().element(id));
        }

        @Override
        public void replaced() {
            for (Element element : engine.view().elements()) invariants.note(element);
        }

        @Override
        public void presence(SortedMap<Integer, @Nullable Presence> others) {
            others.forEach((c, latest) -> {
                if (latest == null) shown.remove(c);
                else shown.put(c, latest);
            });
        }

        @Override
        public int relays() {
            return relays.size();
        }

        @Override
        public void status(SyncStatus status) {}

        @Override
        public void refused(ErrorCode code, Set<String> elements) {
            time.note(name + " refused " + code);
            invariants.refused(new HashSet<>(elements));
        }

        @Override
        public void joinCode(String code) {}
    }
}
