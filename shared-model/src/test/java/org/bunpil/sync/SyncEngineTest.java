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
import java.util.concurrent.atomic.AtomicInteger;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.WriteMode;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.op.StylePatch;
import org.bunpil.undo.UndoReport;
import org.bunpil.undo.UndoStack;
import org.bunpil.undo.UndoStep;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SyncEngineTest {
    private static final Presence STILL = new Presence(null, null, null, List.of(), null, null, null, false, null);

    private final InMemoryRelay relay = new InMemoryRelay();
    private long now = 1_000;

    /** An engine, its connection and what it told its owner. */
    private final class EngineClient implements SyncListener {
        final InMemoryRelay.ClientLink clientLink = relay.clientLink();
        final List<SyncStatus> statuses = new ArrayList<>();
        final List<ErrorCode> refusals = new ArrayList<>();
        final Set<String> changed = new java.util.HashSet<>();
        final Set<Integer> here = new java.util.HashSet<>();
        int replaced;
        final SyncEngine engine;
        final MemoryOutbox outbox = new MemoryOutbox();

        EngineClient(String client, PersistedState persistedState) {
            JoinOptions joinOptions =
                    new JoinOptions("test", client, "s".repeat(22), client, InMemoryRelay.BOARD, null, false, null);
            engine = new SyncEngine(joinOptions, clientLink, () -> now, new Random(1), this, outbox, persistedState);
            clientLink.engine = engine;
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
        public void status(SyncStatus status) {
            statuses.add(status);
        }

        @Override
        public void refused(ErrorCode code, Set<String> elements) {
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

    /** What would be on a disk. */
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
        public void acknowledged(long k) {
            batches.removeIf(batch -> batch.k() <= k);
        }

        @Override
        public void saveNextIdentity(Identity next, Runnable whenKept) {
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
        public boolean isFull() {
            return full;
        }
    }

    private static Op add(String id, int x) {
        CommonProperties common = new CommonProperties(id, "p1", 0, new Point(x, 0), 0, Style.DEFAULT, null, false);
        return new Op.Add(new Shape(common, ShapeForm.RECT, new Size(80, 80), 0));
    }

    private static SampleChunk ink(int from) {
        return SampleChunk.of(List.of(new Sample(from, 0, 100, 8), new Sample(from + 8, 3, 120, 8)));
    }

    private EngineClient member(String client) {
        EngineClient engineClient = new EngineClient(client, PersistedState.EMPTY);
        engineClient.engine.start();
        return engineClient;
    }

    private void pass(long millis, EngineClient... engineClients) {
        long end = now + millis;
        while (now < end) {
            now += 10;
            for (EngineClient engineClient : engineClients) engineClient.engine.tick();
        }
    }

    private void assertSame(EngineClient... engineClients) {
        for (EngineClient engineClient : engineClients) {
            assertEquals(relay.board.hash(), engineClient.engine.confirmed().hash());
            assertEquals(relay.board.hash(), engineClient.engine.view().hash());
            assertEquals(0, engineClient.engine.status().unsaved());
        }
    }

    @Test
    void whatOneDrawsIsOnTheOthersBoard() {
        EngineClient a = member("aaaaaaaa");
        EngineClient b = member("bbbbbbbb");
        String id = a.rect(8);
        assertNotNull(b.engine.view().element(id));
        assertTrue(b.changed.contains(id));
        assertEquals(SyncPhase.LIVE, a.engine.status().phase());
        assertSame(a, b);
    }

    @Test
    void ownInkShowsBeforeAnyRelayKnows() {
        EngineClient a = member("aaaaaaaa");
        relay.deaf = true;
        String id = a.rect(8);
        assertNotNull(a.engine.view().element(id));
        assertNull(a.engine.confirmed().element(id));
        pass(2_000, a);
        assertEquals(1, a.engine.status().unsaved());
    }

    @Test
    void restsOnlyWhileNothingOfItsOwnIsUnderWay() {
        EngineClient a = member("aaaaaaaa");
        assertTrue(a.engine.isResting());
        relay.deaf = true;
        a.rect(8);
        assertFalse(a.engine.isResting(), "not in the log yet");
        relay.deaf = false;
        pass(20_000, a);
        assertSame(a);
        a.engine.present(() -> cursor(1));
        a.engine.present(() -> cursor(2));
        assertFalse(a.engine.isResting(), "sooner than the allowance lets it");
        pass(100, a);
        assertTrue(a.engine.isResting());
        relay.up = false;
        a.clientLink.close();
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

    @Test
    void presenceIsPutTogetherOnlyWhenItIsDue() {
        EngineClient a = member("aaaaaaaa");
        pass(1_000, a);
        AtomicInteger made = new AtomicInteger();
        for (int i = 0; i < 100; i++) a.engine.present(() -> cursor(made.incrementAndGet()));
        assertEquals(1, made.get(), "the first one is sent at once, the rest waits for its turn");
        pass(100, a);
        assertEquals(2, made.get(), "what is sent is how it is by then");
        assertTrue(a.engine.isResting());
    }

    private static Presence cursor(int x) {
        return new Presence(new Point(x, 0), "p1", null, List.of(), null, null, null, false, null);
    }

    @Test
    void aStrokeIsOneChangeHoweverManyBatchesItIsIn() {
        EngineClient a = member("aaaaaaaa");
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
        EngineClient a = member("aaaaaaaa");
        EngineClient b = member("bbbbbbbb");
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
        EngineClient a = member("aaaaaaaa");
        EngineClient b = member("bbbbbbbb");
        String stroke = a.engine.newId();
        a.engine.submit(List.of(new Op.Begin(stroke, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        relay.up = false;
        a.clientLink.close();
        a.engine.submit(List.of(new Op.Append(stroke, 1, ink(16))), true);
        pass(3_000, a, b);
        assertEquals(SyncPhase.OFFLINE, a.engine.status().phase());
        assertEquals(1, a.engine.status().unsaved());
        String foreign = b.rect(99);
        relay.up = true;
        a.engine.submit(List.of(new Op.End(stroke, 2, 4, null)), true);
        pass(20_000, a, b);
        Stroke whole = (Stroke) b.engine.view().element(stroke);
        assertEquals(4, whole.points().sampleCount());
        assertNotNull(a.engine.view().element(foreign));
        assertSame(a, b);
        long snapshots = a.clientLink.heard.stream()
                .filter(f -> f instanceof ClientFrame.Hello h && h.resume() == null)
                .count();
        assertEquals(1, snapshots, "resumes without a snapshot");
    }

    @Test
    void refusedWorkIsTakenBackWithItsReason() {
        EngineClient a = member("aaaaaaaa");
        var patch = AccessPatch.builder().write(WriteMode.HOSTS).build();
        relay.deaf = true;
        String late = a.rect(8);
        relay.deaf = false;
        relay.log(LogRecord.system(List.of(new Op.Access(patch))));
        a.clientLink.close();
        pass(1_000, a);
        assertEquals(List.of(ErrorCode.FROZEN), a.refusals);
        assertNull(a.engine.view().element(late));
        assertEquals(ErrorCode.FROZEN, a.engine.status().writeRefusal());
        assertSame(a);
    }

    @Test
    void wrongHashOrGapInTheStreamBringsTheWholeBoardAgain() {
        EngineClient a = member("aaaaaaaa");
        a.clientLink.tell(new RelayFrame.Stream(relay.board.seq() + 5, 0, List.of(), null));
        pass(1_000, a);
        a.clientLink.tell(new RelayFrame.Hash(relay.board.seq(), "0000000000000000"));
        pass(1_000, a);
        assertEquals(3, a.replaced);
        assertSame(a);
    }

    /** R28a: a snapshot that is not what the relay has is not kept. */
    @Test
    void aWrongHashWithTheLastPartOfASnapshotBringsItAgain() {
        EngineClient a = member("aaaaaaaa");
        relay.snapshotHash = "0000000000000000";
        a.clientLink.tell(new RelayFrame.Hash(relay.board.seq(), "0000000000000000"));
        pass(1_000, a);
        int wrong = a.replaced;
        assertTrue(wrong >= 2, "the wrong one was taken, and asked for again");
        relay.snapshotHash = null;
        pass(20_000, a);
        assertTrue(a.replaced > wrong);
        assertSame(a);
    }

    @Test
    void unavailableHoldsAndResendsFromThatBatch() {
        EngineClient a = member("aaaaaaaa");
        relay.deaf = true;
        a.rect(1);
        a.rect(2);
        relay.deaf = false;
        a.clientLink.tell(
                new RelayFrame.Failure(ErrorCode.UNAVAILABLE, 1, false, java.util.Map.of(), "log away", 1_000));
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
        EngineClient a = member("aaaaaaaa");
        relay.deaf = true;
        String bad = a.rect(1);
        String good = a.rect(2);
        relay.deaf = false;
        a.clientLink.tell(new RelayFrame.Failure(ErrorCode.BAD_FIELD, 1, false, java.util.Map.of(), "o[0].el", 0));
        pass(100, a);
        assertNull(a.engine.view().element(bad));
        assertNotNull(relay.board.element(good));
        assertSame(a);
    }

    @Test
    void silenceIsNoticedAndTheConnectionMadeAgain() {
        EngineClient a = member("aaaaaaaa");
        relay.deaf = true;
        pass(5_500, a);
        relay.deaf = false;
        pass(6_000, a);
        assertEquals(SyncPhase.LIVE, a.engine.status().phase(), "a pong came back");
        relay.deaf = true;
        pass(13_000, a);
        assertNotEquals(SyncPhase.LIVE, a.engine.status().phase());
        relay.deaf = false;
        pass(30_000, a);
        assertEquals(SyncPhase.LIVE, a.engine.status().phase());
    }

    /** A frozen relay accepts connections and never answers. */
    @Test
    void aHelloIsWaitedForNotLongerThanAnotherRelayNeeds() {
        EngineClient a = member("aaaaaaaa");
        relay.deaf = true;
        a.clientLink.close();
        int before = a.clientLink.connects;
        pass(3_500, a);
        assertEquals(before + 2, a.clientLink.connects, "the first gets 3 s");
        pass(5_500, a);
        assertEquals(before + 2, a.clientLink.connects, "the second 6");
        relay.deaf = false;
        pass(20_000, a);
        assertEquals(SyncPhase.LIVE, a.engine.status().phase());
    }

    /** The process of a relay is frozen: its computer accepts the connection, but nothing answers. */
    @Test
    void aConnectionIsWaitedForOnlyBrieflyWhileThereAreOtherRelays() {
        EngineClient a = member("aaaaaaaa");
        a.clientLink.relays = 3;
        a.clientLink.unanswered = true;
        a.clientLink.close();
        int before = a.clientLink.connects;
        // At most 0.25 s until the first of them is tried, 0.7 s for it, and as much again for the second.
        pass(1_300, a);
        assertEquals(before + 2, a.clientLink.connects);
        a.clientLink.unanswered = false;
        pass(1_300, a);
        assertEquals(SyncPhase.LIVE, a.engine.status().phase());
    }

    /**
     * While a broker is being replaced, nobody can join at any relay. A client that goes from one to the next would be late when it is
     * over.
     */
    @Test
    void aRelayThatIsAliveIsWaitedForAlsoWhileThereAreOthers() {
        EngineClient a = member("aaaaaaaa");
        a.clientLink.relays = 3;
        relay.deaf = true;
        a.clientLink.close();
        pass(300, a);
        int before = a.clientLink.connects;
        pass(2_500, a);
        assertEquals(before, a.clientLink.connects, "it says so itself after 2 s when it cannot");
        pass(1_000, a);
        assertEquals(before + 1, a.clientLink.connects, "but not for ever");
    }

    @Test
    void triesFollowEachOtherQuicklyUntilEveryRelayHasBeenAsked() {
        EngineClient a = member("aaaaaaaa");
        a.clientLink.relays = 4;
        relay.up = false;
        a.clientLink.close();
        pass(4 * 250 + 50, a);
        assertTrue(a.clientLink.connects >= 1 + 4, "each of the four within its quarter of a second");
        assertEquals(SyncPhase.RECONNECTING, a.engine.status().phase());
        pass(20_000, a);
        assertEquals(SyncPhase.OFFLINE, a.engine.status().phase());
    }

    @Test
    void whoIsToldToComeLaterAsksAnotherRelayMeanwhile() {
        for (boolean others : new boolean[] {false, true}) {
            EngineClient a = member(others ? "aaaaaaaa" : "bbbbbbbb");
            a.clientLink.relays = others ? 2 : 1;
            relay.deaf = true;
            a.clientLink.close();
            pass(300, a);
            assertTrue(a.clientLink.open, "the hello waits for its answer");
            a.clientLink.tell(new RelayFrame.Failure(ErrorCode.UNAVAILABLE, 0, false, Map.of(), "", 5_000));
            int before = a.clientLink.connects;
            a.clientLink.close();
            pass(1_000, a);
            assertEquals(others ? before + 1 : before, a.clientLink.connects);
            relay.deaf = false;
            pass(20_000, a);
            assertEquals(SyncPhase.LIVE, a.engine.status().phase());
        }
    }

    @Test
    void nextRunShowsUnsentWorkAtOnceAndSendsItOnceUnderItsOwnName() {
        EngineClient a = member("aaaaaaaa");
        String stroke = a.engine.newId();
        a.engine.submit(List.of(new Op.Begin(stroke, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        var seen = relay.board.snapshot();
        relay.deaf = true;
        a.engine.submit(List.of(new Op.Append(stroke, 1, ink(16)), new Op.End(stroke, 2, 4, null)), true);
        String offline = a.rect(8);
        relay.clientLinks.clear();
        relay.deaf = false;

        relay.up = false;
        PersistedState persistedState = new PersistedState(
                a.outbox.identity, null, List.copyOf(a.outbox.batches), InMemoryRelay.BOARD, a.engine.you(), seen);
        EngineClient again = new EngineClient("cccccccc", persistedState);
        again.engine.start();
        assertEquals(4, ((Stroke) again.engine.view().element(stroke)).points().sampleCount());
        assertNotNull(again.engine.view().element(offline));
        String added = again.rect(16);
        again.engine.submit(List.of(new Op.Move(List.of(offline), new Point(1, 1))), true);
        assertEquals(new Point(9, 1), again.engine.view().element(offline).at());
        // Two rectangles and a move; the rest of the stroke does not count as a change.
        assertEquals(3, again.engine.status().unsaved());

        relay.up = true;
        pass(5_000, again);
        assertSame(again);
        assertEquals(a.engine.you(), again.engine.you(), "the same participant");
        assertEquals(4, ((Stroke) relay.board.element(stroke)).points().sampleCount());
        assertNull(relay.board.element(offline), "re-issued under the new client's name");
        List<String> rects = new ArrayList<>();
        for (Element e : relay.board.elements("p1")) if (e instanceof Shape) rects.add(e.id().substring(0, 8) + e.at());
        assertEquals(List.of("cccccccc" + new Point(9, 1), "cccccccc" + new Point(16, 0)), rects);

        // A gesture in progress uses the old id once more.
        again.engine.submit(List.of(new Op.Set(List.of(added), ElementPatch.at(new Point(0, 0)))), true);
        assertSame(again);
        assertTrue(again.outbox.batches.isEmpty());
        assertEquals("cccccccc", again.outbox.identity.client());
    }

    /** Nobody continues the strokes of a killed program; those drawn while the new run joins continue. */
    @Test
    void strokesThatAnEarlierRunLeftOpenAreEnded() {
        EngineClient a = member("aaaaaaaa");
        String logged = a.engine.newId();
        a.engine.submit(List.of(new Op.Begin(logged, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        relay.deaf = true;
        String unsent = a.engine.newId();
        a.engine.submit(List.of(new Op.Begin(unsent, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        a.engine.submit(List.of(new Op.Append(unsent, 1, ink(16))), true);
        relay.clientLinks.clear();
        relay.deaf = false;

        relay.up = false;
        PersistedState persistedState = new PersistedState(
                a.outbox.identity,
                null,
                List.copyOf(a.outbox.batches),
                InMemoryRelay.BOARD,
                a.engine.you(),
                relay.board.snapshot());
        EngineClient again = new EngineClient("cccccccc", persistedState);
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
                        .map(e -> ((Stroke) e).points().sampleCount())
                        .sorted()
                        .toList());
        assertTrue(relay.board.openStrokes().isEmpty());

        // Only strokes that were there at first are ended, not those of this run, however often it reconnects.
        String later = again.engine.newId();
        again.engine.submit(List.of(new Op.Begin(later, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        again.clientLink.close();
        pass(5_000, again);
        assertSame(again);
        assertTrue(((Stroke) relay.board.element(later)).open());
    }

    @Test
    void aFullOutboxTakesNothingNewButTheRestOfAStroke() {
        EngineClient a = member("aaaaaaaa");
        String stroke = a.engine.newId();
        a.engine.submit(List.of(new Op.Begin(stroke, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        a.outbox.full = true;
        a.engine.submit(List.of(new Op.Append(stroke, 1, ink(16))), true);
        a.rect(8);
        a.outbox.full = false;
        a.engine.submit(List.of(new Op.Append(stroke, 2, ink(32)), new Op.End(stroke, 3, 6, null)), true);
        assertSame(a);
        assertEquals(1, relay.board.elements().size());
        assertEquals(6, ((Stroke) relay.board.element(stroke)).points().sampleCount());
        assertFalse(((Stroke) relay.board.element(stroke)).open());
    }

    /** No relay reports participants who left before this client joined. */
    @Test
    void whoLeftWhileOneWasAwayIsGone() {
        EngineClient a = member("aaaaaaaa");
        a.clientLink.tell(
                new RelayFrame.PresenceUpdates(new TreeMap<>(Map.of(a.engine.you(), STILL, 7, STILL, 8, STILL))));
        a.clientLink.close();
        relay.online = List.of(a.engine.you(), 8);
        pass(5_000, a);
        assertEquals(Set.of(a.engine.you(), 8), a.here);
        a.clientLink.close();
        pass(5_000, a);
        assertEquals(Set.of(a.engine.you(), 8), a.here, "who is there stays");
    }

    /** Work of an offline run can be undone after the relay has given it other ids, whatever the ids are meanwhile. */
    @Test
    void gesturesFromBeforeTheFirstWelcomeCanBeTakenBackAfterIt() {
        EngineClient a = member("aaaaaaaa");
        a.rect(1);
        PersistedState persistedState = new PersistedState(
                a.outbox.identity, null, List.of(), InMemoryRelay.BOARD, a.engine.you(), relay.board.snapshot());
        relay.clientLinks.clear();
        relay.up = false;
        EngineClient again = new EngineClient("cccccccc", persistedState);
        again.engine.start();
        UndoStack undo = new UndoStack();
        String page = again.engine.newId();
        gesture(again, undo, new Op.PageAdd(page, "p1", "Two", null));
        String rect = again.rect(8);
        StylePatch red = StylePatch.builder().color(0xff0000).build();
        gesture(again, undo, new Op.Set(List.of(rect), ElementPatch.style(red)));
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

    private static void gesture(EngineClient engineClient, UndoStack undo, Op op) {
        UndoStep undoStep = new UndoStep();
        UndoStep.Recording recording = undoStep.begin(engineClient.engine.view(), List.of(op));
        engineClient.engine.submit(List.of(op), true);
        recording.done();
        undo.push(undoStep);
    }

    @Test
    void restoredLogGetsPendingWorkUnderAFreshName() {
        EngineClient a = member("aaaaaaaa");
        a.rect(1);
        relay.deaf = true;
        a.rect(2);
        relay.deaf = false;
        a.clientLink.close();
        relay.inc = "inc2";
        pass(5_000, a);
        assertSame(a);
        assertNotEquals("aaaaaaaa", a.engine.newId().substring(0, 8));
        assertEquals(2, relay.board.elements().size());
    }
}
