package org.bunpil.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bunpil.geometry.Point;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.Test;

/** What an engine that is connected sends, and what it does with what arrives. */
class SyncEngineTest extends SyncTestCase {
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
        return new Presence(new Point(x, 0), "p1", null, List.of(), null, null, null, false, null, List.of());
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
}
