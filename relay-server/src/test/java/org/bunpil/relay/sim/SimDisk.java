package org.bunpil.relay.sim;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.board.Snapshot;
import org.bunpil.sync.Identity;
import org.bunpil.sync.Outbox;
import org.bunpil.sync.PersistedState;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/** What of one computer outlives the program: the outbox, written a little late and in order, and the board as last saved. */
final class SimDisk {
    private final VirtualTime time;
    private final SimInvariants invariants;
    private @Nullable Identity identity;
    private @Nullable Identity next;
    private final List<ClientFrame.Ops> batches = new ArrayList<>();
    private @Nullable Snapshot board;
    private int you;
    private Writes writes = new Writes();
    /** Every batch that was ever on this disk: nothing of it may be lost, whatever the disk was told later. */
    private final List<ClientFrame.Ops> everKept = new ArrayList<>();

    SimDisk(VirtualTime time, SimInvariants invariants) {
        this.time = time;
        this.invariants = invariants;
    }

    /** The program's hold on the disk; a dead program's queued writes are lost. */
    final class Writes implements Outbox {
        private long lastMillis;
        private boolean dead;

        private void later(Runnable write) {
            lastMillis = time.inOrder(lastMillis, time.between(0, 15), () -> {
                if (!dead) write.run();
            });
        }

        @Override
        public void put(ClientFrame.Ops batch) {
            later(() -> {
                batches.add(batch);
                keep(batch);
            });
        }

        @Override
        public void acknowledged(long k) {
            later(() -> batches.removeIf(batch -> batch.k() <= k));
        }

        @Override
        public void saveNextIdentity(Identity newNext, Runnable whenKept) {
            later(() -> {
                next = newNext;
                whenKept.run();
            });
        }

        @Override
        public void restart(Identity newIdentity, List<ClientFrame.Ops> fresh, Runnable whenKept) {
            later(() -> {
                identity = newIdentity;
                next = null;
                batches.clear();
                batches.addAll(fresh);
                fresh.forEach(SimDisk.this::keep);
                whenKept.run();
            });
        }

        @Override
        public boolean isFull() {
            return false;
        }
    }

    /** A program starts: what it finds. */
    PersistedState persistedState() {
        return new PersistedState(identity, next, List.copyOf(batches), SimBoardLog.BOARD.id(), you, board);
    }

    Writes open() {
        writes = new Writes();
        return writes;
    }

    /** The program is killed. */
    void kill() {
        writes.dead = true;
    }

    void save(Snapshot snapshot, int participant) {
        board = snapshot;
        you = participant;
    }

    private void keep(ClientFrame.Ops batch) {
        everKept.add(batch);
        if (identity != null) invariants.numbered(identity.client(), batch);
    }

    List<ClientFrame.Ops> everKept() {
        return everKept;
    }
}
