package org.bunpil.relay.sim;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.board.Snapshot;
import org.bunpil.sync.Identity;
import org.bunpil.sync.Outbox;
import org.bunpil.sync.PersistedState;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/** What a client's computer stores: the outbox, written in order with a short delay, and the board as last saved. */
final class SimDisk {
    private final VirtualTime time;
    private final SimInvariants invariants;
    private @Nullable Identity identity;
    private @Nullable Identity next;
    private final List<ClientFrame.Ops> batches = new ArrayList<>();
    private @Nullable Snapshot board;
    private int you;
    private Writes writes = new Writes();
    /** Every batch that was ever stored on this disk. None of them may be lost, even if it was deleted from the disk later. */
    private final List<ClientFrame.Ops> everStored = new ArrayList<>();

    SimDisk(VirtualTime time, SimInvariants invariants) {
        this.time = time;
        this.invariants = invariants;
    }

    /** One run's access to the disk. Its queued writes are lost when the program is killed. */
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
                noteStored(batch);
            });
        }

        @Override
        public void acknowledged(long k) {
            later(() -> batches.removeIf(batch -> batch.k() <= k));
        }

        @Override
        public void saveNextIdentity(Identity newNext, Runnable whenStored) {
            later(() -> {
                next = newNext;
                whenStored.run();
            });
        }

        @Override
        public void restart(Identity newIdentity, List<ClientFrame.Ops> fresh, Runnable whenStored) {
            later(() -> {
                identity = newIdentity;
                next = null;
                batches.clear();
                batches.addAll(fresh);
                fresh.forEach(SimDisk.this::noteStored);
                whenStored.run();
            });
        }

        @Override
        public boolean isFull() {
            return false;
        }
    }

    /** What a program reads from the disk when it starts. */
    PersistedState persistedState() {
        return new PersistedState(identity, next, List.copyOf(batches), SimBoardLog.BOARD.id(), you, board);
    }

    Writes open() {
        writes = new Writes();
        return writes;
    }

    /** The program was killed. */
    void kill() {
        writes.dead = true;
    }

    void save(Snapshot snapshot, int participant) {
        board = snapshot;
        you = participant;
    }

    private void noteStored(ClientFrame.Ops batch) {
        everStored.add(batch);
        if (identity != null) invariants.numbered(identity.client(), batch);
    }

    List<ClientFrame.Ops> everStored() {
        return everStored;
    }
}
