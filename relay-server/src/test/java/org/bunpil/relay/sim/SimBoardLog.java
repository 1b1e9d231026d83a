package org.bunpil.relay.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.AssetStore;
import org.bunpil.relay.log.BoardAdministration;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.log.Directory;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.PresenceChannel;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.log.Subscriber;
import org.bunpil.relay.log.Subscription;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/** The one log that all relays share, with the faults of a real one: lag, loss, and records that time out but appear later. */
final class SimBoardLog {
    static final BoardEntry BOARD = new BoardEntry("board1", "Simulation", "kim", "ABCD2345");

    static final long USUAL_LAG_MILLIS = 2;
    /** What a record looks like to a relay that does not know its op. */
    private static final String NEWER_RECORD = "{\"o\":[{\"op\":\"stamp\"}]}";

    private final VirtualTime time;
    private final SimInvariants invariants;
    private final List<LogEntry> entries = new ArrayList<>();
    private final List<Port.Delivery> deliveries = new ArrayList<>();
    private @Nullable StoredSnapshot snapshot;
    private final SimPresence presence;
    /** Positions of records that only newer relays know. */
    private final Set<Position> newer = new HashSet<>();
    /** The next record is such a one. */
    boolean nextIsNewer;

    /** Percentage of appends that fail. */
    int failurePercent;
    /** No append succeeds, as when a partition has no leader. */
    boolean unavailable;

    /** More waits to be written than there is room for. */
    boolean full;
    /** Percentage of snapshots that cannot be stored. */
    int snapshotFailurePercent;

    private int restores;

    SimBoardLog(VirtualTime time, SimInvariants invariants) {
        this.time = time;
        this.invariants = invariants;
        this.presence = new SimPresence(time);
    }

    SimPresence presence() {
        return presence;
    }

    /** Whether there is a record that older relays do not know. */
    boolean hasNewerRecords() {
        return !newer.isEmpty();
    }

    private Position put(LogRecord record) {
        Position position = new Position(entries.size());
        LogEntry entry = new LogEntry(position, time.millis(), WireCodec.writeRecord(record));
        entries.add(entry);
        if (nextIsNewer) newer.add(position);
        nextIsNewer = false;
        invariants.appended(record);
        for (Port.Delivery delivery : List.copyOf(deliveries)) delivery.arrived(entry);
        return position;
    }

    /** An operator restores an older log under a new incarnation, while all relays are down. */
    void restore() {
        if (entries.isEmpty()) return;
        int keep = Math.max(1, entries.size() - time.random.nextInt(1 + entries.size() / 3));
        List<LogEntry> old = List.copyOf(entries.subList(0, keep));
        entries.clear();
        newer.clear();
        nextIsNewer = false;
        snapshot = null;
        SimFault.LOG_RESTORED.fired();
        restores++;
        time.note("log restored to " + keep + " records");
        invariants.restored();
        for (LogEntry entry : old) {
            LogRecord record = read(entry);
            put(renamed(record));
        }
    }

    private static LogRecord read(LogEntry entry) {
        return switch (WireCodec.readRecord(entry.body())) {
            case Parsed.Good<LogRecord>(LogRecord record) -> record;
            case Parsed.Bad<LogRecord> bad -> throw new IllegalStateException("an own record: " + bad);
        };
    }

    private LogRecord renamed(LogRecord record) {
        List<Op> ops = record.ops().stream()
                .map(op -> op instanceof Op.Init i
                        ? (Op) new Op.Init(i.title(), "inc" + restores, i.foldVersion(), i.owner())
                        : op)
                .toList();
        return new LogRecord(record.client(), record.k(), ops, record.refused());
    }

    /** One relay's access to the log. All calls from the log run in the relay's process: never when it is dead, later when it is frozen. */
    final class Port implements BoardLog, Directory {
        private final SimRelay relay;
        private long lastAppendMillis;
        /** How far its reads lag behind. */
        long lagMillis = USUAL_LAG_MILLIS;
        /** Whether the network between this relay and the log is cut, in both directions. */
        private boolean cutOff;

        private final List<Runnable> held = new ArrayList<>();
        private final PresenceChannel presenceChannel;

        Port(SimRelay relay) {
            this.relay = relay;
            this.presenceChannel = presence.of(relay);
        }

        /** As a relay that does not know the newest version gets it. */
        private LogEntry seen(LogEntry entry) {
            if (!relay.isOld() || !newer.contains(entry.position())) return entry;
            SimFault.NEWER_RECORD.fired();
            return new LogEntry(entry.position(), entry.tsMillis(), NEWER_RECORD);
        }

        void cutOff(boolean on) {
            cutOff = on;
            if (on) return;
            List<Runnable> waiting = List.copyOf(held);
            held.clear();
            waiting.forEach(relay::run);
        }

        /** Runs a call from the log to the relay. */
        private void through(Runnable step) {
            if (cutOff) held.add(step);
            else relay.run(step);
        }

        @Override
        public void append(String board, LogRecord record, @Nullable String user, AppendCallback callback) {
            long delay = time.between(1, 6);
            if (cutOff) {
                time.after(delay + 200, () -> relay.run(() -> callback.onFailed(ErrorCode.UNAVAILABLE)));
                return;
            }
            if (full) {
                SimFault.LOG_FULL.fired();
                callback.onFailed(ErrorCode.BUSY);
                return;
            }
            if (unavailable || time.chance(failurePercent)) {
                boolean appears = time.chance(50);
                (unavailable ? SimFault.LOG_AWAY : appears ? SimFault.APPEND_LATE : SimFault.APPEND_LOST).fired();
                time.note(relay.name() + " append lost, appears=" + appears + " " + record.client() + "/" + record.k());
                time.after(delay + 200, () -> relay.run(() -> callback.onFailed(ErrorCode.UNAVAILABLE)));
                if (appears) time.after(time.between(1, 4_000), () -> put(record));
                return;
            }
            lastAppendMillis = time.inOrder(lastAppendMillis, delay, () -> {
                // What a killed relay had appended may or may not have been sent.
                if (relay.isDead() && time.chance(50)) return;
                Position position = put(record);
                relay.run(() -> callback.onDurable(position));
            });
        }

        @Override
        public Subscription subscribe(String board, Position after, Subscriber subscriber) {
            Delivery delivery = new Delivery(subscriber);
            for (LogEntry entry : entries) if (entry.position().isAfter(after)) delivery.arrived(entry);
            deliveries.add(delivery);
            return delivery;
        }

        final class Delivery implements Subscription {
            private final Subscriber subscriber;
            private long lastMillis;
            private boolean closed;

            Delivery(Subscriber subscriber) {
                this.subscriber = subscriber;
            }

            SimRelay relay() {
                return relay;
            }

            void arrived(LogEntry appended) {
                LogEntry entry = seen(appended);
                if (lagMillis > USUAL_LAG_MILLIS) SimFault.LOG_LAGS.fired();
                lastMillis = time.inOrder(
                        lastMillis,
                        time.between(1, lagMillis),
                        () -> through(() -> {
                            if (!closed && !subscriber.offer(entry))
                                throw new IllegalStateException("no room for a record");
                        }));
            }

            @Override
            public void readEnd(long token) {
                lastMillis = time.inOrder(
                        lastMillis,
                        1,
                        () -> through(() -> {
                            if (!closed) subscriber.reached(token);
                        }));
            }

            @Override
            public void close() {
                closed = true;
                deliveries.remove(this);
            }
        }

        @Override
        public Optional<StoredSnapshot> latestSnapshot(String board) {
            StoredSnapshot stored = snapshot;
            if (stored == null) return Optional.empty();
            SimFault.OPENED_FROM_SNAPSHOT.fired();
            return Optional.of(stored);
        }

        @Override
        public void putSnapshot(String board, StoredSnapshot stored) throws LogUnavailableException {
            if (time.chance(snapshotFailurePercent)) {
                SimFault.SNAPSHOT_NOT_STORED.fired();
                throw new LogUnavailableException("planted");
            }
            StoredSnapshot old = snapshot;
            if (old == null || stored.position().isAfter(old.position())) snapshot = stored;
        }

        @Override
        public boolean writesSnapshots() {
            return false;
        }

        @Override
        public String failure() {
            return "";
        }

        @Override
        public Directory directory() {
            return this;
        }

        @Override
        public PresenceChannel presenceChannel() {
            return presenceChannel;
        }

        /** Boards of the simulation have no pictures. */
        @Override
        public AssetStore assets() {
            return new AssetStore() {
                @Override
                public CompletableFuture<Boolean> put(String board, String id, byte[] bytes, long mostBytes) {
                    return CompletableFuture.failedFuture(new LogUnavailableException("none here"));
                }

                @Override
                public CompletableFuture<Optional<byte[]>> get(String id) {
                    return CompletableFuture.completedFuture(Optional.empty());
                }
            };
        }

        @Override
        public BoardAdministration administration() {
            throw new UnsupportedOperationException("nobody administers a simulation");
        }

        @Override
        public void onDeleted(Consumer<String> then) {}

        @Override
        public void close() {
            deliveries.removeIf(delivery -> delivery.relay() == relay);
            presence.gone(relay);
        }

        @Override
        public CompletableFuture<Optional<BoardEntry>> board(String id) {
            return CompletableFuture.completedFuture(id.equals(BOARD.id()) ? Optional.of(BOARD) : Optional.empty());
        }

        @Override
        public CompletableFuture<Optional<BoardEntry>> byCode(String code) {
            return CompletableFuture.completedFuture(code.equals(BOARD.code()) ? Optional.of(BOARD) : Optional.empty());
        }

        @Override
        public CompletableFuture<BoardEntry> create(BoardEntry entry) {
            return CompletableFuture.completedFuture(BOARD);
        }

        @Override
        public CompletableFuture<Void> setCode(String board, String code) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
