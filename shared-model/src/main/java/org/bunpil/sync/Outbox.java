package org.bunpil.sync;

import java.util.List;
import org.bunpil.wire.ClientFrame;

/**
 * Stores own batches until the log has them, so that they survive the end of the program. Calls return at once and take effect in order;
 * a slow disk never delays sending. Only one program may use an outbox at a time.
 */
public interface Outbox {
    /** Stores a batch. */
    void put(ClientFrame.Ops batch);

    /** The log has taken or refused all batches up to {@code k}: they are no longer needed. */
    void acknowledged(long k);

    /**
     * Stores the identity that will take over, before a relay hears of it: a later run must not introduce yet another one.
     * {@code whenKept} runs on the engine's thread.
     */
    void saveNextIdentity(Identity next, Runnable whenKept);

    /** Replaces everything stored by another identity and its batches, all or nothing. {@code whenKept} runs on the engine's thread. */
    void restart(Identity identity, List<ClientFrame.Ops> batches, Runnable whenKept);

    /** Whether there is no more room; nothing new is drawn until there is. */
    boolean isFull();

    /**
     * Whether the disk refuses to write at the moment (full, removed). Own work is then only in memory, until the disk works again or a
     * relay has the work.
     */
    default boolean isFailing() {
        return false;
    }

    /** Stores nothing: for watchers, tests, and users who join only for one lesson. */
    Outbox NONE = new Outbox() {
        @Override
        public void put(ClientFrame.Ops batch) {}

        @Override
        public void acknowledged(long k) {}

        @Override
        public void saveNextIdentity(Identity next, Runnable whenKept) {
            whenKept.run();
        }

        @Override
        public void restart(Identity identity, List<ClientFrame.Ops> batches, Runnable whenKept) {
            whenKept.run();
        }

        @Override
        public boolean isFull() {
            return false;
        }
    };
}
