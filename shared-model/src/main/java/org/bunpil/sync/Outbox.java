package org.bunpil.sync;

import java.util.List;
import org.bunpil.wire.ClientFrame;

/**
 * Where own batches are kept until the log has them, so that they outlive the program. Calls return at once and take effect in their
 * order; a slow disk never delays sending. Only one program may hold an outbox.
 */
public interface Outbox {
    /** Keeps a batch. */
    void put(ClientFrame.Ops batch);

    /** All batches up to {@code k} are in the log, or refused: no longer needed. */
    void acknowledged(long k);

    /** Notes the identity that will take over, before a relay hears of it: a later run must not introduce yet another. {@code whenKept} runs on the engine's thread. */
    void saveNextIdentity(Identity next, Runnable whenKept);

    /** Puts another identity and its batches in the place of everything kept, all or nothing. {@code whenKept} runs on the engine's thread. */
    void restart(Identity identity, List<ClientFrame.Ops> batches, Runnable whenKept);

    /** No more room: nothing new is drawn until there is. */
    boolean isFull();

    /** The disk refuses just now (full, removed): own work is in memory only, until it works again or a relay has it. */
    default boolean isFailing() {
        return false;
    }

    /** Keeps nothing: for watchers, tests and a guest's one lesson. */
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
