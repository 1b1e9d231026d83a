package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Page;
import org.bunpil.model.Role;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.Op;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol's main cases: one relay on SQLite, real sockets. */
class RelayTest {
    private static final String BOARD = "Board12345";

    @TempDir
    Path data;

    private RelayServer relay;

    @BeforeEach
    void start() throws StartupException {
        relay = RelayServer.start(RelaySettings.DEFAULT.withData(data), HostKeys.of(TestPerson.KEYS));
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    private TestClient connect() {
        return TestClient.connect(relay.address());
    }

    @Test
    void aBoardIsCreatedJoinedAndDrawnOn() {
        TestPerson kim = TestPerson.of(10);
        TestPerson mina = TestPerson.of(11);
        try (TestClient host = connect();
                TestClient pupil = connect()) {
            host.send(kim.hosts(BOARD));
            RelayFrame.Welcome welcome = host.welcome();
            assertEquals(BOARD, welcome.board());
            assertEquals("Lesson", welcome.title());
            assertEquals(1, welcome.you());
            assertEquals(Role.HOST, welcome.role());
            assertEquals(0, welcome.k());
            assertTrue(welcome.snapshot());
            String code = welcome.code();
            assertTrue(code != null && code.matches("[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}"));

            pupil.send(mina.joins(null, code.toLowerCase(java.util.Locale.ROOT).replace("-", " ")));
            assertEquals(2, pupil.welcome().you());
            assertEquals(Role.WRITER, pupil.welcome().role());
            assertEquals(null, pupil.welcome().code());

            host.ops(1, kim.begin(1, 100, 200));
            host.ops(2, kim.append(1, 1, 20));
            host.ops(3, kim.end(1, 2, 21));
            pupil.ops(1, mina.shape(1, 500, 500));
            host.awaitBoard(board -> board.elements().size() == 2 && board.seq() == 6);
            assertEquals(host.awaitSeq(6), pupil.awaitSeq(6));
        }
    }

    @Test
    void aLateMemberGetsTheWholeBoard() {
        TestPerson kim = TestPerson.of(10);
        try (TestClient host = connect();
                TestClient late = connect()) {
            host.send(kim.hosts(BOARD)).welcome();
            for (int i = 1; i <= 100; i++) host.ops(i, kim.shape(i, i * 10, i * 10));
            host.awaitSeq(101);
            late.send(TestPerson.of(11).joins(BOARD, host.welcome().code()));
            late.awaitBoard(board -> board.elements().size() == 100);
            assertEquals(102, late.welcome().seq());
            late.send(new ClientFrame.HashRequest());
            RelayFrame.Hash check = late.await(RelayFrame.Hash.class);
            assertEquals(102, check.seq());
            assertEquals(late.hash(), check.hash());
            assertEquals(host.awaitSeq(102), check.hash());
        }
    }

    /** R9: a returning client is sent the batches it missed, and continues after the last number it used. */
    @Test
    void aReturningClientResumes() {
        TestPerson kim = TestPerson.of(10);
        TestPerson mina = TestPerson.of(11);
        try (TestClient host = connect();
                TestClient pupil = connect()) {
            host.send(kim.hosts(BOARD)).welcome();
            pupil.send(mina.joins(BOARD, host.welcome().code())).welcome();
            pupil.ops(1, mina.shape(1, 0, 0));
            pupil.awaitSeq(3);
            ClientFrame.Resume from = pupil.resumption();
            pupil.cut();
            for (int k = 1; k <= 30; k++) host.ops(k, kim.shape(k, k, k));
            host.awaitSeq(33);
            try (TestClient again = connect().continuing(pupil)) {
                again.send(mina.resumes(BOARD, from));
                assertFalse(again.welcome().snapshot());
                assertEquals(1, again.welcome().k());
                assertEquals(2, again.welcome().you());
                assertEquals(host.awaitSeq(34), again.awaitSeq(34));
                assertEquals(0, again.count(RelayFrame.SnapshotPart.class));
            }
            ClientFrame.Resume wrong = new ClientFrame.Resume(from.inc(), from.seq(), "0123456789abcdef");
            try (TestClient otherHash = connect()) {
                otherHash.send(mina.resumes(BOARD, wrong));
                assertTrue(otherHash.welcome().snapshot(), "with another hash the board is sent again");
                otherHash.awaitSeq(35);
            }
        }
    }

    /** R4, R5: a number counts once; a missing batch is requested once. */
    @Test
    void numbersCountOnceAndInOrder() {
        TestPerson kim = TestPerson.of(10);
        try (TestClient host = connect()) {
            host.send(kim.hosts(BOARD)).welcome();
            host.ops(1, kim.shape(1, 0, 0));
            host.ops(1, kim.shape(2, 0, 0));
            host.ops(3, kim.shape(3, 0, 0));
            host.ops(4, kim.shape(4, 0, 0));
            assertEquals(2, host.await(RelayFrame.Gap.class).expected());
            host.ops(2, kim.shape(2, 0, 0));
            host.ops(3, kim.shape(3, 0, 0));
            host.awaitSeq(4);
            host.send(new ClientFrame.Ping(7));
            assertEquals(7, host.await(RelayFrame.Pong.class).n());
            assertEquals(1, host.count(RelayFrame.Gap.class));
            host.awaitBoard(board -> board.elements().size() == 3 && board.element(kim.id(4)) == null);
        }
    }

    /** R8: a new run continues an old one, and the old connection ends. */
    @Test
    void aNewRunContinuesAnOldOne() {
        TestPerson kim = TestPerson.of(10);
        TestPerson mina = TestPerson.of(11);
        TestPerson again = TestPerson.of(12);
        try (TestClient host = connect();
                TestClient pupil = connect();
                TestClient run = connect()) {
            host.send(kim.hosts(BOARD)).welcome();
            pupil.send(mina.joins(BOARD, host.welcome().code())).welcome();
            pupil.ops(1, mina.shape(1, 0, 0));
            pupil.awaitSeq(3);
            run.send(again.continues(BOARD, mina));
            assertEquals(2, run.welcome().you());
            assertEquals(1, run.welcome().earlierK());
            assertEquals(0, run.welcome().k());
            assertEquals(4003, pupil.awaitClose());
            try (TestClient old = connect()) {
                old.send(mina.joins(BOARD, null));
                assertEquals(ErrorCode.AUTH, old.await(RelayFrame.Failure.class).code());
            }
        }
    }

    /**
     * R8: the newer connection stays. The older one is asked to reconnect, because the join that ends it may be a late one: its hello timed
     * out at a relay, but its append appeared in the log after the client had joined elsewhere.
     */
    @Test
    void theOlderOfTwoConnectionsOfAClientMayReconnect() {
        TestPerson kim = TestPerson.of(10);
        try (TestClient older = connect();
                TestClient newer = connect()) {
            older.send(kim.hosts(BOARD)).welcome();
            newer.send(kim.hosts(BOARD)).welcome();
            RelayFrame.Failure failure = older.await(RelayFrame.Failure.class);
            assertEquals(ErrorCode.BUSY, failure.code());
            assertFalse(failure.fatal());
            assertTrue(failure.retryMillis() > 0);
            assertEquals(1013, older.awaitClose());
            newer.ops(1, kim.shape(1, 0, 0));
            newer.awaitSeq(3);
        }
    }

    /** P5: a pupil's forbidden batch has no effect, and only that pupil is told. */
    @Test
    void aFrozenClassCannotWriteAndAKickedPupilIsOut() {
        TestPerson kim = TestPerson.of(10);
        TestPerson mina = TestPerson.of(11);
        try (TestClient host = connect();
                TestClient pupil = connect()) {
            host.send(kim.hosts(BOARD)).welcome();
            pupil.send(mina.joins(BOARD, host.welcome().code())).welcome();
            host.ops(
                    1,
                    new Op.Access(AccessPatch.builder().write(WriteMode.HOSTS).build()));
            pupil.awaitSeq(3);
            pupil.ops(1, mina.shape(1, 0, 0));
            RelayFrame.Reject reject = pupil.await(RelayFrame.Reject.class);
            assertEquals(ErrorCode.FROZEN, reject.code());
            assertEquals(1, reject.k());
            pupil.ops(2, new Op.Clear(Page.FIRST));
            pupil.await(RelayFrame.Reject.class, second -> second.k() == 2);
            assertEquals(0, host.count(RelayFrame.Reject.class));
            AccessPatch.PersonPatch kick =
                    AccessPatch.PersonPatch.builder().kicked(true).build();
            host.ops(2, new Op.Access(AccessPatch.builder().person(2, kick).build()));
            assertEquals(ErrorCode.KICKED, pupil.await(RelayFrame.Failure.class).code());
            assertEquals(4003, pupil.awaitClose());
            try (TestClient back = connect()) {
                back.send(mina.joins(BOARD, host.welcome().code()));
                assertEquals(
                        ErrorCode.KICKED, back.await(RelayFrame.Failure.class).code());
            }
        }
    }

    @Test
    void aWatcherSeesEverythingButCannotWrite() {
        TestPerson kim = TestPerson.of(10);
        try (TestClient host = connect();
                TestClient projector = connect()) {
            host.send(kim.hosts(BOARD)).welcome();
            String code = host.welcome().code();
            projector.send(TestPerson.of(11).watches(BOARD, code == null ? "" : code));
            assertEquals(0, projector.welcome().you());
            assertEquals(List.of(1), projector.welcome().online());
            host.ops(1, kim.shape(1, 0, 0));
            assertEquals(host.awaitSeq(2), projector.awaitSeq(2));
            projector.ops(1, kim.shape(2, 0, 0));
            assertEquals(
                    ErrorCode.ROLE, projector.await(RelayFrame.Failure.class).code());
        }
    }

    @Test
    void aHostRenewsTheCode() {
        TestPerson kim = TestPerson.of(10);
        TestPerson mina = TestPerson.of(11);
        try (TestClient host = connect();
                TestClient pupil = connect();
                TestClient late = connect()) {
            host.send(kim.hosts(BOARD)).welcome();
            String old = host.welcome().code();
            host.send(new ClientFrame.JoinCodeRequest(true));
            String fresh = host.await(RelayFrame.JoinCode.class).code();
            assertFalse(fresh.equals(old));
            late.send(mina.joins(null, old));
            assertEquals(ErrorCode.AUTH, late.await(RelayFrame.Failure.class).code());
            pupil.send(mina.joins(null, fresh)).welcome();
            pupil.send(new ClientFrame.JoinCodeRequest(true));
            assertEquals(ErrorCode.ROLE, pupil.await(RelayFrame.Failure.class).code());
        }
    }

    @Test
    void aClientThatSendsTooFastIsSlowedDownAndThenClosed() {
        TestPerson kim = TestPerson.of(10);
        try (TestClient host = connect()) {
            host.send(kim.hosts(BOARD)).welcome();
            for (int k = 1; k <= 400; k++) host.ops(k, kim.move(kim.id(1), 1, 1));
            host.await(RelayFrame.SlowDown.class);
            RelayFrame.Failure rate = host.await(RelayFrame.Failure.class);
            assertEquals(ErrorCode.RATE, rate.code());
            assertTrue(rate.k() > 200 && rate.retryMillis() > 0);
            // Later frames are dropped unanswered.
            host.send(new ClientFrame.Ping(1));
            host.await(RelayFrame.Pong.class);
            assertEquals(1, host.count(RelayFrame.Failure.class));
        }
    }

    @Test
    void aMemberThatStopsReadingDelaysNoOther() {
        TestPerson kim = TestPerson.of(10);
        TestPerson mina = TestPerson.of(11);
        try (TestClient host = connect();
                TestClient stuck = connect();
                TestClient third = connect()) {
            host.send(kim.hosts(BOARD)).welcome();
            stuck.send(mina.joins(BOARD, host.welcome().code())).welcome();
            third.send(TestPerson.of(12).joins(BOARD, host.welcome().code())).welcome();
            stuck.pause();
            for (int k = 1; k <= 230; k++) host.ops(k, kim.shape(k, k, k));
            assertEquals(host.awaitSeq(233), third.awaitSeq(233));
            stuck.resume();
            assertEquals(host.hash(), stuck.awaitSeq(233));
        }
    }
}
