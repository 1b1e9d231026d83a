package org.bunpil.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bunpil.geometry.Point;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.op.Op;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.Test;

/** A lost or silent connection: when an engine tries again, and what then arrives. */
class ReconnectTest extends SyncTestCase {
    private static final Presence STILL =
            new Presence(null, null, null, List.of(), null, null, null, false, null, List.of());

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
}
