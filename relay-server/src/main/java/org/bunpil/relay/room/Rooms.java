package org.bunpil.relay.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.NewerVersionException;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.room.lane.Lane;
import org.bunpil.relay.room.lane.LaneFactory;
import org.bunpil.relay.room.lane.VirtualThreadLaneFactory;
import org.bunpil.relay.room.replica.BoardReplica;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open boards of this relay. Any thread. */
public final class Rooms implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);
    private static final int MAX_OPEN = 5_000;
    private static final long CLOSE_MILLIS = 2_000;
    private static final long MEMBERS_MILLIS = 1_000;
    private static final byte[] NO_BODY = {};

    private final RoomContext context;
    private final LaneFactory lanes;
    private final HeapBudget heap;
    private final ConcurrentHashMap<String, Handle> open = new ConcurrentHashMap<>();
    /** Boards that nobody may join, and why. */
    private final Map<String, Refusal> refused = new ConcurrentHashMap<>();

    private volatile boolean closed;

    private record Refusal(ErrorCode code, String why) {}

    public Rooms(RoomContext context) {
        this(context, new VirtualThreadLaneFactory(context.clock()), HeapBudget.ofThisProcess());
    }

    public Rooms(RoomContext context, LaneFactory lanes) {
        this(context, lanes, HeapBudget.unlimited());
    }

    Rooms(RoomContext context, LaneFactory lanes, HeapBudget heap) {
        this.context = context;
        this.lanes = lanes;
        this.heap = heap;
    }

    /** A board's lane and, once the lane has opened it, its room. */
    private final class Handle {
        private final BoardEntry entry;
        private final Lane lane;
        /** On the lane only. Set before the lane's first step. */
        private @Nullable Room room;

        private ErrorCode failureCode = ErrorCode.BUSY;
        private String failure = "the board could not be opened";
        /** When a board that needs a newer relay is looked at again. On the lane only. */
        private long refusingUntilMillis = Long.MIN_VALUE;

        Handle(BoardEntry entry) {
            this.entry = entry;
            this.lane = lanes.start(entry.id(), this::open, this::runDue);
        }

        private void open(Lane here) throws InterruptedException {
            try {
                while (room == null && !closed) {
                    try {
                        if (tryOpen(here)) continue;
                        failure = "this relay has no memory for another board now";
                        LOG.atWarn().addKeyValue("board", entry.id()).log("board-no-memory");
                        giveUp(here);
                        return;
                    } catch (LogUnavailableException unavailable) {
                        Thread.sleep(RoomLimits.OPEN_RETRY_MILLIS);
                    }
                }
            } catch (NewerVersionException newer) {
                LOG.atError()
                        .addKeyValue("board", entry.id())
                        .addKeyValue("reason", newer.getMessage())
                        .log("board-stopped");
                context.metrics().count(Counter.BOARDS_STOPPED, "newer");
                failureCode = ErrorCode.OLD_RELAY;
                failure = BoardReplica.OLD_RELAY;
                // Answered from here for a while: reading it again for everybody who asks would be much for nothing.
                refusingUntilMillis = context.clock().getAsLong() + RoomLimits.IDLE_MILLIS;
            } catch (RuntimeException | Error failed) {
                LOG.atError().addKeyValue("board", entry.id()).setCause(failed).log("board-not-opened");
                giveUp(here);
            }
        }

        /** @return false when there is no memory for it */
        private boolean tryOpen(Lane here) throws InterruptedException, LogUnavailableException, NewerVersionException {
            Optional<StoredSnapshot> stored = lanes.beside(() -> context.log().latestSnapshot(entry.id()));
            long needed = HeapBudget.needed(stored.map(StoredSnapshot::body).orElse(NO_BODY));
            boolean reserved = heap.tryReserve(needed);
            if (!reserved) {
                closeUnused();
                Thread.sleep(RoomLimits.OPEN_RETRY_MILLIS);
                heap.collect(context.clock().getAsLong());
                // One board is open always: nothing could be closed to make room for it, and in a teacher's app it is
                // the class.
                reserved = heap.tryReserve(needed);
                if (!reserved && Rooms.this.open.size() > 1) return false;
            }
            try {
                BoardReplica replica = lanes.beside(() -> SnapshotWriter.load(entry.id(), stored, context));
                room = new Room(entry, replica, context, here, heap);
                return true;
            } finally {
                if (reserved) heap.release(needed);
            }
        }

        /** Whoever waits for this board is refused for now, and the next join opens it anew. */
        private void giveUp(Lane here) {
            Rooms.this.open.computeIfPresent(entry.id(), (id, present) -> present == this ? null : present);
            // After the joins that came before; none can come any more.
            here.run(here::stop);
        }

        private long runDue(long nowMillis) {
            Room here = room;
            if (here == null) {
                if (failureCode == ErrorCode.OLD_RELAY && nowMillis >= refusingUntilMillis) giveUp(lane);
                return nowMillis + RoomLimits.TICK_MILLIS;
            }
            long due = here.runDue(nowMillis);
            if (here.isIdle()) retire(this, here);
            return due;
        }

        void requestJoin(JoinRequest request) {
            lane.run(() -> {
                if (room != null) room.requestJoin(request);
                else if (closed) request.connection().refused(ErrorCode.DRAIN, "the relay is going down");
                else request.connection().refused(failureCode, failure);
            });
        }

        void cancelJoin(MemberConnection connection) {
            lane.run(() -> {
                if (room != null) room.left(connection);
            });
        }

        /** Ends everybody's connection and the room. No step may be added after this one. */
        void end(Refusal refusal, Runnable done) {
            lane.run(() -> {
                Room here = room;
                if (here != null) {
                    here.stop(refusal.code(), refusal.why());
                    here.close();
                    LOG.atInfo().addKeyValue("board", entry.id()).log("room-closed");
                }
                lane.stop();
                done.run();
            });
        }
    }

    /**
     * Asks to join a board, which is opened if necessary. The answer goes to {@link JoinRequest#connection}.
     *
     * @return must be run if the connection ends before the answer
     */
    public Runnable join(BoardEntry entry, JoinRequest request) {
        if (closed || (open.size() >= MAX_OPEN && !open.containsKey(entry.id()))) {
            if (closed) request.connection().refused(ErrorCode.DRAIN, "the relay is going down");
            else request.connection().refused(ErrorCode.BUSY, "this relay has too many boards open");
            return () -> {};
        }
        AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();
        // Inside compute, so that a room that is about to retire either gets the request or is removed before it.
        Handle handle = open.compute(entry.id(), (id, present) -> {
            refusal.set(refused.get(id));
            if (refusal.get() != null) return present;
            Handle here = present == null ? new Handle(entry) : present;
            here.requestJoin(request);
            return here;
        });
        Refusal why = refusal.get();
        if (why != null) request.connection().refused(why.code(), why.why());
        return handle == null || why != null ? () -> {} : () -> handle.cancelJoin(request.connection());
    }

    /**
     * Ends the connections of all who are on a board here, and refuses those who come, until {@link #allow}.
     *
     * @return completes once nothing of this relay uses the board; never if it cannot be opened because the log is away
     */
    public CompletableFuture<Void> end(String board, ErrorCode code, String why) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Refusal refusal = new Refusal(code, why);
        open.compute(board, (id, present) -> {
            refused.put(id, refusal);
            if (present == null) done.complete(null);
            else present.end(refusal, () -> done.complete(null));
            return null;
        });
        return done;
    }

    /** Whoever comes to a board may join again. */
    public void allow(String board) {
        refused.remove(board);
    }

    /** Ends the connections of those who showed these users' keys, which no longer hold. */
    public void endUsers(Set<String> users) {
        for (Handle handle : open.values()) {
            handle.lane.run(() -> {
                if (handle.room != null) handle.room.endUsers(users);
            });
        }
    }

    /** Who is on the open boards of this relay. Completes soon, without boards that are just being opened. */
    public CompletableFuture<List<RoomMember.MemberInfo>> members() {
        List<CompletableFuture<List<RoomMember.MemberInfo>>> all = new ArrayList<>();
        for (Handle handle : open.values()) {
            CompletableFuture<List<RoomMember.MemberInfo>> here = new CompletableFuture<>();
            handle.lane.run(() -> here.complete(handle.room == null ? List.of() : handle.room.memberInfos()));
            all.add(here.completeOnTimeout(List.of(), MEMBERS_MILLIS, TimeUnit.MILLISECONDS));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(
                        done -> all.stream().flatMap(one -> one.join().stream()).toList());
    }

    /** Closes all boards on which nobody is, without waiting until they have been left for a while. */
    private void closeUnused() {
        for (Handle handle : open.values()) {
            handle.lane.run(() -> {
                Room here = handle.room;
                if (here != null && here.isUnused()) retire(handle, here);
            });
        }
    }

    /** Whether boards can do their work: a lane and what wakes lanes have moved lately. Never blocks. */
    public boolean isMoving() {
        return closed || lanes.isMoving();
    }

    /** The number of open boards. */
    public int size() {
        return open.size();
    }

    /** The number of members' steps that wait in all lanes. */
    public long waiting() {
        return open.values().stream().mapToLong(handle -> handle.lane.waiting()).sum();
    }

    /** The number of members' steps that wait in the fullest lane. */
    public long waitingMost() {
        return open.values().stream()
                .mapToLong(handle -> handle.lane.waiting())
                .max()
                .orElse(0);
    }

    private void retire(Handle handle, Room room) {
        open.computeIfPresent(handle.entry.id(), (id, present) -> {
            if (present != handle || handle.lane.hasSteps()) return present;
            LOG.atInfo().addKeyValue("board", id).log("room-closed");
            room.close();
            handle.lane.stop();
            return null;
        });
    }

    /** Closes all rooms after the steps that they already have. Waits at most 2 s for that. */
    @Override
    public void close() {
        closed = true;
        List<Handle> all = List.copyOf(open.values());
        open.clear();
        CountDownLatch left = new CountDownLatch(all.size());
        for (Handle handle : all) {
            handle.lane.run(() -> {
                if (handle.room != null) handle.room.close();
                handle.lane.stop();
                left.countDown();
            });
        }
        try {
            if (!left.await(CLOSE_MILLIS, TimeUnit.MILLISECONDS))
                LOG.atWarn().addKeyValue("left", left.getCount()).log("rooms-close-timeout");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        lanes.close();
    }
}
