package org.bunpil.sync;

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
import org.bunpil.board.Board;
import org.bunpil.board.Change;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Element;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/**
 * Confirmed board + pending batches = view. Two boards that share their elements; what pending batches did to the view is journalled,
 * so that foreign batches slip in below them. One that has nothing to do with what is pending is simply taken over; then the z of
 * elements that wait may be another than they will get, until they are confirmed or something is slipped in.
 */
final class Replica {
    private Board confirmed = new Board();
    private Board view = new Board();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private String client;
    /** What all that is pending may touch. */
    private final Reach reach = new Reach();
    /** How many of what is pending people count as something they did. */
    private int ownChanges;

    /** Confirmed, but for pending work on them not yet taken over by the view: their z may differ. */
    private final Set<String> unsettledZ = new HashSet<>();

    private final Set<String> settled = new HashSet<>();
    private int you;
    private long lastK;
    private long confirmedK;
    /** What the stream says of {@link #you} is this client's, not an earlier run's. */
    private boolean joinSeen;

    Replica(String client) {
        this.client = client;
    }

    Board confirmed() {
        return confirmed;
    }

    Board view() {
        return view;
    }

    Deque<Pending> pending() {
        return pending;
    }

    List<ClientFrame.Ops> pendingOps() {
        return pending.stream().map(p -> new ClientFrame.Ops(p.k, p.ops())).toList();
    }

    List<Long> pendingUpTo(long lastUsedK) {
        return pending.stream().map(p -> p.k).filter(k -> k <= lastUsedK).toList();
    }

    /**
     * How many changes have waited since then, or longer, as people count: a stroke is one, in however many batches it is. Asked with
     * every sample, also when thousands wait: only the newest are looked at.
     */
    int unsavedSince(long millis) {
        Pending oldest = pending.peekFirst();
        if (oldest == null || oldest.sinceMillis > millis) return 0;
        int old = ownChanges;
        Iterator<Pending> newestFirst = pending.descendingIterator();
        for (Pending p = newestFirst.next(); p.sinceMillis > millis; p = newestFirst.next()) if (p.isAChange()) old--;
        // The rest of a stroke whose beginning is saved is something too.
        return Math.max(1, old);
    }

    int you() {
        return you;
    }

    /** Own participant number, and the last k that the log has used up. */
    void joined(int participant, long usedK) {
        you = participant;
        lastK = Math.max(lastK, usedK);
    }

    /** Another client from now on. Its batches in the stream count as own only after its join. */
    void newClient(String id) {
        client = id;
        joinSeen = false;
    }

    /** The next batch has k = 1. */
    void newNumbers() {
        lastK = 0;
        confirmedK = 0;
    }

    /** Shows what an earlier run kept. */
    void keep(List<ClientFrame.Ops> batches) {
        for (ClientFrame.Ops batch : batches) {
            Pending p = new Pending(batch.k(), 0);
            batch.ops().forEach(p::add);
            p.sealed = true;
            p.kept = true;
            pending.addLast(p);
            lastK = batch.k();
            show(p);
        }
        recount();
    }

    /** Sealed batches that no outbox has yet; they count as given to it from now on. */
    List<ClientFrame.Ops> unkept() {
        Pending newest = pending.peekLast();
        if (newest == null || newest.kept) return List.of();
        List<ClientFrame.Ops> batches = new ArrayList<>();
        for (Pending p : pending) {
            if (p.kept || !p.sealed) continue;
            p.kept = true;
            batches.add(new ClientFrame.Ops(p.k, p.ops()));
        }
        return batches;
    }

    /** Last k given to a batch or used up. */
    long lastK() {
        return lastK;
    }

    /** Adds own ops, shows them at once. */
    Touched submit(List<Op> ops, long nowMillis) {
        Touched touched = new Touched();
        for (Op op : ops) {
            Pending open = pending.peekLast();
            if (open == null || open.sealed || !open.fits(op)) {
                seal();
                open = new Pending(++lastK, nowMillis);
                pending.addLast(open);
            }
            if (open.add(op)) ownChanges++;
            reach.add(op);
            Change change = view.apply(new Batch(you, open.k, List.of(op)));
            open.changes.add(change);
            touched.add(change);
        }
        return touched;
    }

    /** Closes the open batch: it may be sent, nothing is added to it. */
    void seal() {
        Pending open = pending.peekLast();
        if (open != null) open.sealed = true;
    }

    /** Applies what the log gave, in order; own batches among it are no longer pending. */
    Touched confirm(List<Batch> batches) {
        Touched touched = new Touched();
        int next = 0;
        while (next < batches.size() && takeOver(batches.get(next), touched)) next++;
        if (next == batches.size()) return touched;
        List<Batch> rest = batches.subList(next, batches.size());
        rework(touched, () -> {
            for (Batch batch : rest) {
                confirmed.apply(batch);
                touched.add(view.apply(batch));
                notice(batch);
                if (isOwn(batch)) pending.removeIf(p -> p.k == batch.k());
            }
        });
        return touched;
    }

    /** @return false, and nothing is done, when what is pending must be taken back first */
    private boolean takeOver(Batch batch, Touched touched) {
        Pending head = pending.peekFirst();
        if (head == null) {
            confirmed.apply(batch);
            touched.add(view.apply(batch));
            notice(batch);
            return true;
        }
        boolean own = isOwn(batch);
        Reach batchReach = Reach.of(batch.ops());
        if (own ? !isHead(head, batch) : !reach.isApartFrom(batchReach)) return false;
        Change change = confirmed.apply(batch);
        notice(batch);
        if (own) {
            pending.removeFirst();
            if (head.isAChange()) ownChanges--;
            batch.ops().forEach(reach::remove);
            unsettledZ.addAll(change.touched());
            for (Change shown : head.changes) unsettledZ.addAll(shown.touched());
            settleZ(touched);
        } else if (change.touched().stream().anyMatch(reach::names)) {
            // Something fell out of a full trash.
            rework(touched, () -> touched.add(view.apply(batch)));
        } else {
            touched.add(change);
            view.adopt(confirmed, change.touched(), batchReach.isDeleting());
        }
        return true;
    }

    /** The view has own work already; where nothing pending is done to it any more, it gets the z that the log gave it. */
    private void settleZ(Touched touched) {
        if (reach.isWide()) return;
        Set<String> ids = new HashSet<>(unsettledZ);
        ids.removeIf(reach::names);
        unsettledZ.removeAll(ids);
        for (String id : ids) if (!Objects.equals(confirmed.element(id), view.element(id))) touched.elements.add(id);
        view.adopt(confirmed, ids, false);
    }

    private static boolean isHead(Pending head, Batch batch) {
        return head.k == batch.k() && head.sealed && head.ops().equals(batch.ops());
    }

    /** Drops a pending batch that had no effect. @return what it showed, or null if it is not pending */
    @Nullable
    Touched drop(long k) {
        Touched dropped = new Touched();
        for (Pending p : pending) {
            if (p.k == k) {
                p.changes.forEach(dropped::add);
                rework(dropped, () -> pending.remove(p));
                return dropped;
            }
        }
        return null;
    }

    /** Keeps the number of a batch and takes out its ops. @return what it showed, or null if it is not pending */
    @Nullable
    Touched empty(long k) {
        Touched emptied = new Touched();
        for (Pending p : pending) {
            if (p.k == k) {
                p.changes.forEach(emptied::add);
                rework(emptied, p::empty);
                return emptied;
            }
        }
        return null;
    }

    /** Puts a whole confirmed board in place; pending batches up to {@code usedK} are in it or were refused. */
    void replace(Snapshot snapshot, long usedK) {
        confirmed = new Board(snapshot);
        view = new Board(snapshot);
        unsettledZ.clear();
        joinSeen = true;
        settle(usedK);
        for (Pending p : pending) {
            p.changes.clear();
            show(p);
        }
        recount();
    }

    /** The log has used up all batches to {@code usedK}, whether it took or refused them. */
    private void settle(long usedK) {
        while (!pending.isEmpty() && pending.getFirst().k <= usedK) {
            for (Op op : pending.removeFirst().ops()) {
                if (op instanceof Op.Add add) settled.add(add.el().id());
                if (op instanceof Op.Begin begin) settled.add(begin.id());
            }
        }
    }

    /** What settled batches created and the confirmed board does not have: refused, without anybody having said so. */
    Set<String> missing() {
        settled.removeIf(id -> confirmed.element(id) != null || confirmed.trashed(id) != null);
        Set<String> missing = Set.copyOf(settled);
        settled.clear();
        return missing;
    }

    /** Takes the pending batches out and gives the ops of those after {@code usedK}, oldest first; the view shows the confirmed board. */
    List<List<Op>> takePending(long usedK) {
        takeBack();
        settle(usedK);
        List<List<Op>> all = pending.stream().map(Pending::ops).toList();
        pending.clear();
        recount();
        return all;
    }

    private boolean isOwn(Batch batch) {
        return joinSeen && batch.c() == you && batch.k() > 0;
    }

    /** Highest own k that the stream gave back since numbers began. */
    long confirmedK() {
        return confirmedK;
    }

    /** In the order of the stream: what comes before the own join is an earlier run's. */
    private void notice(Batch batch) {
        if (isOwn(batch)) confirmedK = batch.k();
        if (joinSeen || batch.c() != 0) return;
        for (Op op : batch.ops())
            if (op instanceof Op.Join join && join.client().equals(client)) joinSeen = true;
    }

    /** Takes all pending effects back, does the step, shows what is pending then. Adds to {@code touched} what looks different. */
    private void rework(Touched touched, Runnable step) {
        Map<String, @Nullable Element> before = new HashMap<>();
        for (Pending p : pending) {
            for (Change change : p.changes) {
                for (String id : change.touched()) before.putIfAbsent(id, view.element(id));
                touched.pages |= change.pages();
                touched.people |= change.people();
            }
        }
        takeBack();
        step.run();
        Touched shown = new Touched();
        for (Pending p : pending) show(p).forEach(shown::add);
        shown.elements.forEach(id -> before.putIfAbsent(id, null));
        before.forEach((id, element) -> {
            if (element == null ? view.element(id) != null : !element.equals(view.element(id)))
                touched.elements.add(id);
        });
        touched.pages |= shown.pages;
        touched.people |= shown.people;
        recount();
    }

    /** The view shows the confirmed board. */
    private void takeBack() {
        Set<String> ids = new HashSet<>(unsettledZ);
        unsettledZ.clear();
        Iterator<Pending> newestFirst = pending.descendingIterator();
        while (newestFirst.hasNext()) {
            Pending p = newestFirst.next();
            for (Change change : p.changes.reversed()) {
                view.revert(change);
                ids.addAll(change.touched());
            }
            p.changes.clear();
        }
        // What is remembered of an element whose first batches are confirmed may have another z.
        view.adopt(confirmed, ids, false);
    }

    private void recount() {
        reach.clear();
        ownChanges = 0;
        for (Pending p : pending) {
            p.ops().forEach(reach::add);
            if (p.isAChange()) ownChanges++;
        }
    }

    private List<Change> show(Pending p) {
        if (!p.ops().isEmpty()) p.changes.add(view.apply(new Batch(you, p.k, p.ops())));
        return p.changes;
    }
}
