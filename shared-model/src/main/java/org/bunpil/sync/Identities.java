package org.bunpil.sync;

import java.util.List;
import java.util.random.RandomGenerator;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * Who this client is for relays, the earlier client that it continues (rules R8, R9), and the ids it gives. Until a relay has answered,
 * what was begun under the earlier name goes on under it.
 */
final class Identities {
    /** What a new run creates before its first welcome is numbered from about here: the log never saw these ids. */
    private static final long UNSENT_IDS = 1L << 40;

    private final Outbox outbox;
    private final RandomGenerator random;
    private Identity current;
    private @Nullable Identity earlier;
    /** Ids given under the earlier name that gestures under way may still use. */
    private @Nullable IdRewriter rewriter;
    /** Relays may hear of the current one. */
    private boolean introduced;

    private long counter;

    /** @param first of a client that continues nobody, until {@link #continueFrom} says otherwise */
    Identities(Identity first, Outbox outbox, RandomGenerator random) {
        this.outbox = outbox;
        this.random = random;
        this.current = first;
        this.introduced = true;
    }

    Identity current() {
        return current;
    }

    /** Whose work goes on under the current identity from the next welcome on; null: nobody's. */
    @Nullable
    Identity earlier() {
        return earlier;
    }

    /** Whether the outbox has the current identity, so that relays may hear of it. */
    boolean isIntroduced() {
        return introduced;
    }

    /** At the start of a run: goes on where an earlier one ended. @param known the identity that was to take over then, if any */
    void continueFrom(Identity ended, @Nullable Identity known) {
        earlier = ended;
        if (known == null) introduce(current);
        else current = known;
        counter = UNSENT_IDS + random.nextLong(UNSENT_IDS);
    }

    /** Goes on as somebody new. */
    void startOver() {
        earlier = current;
        introduce(Identity.random(random));
    }

    /** Lets no relay hear of an identity before the outbox has it. */
    private void introduce(Identity next) {
        current = next;
        introduced = false;
        outbox.saveNextIdentity(next, () -> introduced = true);
    }

    /** The earlier client is over. @return what makes its work over to the current one; {@link #finishRewriting} when all of it has been */
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

    /** What an id is now. */
    String currentId(String id) {
        return rewriter == null ? id : rewriter.current(id);
    }

    /** Ops with the names that hold now. */
    List<Op> currentOps(List<Op> ops) {
        return rewriter == null ? ops : rewriter.rewrite(ops);
    }
}
