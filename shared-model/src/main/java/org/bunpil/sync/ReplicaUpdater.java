package org.bunpil.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bunpil.board.Rights;
import org.bunpil.board.Snapshot;
import org.bunpil.board.WritePermission;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Person;
import org.bunpil.op.Batch;
import org.bunpil.sync.replica.Replica;
import org.bunpil.sync.replica.ViewChanges;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.SnapshotParts;
import org.jspecify.annotations.Nullable;

/**
 * Applies to the replica what a relay says about the board and about own batches: snapshot, stream, hashes, refusals. If something does
 * not fit, it closes the link, and the next hello asks for a whole snapshot.
 */
final class ReplicaUpdater {
    private final Replica replica;
    private final BatchSender batchSender;
    private final RelayLink link;
    private final Clock clock;
    private final SyncListener listener;
    private final List<RelayFrame.SnapshotPart> parts = new ArrayList<>();

    private String inc = "";
    private boolean known;
    /** The confirmed board may be wrong: the next hello asks for a whole snapshot. */
    private boolean snapshotNeeded;

    private int resyncCount;
    private long welcomeSeq;
    private long welcomeK;
    private long streamMillis;

    ReplicaUpdater(Replica replica, BatchSender batchSender, RelayLink link, Clock clock, SyncListener listener) {
        this.replica = replica;
        this.batchSender = batchSender;
        this.link = link;
        this.clock = clock;
        this.listener = listener;
    }

    /** Begins with a board that an earlier run stored. */
    void restore(Snapshot snapshot) {
        replica.replace(snapshot, 0);
        inc = snapshot.inc();
        known = true;
    }

    /** Whether the board has arrived at least once, in this run or an earlier one. */
    boolean isKnown() {
        return known;
    }

    /** Where the relay shall continue, or null if it shall send the whole board. */
    ClientFrame.@Nullable Resume resume() {
        if (!known || snapshotNeeded) return null;
        return new ClientFrame.Resume(
                inc, replica.confirmed().seq(), replica.confirmed().hash());
    }

    /** Whether the relay's log is another one than before: an administrator restored it to an earlier state. */
    boolean isLogRestored(RelayFrame.Welcome welcome) {
        return !inc.isEmpty() && !welcome.inc().equals(inc);
    }

    /** A new session has begun: what arrives next belongs to it. */
    void welcomed(RelayFrame.Welcome welcome) {
        inc = welcome.inc();
        welcomeSeq = welcome.seq();
        welcomeK = welcome.k();
        parts.clear();
    }

    /** The link is closed. */
    void closed() {
        parts.clear();
    }

    /** Closes the link; the next hello asks for the whole board. */
    void askForSnapshot() {
        snapshotNeeded = true;
        link.close();
    }

    private void resync() {
        resyncCount++;
        askForSnapshot();
    }

    /** How often data from a relay did not fit. */
    int resyncCount() {
        return resyncCount;
    }

    /** @return whether it was the last part and the board is right: it has been replaced, and the listener does not know yet */
    boolean snapshotPart(RelayFrame.SnapshotPart part) {
        if (part.i() != parts.size()) return false;
        parts.add(part);
        if (parts.size() < part.n()) return false;
        Snapshot snapshot = SnapshotParts.join(parts);
        parts.clear();
        replica.replace(snapshot, welcomeK);
        batchSender.acknowledged(welcomeK, clock.millis());
        known = true;
        snapshotNeeded = false;
        String hash = part.hash();
        if (hash == null || hash.equals(replica.confirmed().hash())) return true;
        // Asked for again before it counts as caught up, so that the next tries come less and less often.
        listener.replaced();
        resync();
        return false;
    }

    void stream(RelayFrame.Stream f) {
        long have = replica.confirmed().seq();
        if (f.seq() > have + 1) {
            resync();
            return;
        }
        int skip = (int) Math.min(f.batches().size(), have + 1 - f.seq());
        List<Batch> arrived = f.batches().subList(skip, f.batches().size());
        if (!arrived.isEmpty()) {
            streamMillis = f.tsMillis();
            ViewChanges changes = replica.confirm(arrived);
            if (replica.confirmedK() > batchSender.ackedK())
                batchSender.acknowledged(replica.confirmedK(), clock.millis());
            if (changes.any()) listener.changed(changes.elements, changes.pages, changes.people);
        }
        if (f.hash() != null && skip < f.batches().size()) {
            checkHash(f.seq() + f.batches().size() - 1, f.hash());
        }
    }

    /** When the log took the batches that are being applied. */
    long streamMillis() {
        return streamMillis;
    }

    void checkHash(long seq, String hash) {
        if (seq == replica.confirmed().seq() && !hash.equals(replica.confirmed().hash())) resync();
    }

    /** Whether all has arrived that the log had at the welcome. */
    boolean hasReplayed() {
        return replica.confirmed().seq() >= welcomeSeq;
    }

    /** Reports what was refused while this client was disconnected: no relay will report it. */
    void reportRefused() {
        // What the log used up and did not return was refused.
        boolean ownOnly = !new Rights(replica.view()).mayChangeOthers(replica.you());
        ErrorCode code = ownOnly && writeRefusal() == null ? ErrorCode.NOT_YOURS : likelyRefusal();
        for (long k : replica.pendingUpTo(welcomeK)) rejected(k, code);
        Set<String> missing = replica.missing();
        if (!missing.isEmpty()) listener.refused(likelyRefusal(), missing);
    }

    private ErrorCode likelyRefusal() {
        ErrorCode mayWrite = writeRefusal();
        return mayWrite == null ? ErrorCode.LIMIT : mayWrite;
    }

    /** The log refused an own batch. */
    void rejected(long k, ErrorCode code) {
        batchSender.acknowledged(k, clock.millis());
        ViewChanges gone = replica.drop(k);
        if (gone != null) reverted(gone, code);
    }

    /** A relay could not read an own batch: it is sent again without its ops, so that those after it are not held up. */
    void malformed(long k, ErrorCode code) {
        ViewChanges gone = replica.empty(k);
        if (gone == null) return;
        reverted(gone, code);
        resendFrom(k);
    }

    private void reverted(ViewChanges gone, ErrorCode code) {
        listener.changed(gone.elements, gone.pages, gone.people);
        listener.refused(code, gone.elements);
    }

    /** The relay cannot take own batches now: sends them again from this one, a little later. */
    void delayed(long k, long retryMillis) {
        resendFrom(k);
        batchSender.hold(clock.millis() + Math.clamp(retryMillis, 100, 60_000));
    }

    /** The relay has no own batch from this one on. */
    void resendFrom(long k) {
        batchSender.resendFrom(k, clock.millis());
    }

    /** Why own ops would be refused at the moment, or null. */
    @Nullable
    ErrorCode writeRefusal() {
        Person person = replica.view().people().get(replica.you());
        // Before the own participant is known, nothing forbids writing.
        return person == null
                ? null
                : WritePermission.refusal(person, replica.view().access());
    }
}
