package org.bunpil.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Code;
import org.bunpil.model.Common;
import org.bunpil.model.Element;
import org.bunpil.model.Form;
import org.bunpil.model.Packed;
import org.bunpil.model.Sample;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.WriteMode;
import org.bunpil.op.AccessValues;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.op.StyleValues;
import org.bunpil.op.Values;
import org.bunpil.undo.Gesture;
import org.bunpil.undo.UndoReport;
import org.bunpil.undo.UndoStack;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SyncEngineTest {
    private static final Presence STILL = new Presence(null, null, null, List.of(), null, null, null, false, null);

    private final OneRelay relay = new OneRelay();
    private long now = 1_000;

    /** An engine, its wire and what it told its owner. */
    private final class Member implements Observer {
        final OneRelay.Wire wire = relay.wire();
        final List<Status> statuses = new ArrayList<>();
        final List<Code> refusals = new ArrayList<>();
        final Set<String> changed = new java.util.HashSet<>();
        final Set<Integer> here = new java.util.HashSet<>();
        int replaced;
        final SyncEngine engine;
        final MemoryOutbox outbox = new MemoryOutbox();

        Member(String client, Kept kept) {
            Profile profile = new Profile("test", client, "s".repeat(22), client, OneRelay.BOARD, null, false, null);
            engine = new SyncEngine(profile, wire, () -> now, new Random(1), this, outbox, kept);
            wire.engine = engine;
        }

        @Override
        public void changed(Set<String> elements, boolean pages, boolean people) {
            changed.addAll(elements);
        }

        @Override
        public void replaced() {
            replaced++;
        }

        @Override
        public void presence(SortedMap<Integer, @Nullable Presence> others) {
            others.forEach((c, latest) -> {
                if (latest == null) here.remove(c);
                else here.add(c);
            });
        }

        @Override
        public void status(Status status) {
            statuses.add(status);
        }

        @Override
        public void refused(Code code, Set<String> elements) {
            refusals.add(code);
        }

        @Override
        public void joinCode(String code) {}

        String rect(int x) {
            String id = engine.newId();
            engine.submit(List.of(add(id, x)), true);
            return id;
        }
    }

    /** What a disk would hold. */
    private static final class MemoryOutbox implements Outbox {
        @Nullable
        Identity identity;

        boolean full;
        final List<ClientFrame.Ops> batches = new ArrayList<>();

        @Override
        public void put(ClientFrame.Ops batch) {
            batches.add(batch);
        }

        @Override
        public void done(long k) {
            batches.removeIf(batch -> batch.k() <= k);
        }

        @Override
        public void next(Identity next, Runnable whenKept) {
            whenKept.run();
        }

        @Override
        public void restart(Identity newIdentity, List<ClientFrame.Ops> fresh, Runnable whenKept) {
            identity = newIdentity;
            batches.clear();
            batches.addAll(fresh);
            whenKept.run();
        }

        @Override
        public boolean full() {
            return full;
        }
    }

    private static Op add(String id, int x) {
        Common common = new Common(id, "p1", 0, new Point(x, 0), 0, Style.DEFAULT, null, false);
        return new Op.Add(new Shape(common, Form.RECT, new Size(80, 80), 0));
    }

    private static Packed ink(int from) {
        return Packed.of(List.of(new Sample(from, 0, 100, 8), new Sample(from + 8, 3, 120, 8)));
    }

    private Member member(String client) {
        Member member = new Member(client, Kept.NOTHING);
        member.engine.start();
        return member;
    }

    private void pass(long millis, Member... members) {
        long end = now + millis;
        while (now < end) {
            now += 10;
            for (Member member : members) member.engine.tick();
        }
    }

    private void assertSame(Member... members) {
        for (Member member : members) {
            assertEquals(relay.board.hash(), member.engine.confirmed().hash());
            assertEquals(relay.board.hash(), member.engine.view().hash());
            assertEquals(0, member.engine.status().unsaved());
        }
    }

    @Test
    void whatOneDrawsIsOnTheOthersBoard() {
        Member a = member("aaaaaaaa");
        Member b = member("bbbbbbbb");
        String id = a.rect(8);
        assertNotNull(b.engine.view().element(id));
        assertTrue(b.changed.contains(id));
        assertEquals(Phase.LIVE, a.engine.status().phase());
        assertSame(a, b);
    }

    @Test
    void ownInkShowsBeforeAnyRelayKnows() {
        Member a = member("aaaaaaaa");
        relay.deaf = true;
        String id = a.rect(8);
        assertNotNull(a.engine.view().element(id));
        assertNull(a.engine.confirmed().element(id));
        pass(2_000, a);
        assertEquals(1, a.engine.status().unsaved());
    }

    @Test
    void restsOnlyWhileNothingOfItsOwnIsUnderWay() {
        Member a = member("aaaaaaaa");
        assertTrue(a.engine.isResting());
        relay.deaf = true;
        a.rect(8);
        assertFalse(a.engine.isResting(), "not in the log yet");
        relay.deaf = false;
        pass(20_000, a);
        assertSame(a);
        a.engine.present(cursor(1));
        a.engine.present(cursor(2));
        assertFalse(a.engine.isResting(), "sooner than the allowance lets it");
        pass(100, a);
        assertTrue(a.engine.isResting());
        relay.up = false;
        a.wire.close();
        pass(60_000, a);
        while (!a.engine.isResting()) pass(10, a);
        String offline = a.engine.newId();
        a.engine.submit(List.of(add(offline, 8)), false);
        a.engine.submit(List.of(new Op.Move(List.of(offline), new Point(5, 0))), false);
        assertFalse(a.engine.isResting(), "not on disk yet");
        pass(20, a);
        relay.up = true;
        while (a.engine.isResting()) pass(10, a);
        pass(1_000, a);
        assertNotNull(relay.board.element(offline), "it woke up to connect");
    }

    private static Presence cursor(int x) {
        return new Presence(new Point(x, 0), "p1", null, List.of(), null, null, null, false, null);
    }

    @Test
    void aStrokeIsOneChangeHoweverManyBatchesItIsIn() {
        Member a = member("aaaaaaaa");
        relay.deaf = true;
        for (int stroke = 0; stroke < 2; stroke++) {
            String id = a.engine.newId();
            a.engine.submit(List.of(new Op.Begin(id, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
            for (int n = 1; n <= 5; n++) a.engine.submit(List.of(new Op.Append(id, n, ink(16 * n))), true);
            a.engine.submit(List.of(new Op.End(id, 6, 12, null)), true);
        }
        pass(2_000, a);
        assertEquals(2, a.engine.status().unsaved());
    }

    @Test
    void foreignBatchesSlipInBelowPendingOnes() {
        Member a = member("aaaaaaaa");
        Member b = member("bbbbbbbb");
        String shared = a.rect(8);
        relay.deaf = true;
        a.engine.submit(List.of(new Op.Move(List.of(shared), new Point(5, 0))), true);
        relay.deaf = false;
        b.engine.submit(List.of(new Op.Move(List.of(shared), new Point(0, 7))), true);
        assertEquals(new Point(8, 7), a.engine.confirmed().element(shared).at());
        assertEquals(new Point(13, 7), a.engine.view().element(shared).at());
    }

    @Test
    void reconnectsByItselfAndSendsWhatTheRelayMissed() {
        Member a = member("aaaaaaaa");
        Member b = member("bbbbbbbb");
        String stroke = a.engine.newId();
        a.engine.submit(List.of(new Op.Begin(stroke, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        relay.up = false;
        a.wire.close();
        a.engine.submit(List.of(new Op.Append(stroke, 1, ink(16))), true);
        pass(3_000, a, b);
        assertEquals(Phase.OFFLINE, a.engine.status().phase());
        assertEquals(1, a.engine.status().unsaved());
        String foreign = b.rect(99);
        relay.up = true;
        a.engine.submit(List.of(new Op.End(stroke, 2, 4, null)), true);
        pass(20_000, a, b);
        Stroke whole = (Stroke) b.engine.view().element(stroke);
        assertEquals(4, whole.points().count());
        assertNotNull(a.engine.view().element(foreign));
        assertSame(a, b);
        long snapshots = a.wire.heard.stream()
                .filter(f -> f instanceof ClientFrame.Hello h && h.resume() == null)
                .count();
        assertEquals(1, snapshots, "resumes without a snapshot");
    }

    @Test
    void refusedWorkIsTakenBackWithItsReason() {
        Member a = member("aaaaaaaa");
        var values = new AccessValues(WriteMode.HOSTS, null, null, new java.util.TreeMap<>());
        relay.deaf = true;
        String late = a.rect(8);
        relay.deaf = false;
        relay.log(LogRecord.system(List.of(new Op.Access(values))));
        a.wire.close();
        pass(1_000, a);
        assertEquals(List.of(Code.FROZEN), a.refusals);
        assertNull(a.engine.view().element(late));
        assertEquals(Code.FROZEN, a.engine.status().mayWrite());
        assertSame(a);
    }

    @Test
    void wrongHashOrGapInTheStreamBringsTheWholeBoardAgain() {
        Member a = member("aaaaaaaa");
        a.wire.tell(new RelayFrame.Stream(relay.board.seq() + 5, 0, List.of(), null));
        pass(1_000, a);
        a.wire.tell(new RelayFrame.Hash(relay.board.seq(), "0000000000000000"));
        pass(1_000, a);
        assertEquals(3, a.replaced);
        assertSame(a);
    }

    @Test
    void unavailableHoldsAndResendsFromThatBatch() {
        Member a = member("aaaaaaaa");
        relay.deaf = true;
        a.rect(1);
        a.rect(2);
        relay.deaf = false;
        a.wire.tell(new RelayFrame.Failure(Code.UNAVAILABLE, 1, false, java.util.Map.of(), "log away", 1_000));
        pass(900, a);
        assertEquals(
                1,
                relay.stream.stream()
                        .filter(b -> b.c() == 0 && b.ops().getFirst() instanceof Op.Join)
                        .count());
        assertEquals(0, relay.stream.stream().filter(b -> b.c() > 0).count());
        pass(300, a);
        assertEquals(2, relay.stream.stream().filter(b -> b.c() > 0).count());
        assertSame(a);
    }

    @Test
    void malformedWorkIsEmptiedAndWhatFollowsStillArrives() {
        Member a = member("aaaaaaaa");
        relay.deaf = true;
        String bad = a.rect(1);
        String good = a.rect(2);
        relay.deaf = false;
        a.wire.tell(new RelayFrame.Failure(Code.BAD_FIELD, 1, false, java.util.Map.of(), "o[0].el", 0));
        pass(100, a);
        assertNull(a.engine.view().element(bad));
        assertNotNull(relay.board.element(good));
        assertSame(a);
    }

    @Test
    void silenceIsNoticedAndTheConnectionMadeAgain() {
        Member a = member("aaaaaaaa");
        relay.deaf = true;
        pass(5_500, a);
        relay.deaf = false;
        pass(6_000, a);
        assertEquals(Phase.LIVE, a.engine.status().phase(), "a pong came back");
        relay.deaf = true;
        pass(13_000, a);
        assertNotEquals(Phase.LIVE, a.engine.status().phase());
        relay.deaf = false;
        pass(30_000, a);
        assertEquals(Phase.LIVE, a.engine.status().phase());
    }

    /** A frozen relay takes connections and never answers. */
    @Test
    void aHelloIsWaitedForNotLongerThanAnotherRelayNeeds() {
        Member a = member("aaaaaaaa");
        relay.deaf = true;
        a.wire.close();
        int before = a.wire.connects;
        pass(3_500, a);
        assertEquals(before + 2, a.wire.connects, "the first gets 3 s");
        pass(5_500, a);
        assertEquals(before + 2, a.wire.connects, "the second 6");
        relay.deaf = false;
        pass(20_000, a);
        assertEquals(Phase.LIVE, a.engine.status().phase());
    }

    /** A relay whose process is frozen: its computer takes the connection, and that is all. */
    @Test
    void aConnectionIsWaitedForOnlyBrieflyWhileThereAreOtherRelays() {
        Member a = member("aaaaaaaa");
        a.wire.relays = 3;
        a.wire.unanswered = true;
        a.wire.close();
        int before = a.wire.connects;
        // At most a quarter of a second until the first of them is tried, 0.7 s for it, and as much again for the
        // second.
        pass(1_300, a);
        assertEquals(before + 2, a.wire.connects);
        a.wire.unanswered = false;
        pass(1_300, a);
        assertEquals(Phase.LIVE, a.engine.status().phase());
    }

    /** Nobody can join while a broker is being replaced, at no relay: who goes from one to the next is late when it is over. */
    @Test
    void aRelayThatIsAliveIsWaitedForAlsoWhileThereAreOthers() {
        Member a = member("aaaaaaaa");
        a.wire.relays = 3;
        relay.deaf = true;
        a.wire.close();
        pass(300, a);
        int before = a.wire.connects;
        pass(2_500, a);
        assertEquals(before, a.wire.connects, "it says so itself after 2 s when it cannot");
        pass(1_000, a);
        assertEquals(before + 1, a.wire.connects, "but not for ever");
    }

    @Test
    void triesFollowEachOtherQuicklyUntilEveryRelayHasBeenAsked() {
        Member a = member("aaaaaaaa");
        a.wire.relays = 4;
        relay.up = false;
        a.wire.close();
        pass(4 * 250 + 50, a);
        assertTrue(a.wire.connects >= 1 + 4, "each of the four within its quarter of a second");
        assertEquals(Phase.RECONNECTING, a.engine.status().phase());
        pass(20_000, a);
        assertEquals(Phase.OFFLINE, a.engine.status().phase());
    }

    @Test
    void whoIsToldToComeLaterAsksAnotherRelayMeanwhile() {
        for (boolean others : new boolean[] {false, true}) {
            Member a = member(others ? "aaaaaaaa" : "bbbbbbbb");
            a.wire.relays = others ? 2 : 1;
            relay.deaf = true;
            a.wire.close();
            pass(300, a);
            assertTrue(a.wire.open, "the hello waits for its answer");
            a.wire.tell(new RelayFrame.Failure(Code.UNAVAILABLE, 0, false, Map.of(), "", 5_000));
            int before = a.wire.connects;
            a.wire.close();
            pass(1_000, a);
            assertEquals(others ? before + 1 : before, a.wire.connects);
            relay.deaf = false;
            pass(20_000, a);
            assertEquals(Phase.LIVE, a.engine.status().phase());
        }
    }

    @Test
    void nextRunShowsUnsentWorkAtOnceAndSendsItOnceUnderItsOwnName() {
        Member a = member("aaaaaaaa");
        String stroke = a.engine.newId();
        a.engine.submit(List.of(new Op.Begin(stroke, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        var seen = relay.board.snapshot();
        relay.deaf = true;
        a.engine.submit(List.of(new Op.Append(stroke, 1, ink(16)), new Op.End(stroke, 2, 4, null)), true);
        String offline = a.rect(8);
        relay.wires.clear();
        relay.deaf = false;

        relay.up = false;
        Kept kept =
                new Kept(a.outbox.identity, null, List.copyOf(a.outbox.batches), OneRelay.BOARD, a.engine.you(), seen);
        Member again = new Member("cccccccc", kept);
        again.engine.start();
        assertEquals(4, ((Stroke) again.engine.view().element(stroke)).points().count());
        assertNotNull(again.engine.view().element(offline));
        String added = again.rect(16);
        again.engine.submit(List.of(new Op.Move(List.of(offline), new Point(1, 1))), true);
        assertEquals(new Point(9, 1), again.engine.view().element(offline).at());
        // Two rectangles and a move; the rest of the stroke is no change of its own.
        assertEquals(3, again.engine.status().unsaved());

        relay.up = true;
        pass(5_000, again);
        assertSame(again);
        assertEquals(a.engine.you(), again.engine.you(), "the same participant");
        assertEquals(4, ((Stroke) relay.board.element(stroke)).points().count());
        assertNull(relay.board.element(offline), "re-issued under the new client's name");
        List<String> rects = new ArrayList<>();
        for (Element e : relay.board.elements("p1")) if (e instanceof Shape) rects.add(e.id().substring(0, 8) + e.at());
        assertEquals(List.of("cccccccc" + new Point(9, 1), "cccccccc" + new Point(16, 0)), rects);

        // A gesture that was under way uses the old name once more.
        again.engine.submit(List.of(new Op.Set(List.of(added), Values.at(new Point(0, 0)))), true);
        assertSame(again);
        assertTrue(again.outbox.batches.isEmpty());
        assertEquals("cccccccc", again.outbox.identity.client());
    }

    /** Nobody draws on at what a killed program was drawing; what is being drawn while the new run comes in goes on. */
    @Test
    void strokesThatAnEarlierRunLeftOpenAreEnded() {
        Member a = member("aaaaaaaa");
        String logged = a.engine.newId();
        a.engine.submit(List.of(new Op.Begin(logged, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        relay.deaf = true;
        String unsent = a.engine.newId();
        a.engine.submit(List.of(new Op.Begin(unsent, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        a.engine.submit(List.of(new Op.Append(unsent, 1, ink(16))), true);
        relay.wires.clear();
        relay.deaf = false;

        relay.up = false;
        Kept kept = new Kept(
                a.outbox.identity,
                null,
                List.copyOf(a.outbox.batches),
                OneRelay.BOARD,
                a.engine.you(),
                relay.board.snapshot());
        Member again = new Member("cccccccc", kept);
        again.engine.start();
        String drawn = again.engine.newId();
        again.engine.submit(List.of(new Op.Begin(drawn, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);

        relay.up = true;
        pass(5_000, again);
        assertSame(again);
        assertFalse(((Stroke) relay.board.element(logged)).open());
        List<Stroke> open = relay.board.openStrokes();
        assertEquals(
                List.of(again.engine.currentId(drawn)),
                open.stream().map(Stroke::id).toList());
        again.engine.submit(List.of(new Op.Append(drawn, 1, ink(16)), new Op.End(drawn, 2, 4, null)), true);
        assertSame(again);
        assertEquals(
                List.of(2, 4, 4),
                relay.board.elements().stream()
                        .map(e -> ((Stroke) e).points().count())
                        .sorted()
                        .toList());
        assertTrue(relay.board.openStrokes().isEmpty());

        // Only what was there at first: strokes of this run are its own affair, however often it comes back.
        String later = again.engine.newId();
        again.engine.submit(List.of(new Op.Begin(later, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        again.wire.close();
        pass(5_000, again);
        assertSame(again);
        assertTrue(((Stroke) relay.board.element(later)).open());
    }

    @Test
    void aFullOutboxTakesNothingNewButTheRestOfAStroke() {
        Member a = member("aaaaaaaa");
        String stroke = a.engine.newId();
        a.engine.submit(List.of(new Op.Begin(stroke, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        a.outbox.full = true;
        a.engine.submit(List.of(new Op.Append(stroke, 1, ink(16))), true);
        a.rect(8);
        a.outbox.full = false;
        a.engine.submit(List.of(new Op.Append(stroke, 2, ink(32)), new Op.End(stroke, 3, 6, null)), true);
        assertSame(a);
        assertEquals(1, relay.board.elements().size());
        assertEquals(6, ((Stroke) relay.board.element(stroke)).points().count());
        assertFalse(((Stroke) relay.board.element(stroke)).open());
    }

    /** No relay says of anybody that he left before one came. */
    @Test
    void whoLeftWhileOneWasAwayIsGone() {
        Member a = member("aaaaaaaa");
        a.wire.tell(new RelayFrame.People(new TreeMap<>(Map.of(a.engine.you(), STILL, 7, STILL, 8, STILL))));
        a.wire.close();
        relay.online = List.of(a.engine.you(), 8);
        pass(5_000, a);
        assertEquals(Set.of(a.engine.you(), 8), a.here);
        a.wire.close();
        pass(5_000, a);
        assertEquals(Set.of(a.engine.you(), 8), a.here, "who is there stays");
    }

    /** Whatever names it goes by meanwhile: work of an offline run is undone after the relay has given it others. */
    @Test
    void gesturesFromBeforeTheFirstWelcomeCanBeTakenBackAfterIt() {
        Member a = member("aaaaaaaa");
        a.rect(1);
        Kept kept =
                new Kept(a.outbox.identity, null, List.of(), OneRelay.BOARD, a.engine.you(), relay.board.snapshot());
        relay.wires.clear();
        relay.up = false;
        Member again = new Member("cccccccc", kept);
        again.engine.start();
        UndoStack undo = new UndoStack();
        String page = again.engine.newId();
        gesture(again, undo, new Op.PageAdd(page, "p1", "Two", null));
        String rect = again.rect(8);
        StyleValues red = new StyleValues(null, 0xff0000, null, null, null, null, null);
        gesture(again, undo, new Op.Set(List.of(rect), Values.style(red)));
        gesture(again, undo, new Op.Move(List.of(rect), new Point(100, 0)));
        gesture(again, undo, new Op.Delete(List.of(rect)));

        relay.up = true;
        pass(5_000, again);
        assertSame(again);
        assertNull(relay.board.trashed(rect), "it has another id by now");
        List<UndoReport> reports = new ArrayList<>();
        while (undo.canUndo()) reports.add(undo.undo(again.engine.view(), ops -> again.engine.submit(ops, true)));
        assertEquals(
                List.of(true, true, true, true),
                reports.stream().map(UndoReport::done).toList());
        assertEquals(0, reports.stream().mapToInt(UndoReport::leftAlone).sum());
        assertSame(again);
        Element end = again.engine.view().element(rect);
        assertEquals(new Point(8, 0), end.at());
        assertEquals(0, end.style().color());
        assertEquals(1, relay.board.pages().stream().filter(p -> !p.deleted()).count());
        while (undo.canRedo()) undo.redo(again.engine.view(), ops -> again.engine.submit(ops, true));
        assertSame(again);
        assertNull(again.engine.view().element(rect));
        assertEquals(0xff0000, again.engine.view().trashed(rect).style().color());
    }

    private static void gesture(Member member, UndoStack undo, Op op) {
        Gesture gesture = new Gesture();
        gesture.record(member.engine.view(), List.of(op), () -> member.engine.submit(List.of(op), true));
        undo.push(gesture);
    }

    @Test
    void restoredLogGetsPendingWorkUnderAFreshName() {
        Member a = member("aaaaaaaa");
        a.rect(1);
        relay.deaf = true;
        a.rect(2);
        relay.deaf = false;
        a.wire.close();
        relay.inc = "inc2";
        pass(5_000, a);
        assertSame(a);
        assertNotEquals("aaaaaaaa", a.engine.newId().substring(0, 8));
        assertEquals(2, relay.board.elements().size());
    }
}
