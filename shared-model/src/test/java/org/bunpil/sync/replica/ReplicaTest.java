package org.bunpil.sync.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.bunpil.board.Board;
import org.bunpil.board.Snapshot;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.Role;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Style;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.oracle.RandomOps;
import org.bunpil.wire.ClientFrame;
import org.junit.jupiter.api.Test;

class ReplicaTest {
    private static final int SEEDS = 600;
    private static final int STEPS = 60;

    /** Whatever is drawn, confirmed and refused in whatever order: the view is the confirmed board with the pending batches applied. */
    @Test
    void theViewIsWhatFollowsFromConfirmedAndPending() {
        for (long seed = 0; seed < SEEDS; seed++) new Play(seed).run();
    }

    private static final class Play {
        private final String where;
        private final Random random;
        private final RandomOps ops;
        private final Board log = new Board();
        private final Replica replica = new Replica("Aaaaaaaa", (batch, change, board) -> {});
        private long foreignK;

        Play(long seed) {
            where = "seed " + seed;
            random = new Random(seed);
            ops = new RandomOps(random);
            log.apply(new Batch(0, 0, List.of(new Op.Init("Test", "inc1", 1, null))));
            for (int c = 1; c <= 2; c++)
                log.apply(new Batch(0, 0, List.of(new Op.Join("Aaaaaaa" + c, "A", Role.HOST, "", null, null, c))));
            replica.replace(log.snapshot(), 0);
            replica.joined(1, 0);
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                int roll = random.nextInt(100);
                if (roll < 40) {
                    replica.submit(ops.batch(replica.view().snapshot(), 1), step);
                    if (random.nextInt(3) > 0) replica.seal();
                } else if (roll < 95) {
                    List<Batch> batches = new ArrayList<>();
                    int count = 1 + random.nextInt(3);
                    for (int i = 0; i < count; i++) batches.add(logged(random.nextInt(100) < 40, batches));
                    replica.confirm(batches);
                } else if (!replica.pending().isEmpty()) {
                    replica.drop(replica.pending().getFirst().k);
                }
                check();
            }
            replica.seal();
            while (!replica.pending().isEmpty()) {
                replica.confirm(List.of(logged(true, List.of())));
                check();
            }
            assertEquals(log.hash(), replica.view().hash(), where);
        }

        /** The log's next batch: the oldest own pending one, or one of another participant. */
        private Batch logged(boolean own, List<Batch> batches) {
            long taken = batches.stream().filter(batch -> batch.c() == 1).count();
            PendingBatch next = own
                    ? replica.pending().stream()
                            .skip(taken)
                            .filter(p -> p.sealed)
                            .findFirst()
                            .orElse(null)
                    : null;
            Batch batch = next == null
                    ? new Batch(2, ++foreignK, ops.batch(log.snapshot(), 2))
                    : new Batch(1, next.k, next.ops());
            log.apply(batch);
            return batch;
        }

        private void check() {
            assertEquals(log.hash(), replica.confirmed().hash(), where);
            for (int since = 0; since <= STEPS; since += 10)
                assertEquals(unsaved(since), replica.unsavedSince(since), where);
            Board expected = new Board(log.snapshot());
            for (ClientFrame.Ops batch : replica.pendingOps()) expected.apply(new Batch(1, batch.k(), batch.ops()));
            Board view = replica.view();
            boolean waits = !replica.pending().isEmpty();
            assertEquals(expected.pages(), view.pages(), where);
            assertEquals(expected.people(), view.people(), where);
            assertEquals(expected.access(), view.access(), where);
            Map<String, Object> wanted = content(expected.snapshot(), waits);
            Map<String, Object> shown = content(view.snapshot(), waits);
            if (!wanted.equals(shown)) {
                // Equal values need no change.
                wanted.entrySet().removeIf(e -> shown.remove(e.getKey(), e.getValue()));
                fail(where + ": wanted " + wanted + ", shown " + shown + ", waiting " + replica.pendingOps());
            }
            if (!waits) assertEquals(expected.hash(), view.hash(), where);
        }

        /** The number of unsaved changes, counted again from the start. */
        private int unsaved(long since) {
            int waiting = 0;
            int changes = 0;
            for (PendingBatch p : replica.pending()) {
                if (p.sinceMillis > since) continue;
                waiting++;
                for (Op op : p.ops()) {
                    if (op instanceof Op.Append || op instanceof Op.End) continue;
                    changes++;
                    break;
                }
            }
            return waiting > 0 && changes == 0 ? 1 : changes;
        }

        /** Everything by id; the z of pending elements is not known yet. */
        private static Map<String, Object> content(Snapshot snapshot, boolean withoutZ) {
            Map<String, Object> content = new TreeMap<>();
            for (Element e : snapshot.elements()) content.put(e.id(), withoutZ ? flat(e) : e);
            for (Snapshot.Trashed t : snapshot.trash())
                content.put("gone " + t.element().id(), withoutZ ? t.withElement(flat(t.element())) : t);
            content.put("deletions", snapshot.deletions());
            content.put("clear", List.of(snapshot.clearFrom(), snapshot.clearTo()));
            return content;
        }

        private static Element flat(Element e) {
            return e.with(e.common().withZ(0));
        }
    }

    /** A foreign stroke beside many own pending ones changes nothing but itself. */
    @Test
    void foreignWorkBesideWhatWaitsLeavesItAlone() {
        Board log = new Board();
        log.apply(new Batch(0, 0, List.of(new Op.Init("Test", "inc1", 1, null))));
        log.apply(new Batch(0, 0, List.of(new Op.Join("Aaaaaaaa", "A", Role.HOST, "", null, null, 1))));
        Replica replica = new Replica("Aaaaaaaa", (batch, change, board) -> {});
        replica.replace(log.snapshot(), 0);
        replica.joined(1, 0);
        for (int i = 0; i < 500; i++) replica.submit(List.of(begin("Aaaaaaaa-" + i)), 0);
        Element own = replica.view().element("Aaaaaaaa-7");
        ViewChanges viewChanges = replica.confirm(List.of(new Batch(2, 1, List.of(begin("Bbbbbbbb-1")))));
        assertEquals(Set.of("Bbbbbbbb-1"), viewChanges.elements);
        assertNotNull(replica.view().element("Bbbbbbbb-1"));
        assertSame(own, replica.view().element("Aaaaaaaa-7"), "not taken back");
    }

    private static Op begin(String id) {
        SampleChunk ink = SampleChunk.of(List.of(new Sample(0, 0, 100, 8)));
        return new Op.Begin(id, "p1", Point.ZERO, Style.DEFAULT, ink);
    }
}
