package org.bunpil.sync;

import java.util.List;
import java.util.random.RandomGenerator;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * This client's identity for relays, the earlier client that it continues (rules R8, R9), and the ids it creates. Until a relay has
 * answered, work begun under the earlier identity continues under it.
 */
final class Identities {
    /** Ids that a new run creates before its first welcome are numbered from about here: the log never saw them. */
    private static final long UNSENT_IDS = 1L << 40;

    private final Outbox outbox;
    private final RandomGenerator random;
    private Identity current;
    private @Nullable Identity earlier;
    /** Replaces ids of the earlier client that gestures may still use. */
    private @Nullable IdRewriter rewriter;
    /** Whether relays may hear of the current identity. */
    private boolean introduced;

    private long counter;

    /** @param first identity of a client that continues nobody, until {@link #continueFrom} says otherwise */
    Identities(Identity first, Outbox outbox, RandomGenerator random) {
        this.outbox = outbox;
        this.random = random;
        this.current = first;
        this.introduced = true;
    }

    Identity current() {
        return current;
    }

    /** The client whose work continues under the current identity from the next welcome on, or null. */
    @Nullable
    Identity earlier() {
        return earlier;
    }

    /** Whether the outbox has the current identity, so that relays may hear of it. */
    boolean isIntroduced() {
        return introduced;
    }

    /**
     * Continues an earlier run; called when a run starts.
     *
     * @param known the identity that was to take over then, or null
     */
    void continueFrom(Identity ended, @Nullable Identity known) {
        earlier = ended;
        if (known == null) introduce(current);
        else current = known;
        counter = UNSENT_IDS + random.nextLong(UNSENT_IDS);
    }

    /** Continues under a new identity. */
    void startOver() {
        earlier = current;
        introduce(Identity.random(random));
    }

    /** No relay hears of an identity before the outbox has it. */
    private void introduce(Identity next) {
        current = next;
        introduced = false;
        outbox.saveNextIdentity(next, () -> introduced = true);
    }

    /**
     * Ends the earlier client.
     *
     * @return rewrites its work for the current one; call {@link #finishRewriting} when all of it is rewritten
     */
    IdRewriter startRewriting() {
        earlier = null;
        counter = 0;
        return new IdRewriter(_ -> newId());
    }

    /** All of the earlier client's work has been issued again. */
    void finishRewriting(IdRewriter done) {
        done.close(rewriter);
        rewriter = done;
    }

    String newId() {
        return (earlier == null ? current : earlier).client() + "-" + Long.toString(++counter, 36);
    }

    /** The id that an id has now. */
    String currentId(String id) {
        return rewriter == null ? id : rewriter.current(id);
    }

    /** The ops with the ids that are valid now. */
    List<Op> currentOps(List<Op> ops) {
        return rewriter == null ? ops : rewriter.rewrite(ops);
    }
}
