package org.bunpil.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Role;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireVersion;
import org.junit.jupiter.api.Test;

/** Clients and relays of different versions (R22a, R22b): nothing own is lost, and each is told which one is too old. */
class VersionsTest extends SyncTestCase {
    private static RelayFrame failure(ErrorCode code, boolean fatal) {
        return new RelayFrame.Failure(code, 0, fatal, Map.of(), "", fatal ? 0 : 1_000);
    }

    @Test
    void whoIsTooOldForTheBoardStopsAndKeepsWhatIsNotSent() {
        EngineClient mina = member("aaaaaaaa");
        relay.deaf = true;
        mina.rect(8);
        mina.engine.received(failure(ErrorCode.VERSION, true));
        mina.engine.closed(4006);
        assertEquals(SyncPhase.STOPPED, mina.engine.status().phase());
        assertEquals(ErrorCode.VERSION, mina.engine.status().joinRefusal());
        assertEquals(1, mina.outbox.batches.size(), "kept for the newer program");
        relay.deaf = false;
        mina.engine.start();
        pass(1_000, mina);
        assertSame(mina);
        assertEquals(0, mina.outbox.batches.size());
    }

    @Test
    void whoIsSentANewerBoardLeavesIt() {
        EngineClient mina = member("aaaaaaaa");
        mina.engine.received(welcome(WireVersion.NEWEST, true));
        mina.engine.received(new RelayFrame.SnapshotPart(
                0,
                1,
                9,
                new RelayFrame.BoardInfo("Title", "inc1", "kim", FoldVersion.NEWEST + 1, 0, 0, 0),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null));
        assertEquals(SyncPhase.STOPPED, mina.engine.status().phase());
        assertEquals(ErrorCode.VERSION, mina.engine.status().joinRefusal());
    }

    /** One of several relays is older: the next one may serve the board. Only when all are, somebody must update one. */
    @Test
    void anOldRelayIsPassedByWhileAnotherMayBeNewer() {
        EngineClient mina = member("aaaaaaaa");
        mina.clientLink.relays = 2;
        mina.rect(8);
        oldRelay(mina);
        assertNull(mina.engine.status().joinRefusal());
        pass(1_500, mina);
        assertSame(mina);
        assertEquals(SyncPhase.LIVE, mina.engine.status().phase());
        relay.up = false;
        oldRelay(mina);
        // The newer one cannot be reached at the moment; it is not too old.
        pass(60_000, mina);
        assertNull(mina.engine.status().joinRefusal());
        relay.up = true;
        pass(60_000, mina);
        assertEquals(SyncPhase.LIVE, mina.engine.status().phase());
        mina.clientLink.relays = 1;
        oldRelay(mina);
        assertEquals(SyncPhase.STOPPED, mina.engine.status().phase());
        assertEquals(ErrorCode.OLD_RELAY, mina.engine.status().joinRefusal());
        mina.engine.start();
        pass(1_000, mina);
        assertEquals(SyncPhase.LIVE, mina.engine.status().phase(), "updated meanwhile");
        assertNull(mina.engine.status().joinRefusal());
    }

    private static RelayFrame.Welcome welcome(int version, boolean snapshot) {
        return new RelayFrame.Welcome(
                version,
                FoldVersion.NEWEST,
                InMemoryRelay.BOARD,
                "Title",
                "inc1",
                9,
                0,
                0,
                1,
                Role.WRITER,
                snapshot,
                null,
                List.of(),
                new RelayFrame.BoardLimits(120, 32_768, 100_000),
                List.of());
    }

    private void oldRelay(EngineClient client) {
        client.engine.received(failure(ErrorCode.OLD_RELAY, false));
        client.engine.closed(1013);
    }

    @Test
    void aWelcomeInMessagesThatThisProgramDoesNotSpeakIsNotTaken() {
        EngineClient mina = member("aaaaaaaa");
        mina.engine.received(welcome(WireVersion.NEWEST + 1, false));
        assertEquals(ErrorCode.VERSION, mina.engine.status().joinRefusal());
    }

    @Test
    void helloSaysWhichVersionsTheProgramKnows() {
        EngineClient mina = member("aaaaaaaa");
        ClientFrame.Hello hello = (ClientFrame.Hello) mina.clientLink.heard.getFirst();
        assertEquals(WireVersion.NEWEST, hello.protocolVersion());
        assertEquals(WireVersion.OLDEST, hello.oldestVersion());
        assertEquals(FoldVersion.NEWEST, hello.foldVersion());
    }

    @Test
    void twoProgramsSpeakTheNewestThatBothKnow() {
        assertEquals(WireVersion.NEWEST, WireVersion.common(WireVersion.OLDEST, WireVersion.NEWEST));
        assertEquals(WireVersion.NEWEST, WireVersion.common(WireVersion.OLDEST, WireVersion.NEWEST + 3));
        assertEquals(WireVersion.NONE, WireVersion.common(WireVersion.NEWEST + 1, WireVersion.NEWEST + 3));
        assertEquals(WireVersion.NONE, WireVersion.common(0, WireVersion.OLDEST - 1));
    }
}
