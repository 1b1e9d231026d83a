package org.bunpil.sync.replica;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bunpil.board.Board;
import org.bunpil.board.BoardChange;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Element;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/**
 * Confirmed board + pending batches = view. The two boards share their elements. A journal records what pending batches did to the view,
 * so that foreign batches can be applied below them. A foreign batch that is independent of the pending ones is applied without a rebase;
 * the z of pending elements may then differ from the final one until they are confirmed or a rebase happens.
 */
public final class Replica {
    private Board confirmed = new Board();
    private Board view = new Board();
    private final Deque<PendingBatch> pending = new ArrayDeque<>();
    private String client;
    /** What the pending batches may touch. */
    private final OpFootprint pendingFootprint = new OpFootprint();
    /** How many of the pending batches count as changes of the user. */
    private int ownChanges;

    /** Confirmed elements whose z in the view may differ, because pending batches still touch them. */
    private final Set<String> unsettledZ = new HashSet<>();

    private final Set<String> settled = new HashSet<>();
    private int you;
    private long lastK;
    private long confirmedK;
    /** Whether the own join has been seen: what the stream then says of {@link #you} is from this client, not from an earlier run. */
    private boolean joinSeen;

    private final ConfirmedObserver observer;

    /** @param observer is told each batch that the confirmed board has taken */
    public Replica(String client, ConfirmedObserver observer) {
        this.client = client;
        this.observer = observer;
    }

    public Board confirmed() {
        return confirmed;
    }

    public Board view() {
        return view;
    }

    public Deque<PendingBatch> pending() {
        return pending;
    }

    public List<ClientFrame.Ops> pendingOps() {
        return pending.stream().map(p -> new ClientFrame.Ops(p.k, p.ops())).toList();
    }

    public List<Long> pendingUpTo(long lastUsedK) {
        return pending.stream().map(p -> p.k).filter(k -> k <= lastUsedK).toList();
    }

    /**
     * How many changes have waited since that time or longer. A stroke counts as one change, however many batches it has. Called with
     * every sample, also when thousands of batches are pending: only the newest are looked at.
     */
    public int unsavedSince(long millis) {
        PendingBatch oldest = pending.peekFirst();
        if (oldest == null || oldest.sinceMillis > millis) return 0;
        int old = ownChanges;
        Iterator<PendingBatch> newestFirst = pending.descendingIterator();
        for (PendingBatch p = newestFirst.next(); p.sinceMillis > millis; p = newestFirst.next())
            if (p.countsAsChange()) old--;
        // The rest of a stroke whose beginning is saved counts as one.
        return Math.max(1, old);
    }

    public int you() {
        return you;
    }

    /** Sets the own participant number, and the last k that the log has used. */
    public void joined(int participant, long usedK) {
        // What was written before the number was known belongs to this participant from now on.
        if (you != participant && !pending.isEmpty()) rebase(new ViewChanges(), () -> you = participant);
        you = participant;
        lastK = Math.max(lastK, usedK);
    }

    /** Another client from now on. Its batches in the stream count as own only after its join. */
    public void newClient(String id) {
        client = id;
        joinSeen = false;
    }

    /** The next batch has k = 1. */
    public void newNumbers() {
        lastK = 0;
        confirmedK = 0;
    }

    /** Shows what an earlier run stored. */
    public void restorePending(List<ClientFrame.Ops> batches) {
        for (ClientFrame.Ops batch : batches) {
            PendingBatch p = PendingBatch.stored(batch);
            pending.addLast(p);
            lastK = batch.k();
            applyPending(p);
        }
        recountPending();
    }

    /** Sealed batches that no outbox has yet; from now on they count as given to it. */
    public List<ClientFrame.Ops> takeUnstored() {
        PendingBatch newest = pending.peekLast();
        if (newest == null || newest.stored) return List.of();
        // They are the newest: the thousands before them that are pending while no relay is connected are not looked
        // at.
        List<ClientFrame.Ops> batches = new ArrayList<>();
        for (Iterator<PendingBatch> newestFirst = pending.descendingIterator(); newestFirst.hasNext(); ) {
            PendingBatch p = newestFirst.next();
            if (p.stored) break;
            if (!p.sealed) continue;
            p.stored = true;
            batches.add(new ClientFrame.Ops(p.k, p.ops()));
        }
        return batches.reversed();
    }

    /** Adds own ops and shows them at once. */
    public ViewChanges submit(List<Op> ops, long nowMillis) {
        ViewChanges changes = new ViewChanges();
        for (Op op : ops) {
            PendingBatch open = pending.peekLast();
            if (open == null || open.sealed || !open.fits(op)) {
                seal();
                open = new PendingBatch(++lastK, nowMillis);
                pending.addLast(open);
            }
            if (open.add(op)) ownChanges++;
            pendingFootprint.add(op);
            BoardChange change = view.apply(new Batch(you, open.k, List.of(op)));
            open.changes.add(change);
            changes.add(change);
        }
        return changes;
    }

    /** Closes the open batch: it may be sent, and nothing is added to it. */
    public void seal() {
        PendingBatch open = pending.peekLast();
        if (open != null) open.sealed = true;
    }

    /** Applies what the log gave, in order; own batches among it are no longer pending. */
    public ViewChanges confirm(List<Batch> batches) {
        ViewChanges changes = new ViewChanges();
        int next = 0;
        while (next < batches.size() && confirmWithoutRebase(batches.get(next), changes)) next++;
        if (next == batches.size()) return changes;
        List<Batch> rest = batches.subList(next, batches.size());
        rebase(changes, () -> {
            for (Batch batch : rest) {
                applyConfirmed(batch);
                changes.add(view.apply(batch));
                notice(batch);
                if (isOwn(batch)) pending.removeIf(p -> p.k == batch.k());
            }
        });
        return changes;
    }

    /** @return false, and nothing is done, if the pending batches must be reverted first */
    private boolean confirmWithoutRebase(Batch batch, ViewChanges changes) {
        PendingBatch head = pending.peekFirst();
        if (head == null) {
            applyConfirmed(batch);
            changes.add(view.apply(batch));
            notice(batch);
            return true;
        }
        boolean own = isOwn(batch);
        OpFootprint batchReach = OpFootprint.of(batch.ops());
        if (own ? !isHead(head, batch) : !pendingFootprint.isApartFrom(batchReach)) return false;
        BoardChange change = applyConfirmed(batch);
        notice(batch);
        if (own) {
            pending.removeFirst();
            if (head.countsAsChange()) ownChanges--;
            batch.ops().forEach(pendingFootprint::remove);
            unsettledZ.addAll(change.touched());
            for (BoardChange shown : head.changes) unsettledZ.addAll(shown.touched());
            settleZ(changes);
        } else if (change.touched().stream().anyMatch(pendingFootprint::names)) {
            // The trash is full and dropped an element.
            rebase(changes, () -> changes.add(view.apply(batch)));
        } else {
            changes.add(change);
            view.copyElementsFrom(confirmed, change.touched(), batchReach.isDeleting());
        }
        return true;
    }

    private BoardChange applyConfirmed(Batch batch) {
        BoardChange change = confirmed.apply(batch);
        observer.applied(batch, change, confirmed);
        return change;
    }

    /** The view already has the own work. Where no pending batch touches it any more, it gets the z that the log gave it. */
    private void settleZ(ViewChanges changes) {
        if (pendingFootprint.isWide()) return;
        Set<String> ids = new HashSet<>(unsettledZ);
        ids.removeIf(pendingFootprint::names);
        unsettledZ.removeAll(ids);
        for (String id : ids) if (!Objects.equals(confirmed.element(id), view.element(id))) changes.elements.add(id);
        view.copyElementsFrom(confirmed, ids, false);
    }

    private static boolean isHead(PendingBatch head, Batch batch) {
        return head.k == batch.k() && head.sealed && head.ops().equals(batch.ops());
    }

    /**
     * Drops a pending batch that had no effect.
     *
     * @return the changes in the view, or null if it is not pending
     */
    public @Nullable ViewChanges drop(long k) {
        return withdraw(p -> p.k == k, pending::removeAll);
    }

    /**
     * Keeps the number of a batch and removes its ops.
     *
     * @return the changes in the view, or null if it is not pending
     */
    public @Nullable ViewChanges empty(long k) {
        return withdraw(p -> p.k == k, all -> all.forEach(PendingBatch::empty));
    }

    private @Nullable ViewChanges withdraw(Predicate<PendingBatch> which, Consumer<List<PendingBatch>> step) {
        List<PendingBatch> concerned = pending.stream().filter(which).toList();
        if (concerned.isEmpty()) return null;
        ViewChanges changes = new ViewChanges();
        for (PendingBatch p : concerned) p.changes.forEach(changes::add);
        rebase(changes, () -> step.accept(concerned));
        return changes;
    }

    /** Replaces the whole confirmed board; pending batches up to {@code usedK} are in it or were refused. */
    public void replace(Snapshot snapshot, long usedK) {
        confirmed = new Board(snapshot);
        view = new Board(snapshot);
        unsettledZ.clear();
        joinSeen = true;
        settle(usedK);
        for (PendingBatch p : pending) {
            p.changes.clear();
            applyPending(p);
        }
        recountPending();
    }

    /** The log has used all batches up to {@code usedK}, accepted or refused. */
    private void settle(long usedK) {
        while (!pending.isEmpty() && pending.getFirst().k <= usedK) {
            for (Op op : pending.removeFirst().ops()) {
                if (op instanceof Op.Add add) settled.add(add.element().id());
                if (op instanceof Op.Begin begin) settled.add(begin.id());
            }
        }
    }

    /** Elements that settled batches created and the confirmed board does not have: they were refused, although no message said so. */
    public Set<String> missing() {
        settled.removeIf(id -> confirmed.element(id) != null || confirmed.trashed(id) != null);
        Set<String> missing = Set.copyOf(settled);
        settled.clear();
        return missing;
    }

    /** Removes the pending batches and returns the ops of those after {@code usedK}, oldest first; the view shows the confirmed board. */
    public List<List<Op>> takePending(long usedK) {
        revertPending();
        settle(usedK);
        List<List<Op>> all = pending.stream().map(PendingBatch::ops).toList();
        pending.clear();
        recountPending();
        return all;
    }

    private boolean isOwn(Batch batch) {
        return joinSeen && batch.c() == you && batch.k() > 0;
    }

    /** Highest own k that the stream has given back since numbering began. */
    public long confirmedK() {
        return confirmedK;
    }

    /** Called in the order of the stream: what comes before the own join is from an earlier run. */
    private void notice(Batch batch) {
        if (isOwn(batch)) confirmedK = batch.k();
        if (joinSeen || batch.c() != 0) return;
        for (Op op : batch.ops())
            if (op instanceof Op.Join join && join.client().equals(client)) joinSeen = true;
    }

    /** Reverts all pending batches, runs the step and applies the pending batches again. Adds to {@code changes} what looks different. */
    private void rebase(ViewChanges changes, Runnable step) {
        Map<String, @Nullable Element> before = new HashMap<>();
        for (PendingBatch p : pending) {
            for (BoardChange change : p.changes) {
                for (String id : change.touched()) before.putIfAbsent(id, view.element(id));
                changes.pages |= change.pages();
                changes.people |= change.people();
            }
        }
        revertPending();
        step.run();
        ViewChanges shown = new ViewChanges();
        for (PendingBatch p : pending) applyPending(p).forEach(shown::add);
        shown.elements.forEach(id -> before.putIfAbsent(id, null));
        before.forEach((id, element) -> {
            if (element == null ? view.element(id) != null : !element.equals(view.element(id)))
                changes.elements.add(id);
        });
        changes.pages |= shown.pages;
        changes.people |= shown.people;
        recountPending();
    }

    /** Reverts the pending batches: the view shows the confirmed board. */
    private void revertPending() {
        Set<String> ids = new HashSet<>(unsettledZ);
        unsettledZ.clear();
        Iterator<PendingBatch> newestFirst = pending.descendingIterator();
        while (newestFirst.hasNext()) {
            PendingBatch p = newestFirst.next();
            for (BoardChange change : p.changes.reversed()) {
                view.revert(change);
                ids.addAll(change.touched());
            }
            p.changes.clear();
        }
        // The journal of an element whose first batches are confirmed may hold another z.
        view.copyElementsFrom(confirmed, ids, false);
    }

    private void recountPending() {
        pendingFootprint.clear();
        ownChanges = 0;
        for (PendingBatch p : pending) {
            p.ops().forEach(pendingFootprint::add);
            if (p.countsAsChange()) ownChanges++;
        }
    }

    private List<BoardChange> applyPending(PendingBatch p) {
        if (!p.ops().isEmpty()) p.changes.add(view.apply(new Batch(you, p.k, p.ops())));
        return p.changes;
    }
}
