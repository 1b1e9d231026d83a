package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Person;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.Op;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.AuthCause;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that has only a code learns the board first (R22c), so that it can come back to its place; what a host did with it holds there. */
class PlaceOnBoardTest {
    private static final String BOARD = "Board12345";
    private static final TestPerson KIM = TestPerson.of(10);
    private static final TestPerson MINA = TestPerson.of(11);

    @TempDir
    Path data;

    private RelayServer relay;
    private TestClient host;
    private long k;

    @BeforeEach
    void start() throws StartupException {
        relay = RelayServer.start(RelaySettings.DEFAULT.withData(data), HostKeys.of(TestPerson.KEYS));
        host = TestClient.connect(relay.address());
        host.send(KIM.hosts(BOARD)).welcome();
    }

    @AfterEach
    void stop() {
        host.close();
        relay.close();
    }

    @Test
    void theBoardOfACodeIsToldBeforeTheHello() {
        String code = host.welcome().code();
        try (TestClient mina = connect().send(new ClientFrame.FindBoard(code.toLowerCase(Locale.ROOT)))) {
            assertEquals(BOARD, mina.await(RelayFrame.FoundBoard.class).board());
            mina.send(new ClientFrame.FindBoard(code));
            mina.until("the second answer", () -> mina.count(RelayFrame.FoundBoard.class) == 2);
            mina.send(MINA.joins(BOARD, code)).welcome();
            mina.send(new ClientFrame.FindBoard(code));
            assertEquals(
                    ErrorCode.BAD_TYPE, mina.await(RelayFrame.Failure.class).code());
        }
    }

    @Test
    void aWrongCodeIsAnsweredAsInAHello() {
        assertEquals(AuthCause.CODE, refused(connect().send(new ClientFrame.FindBoard("ABCD-2345")), ErrorCode.AUTH));
    }

    @Test
    void mutedStaysMutedWhateverNameAndCodeOneComesWith() {
        int c;
        try (TestClient mina = connect().send(MINA.joins(BOARD, host.welcome().code()))) {
            c = mina.welcome().you();
        }
        person(c, PersonPatch.builder().mute(true).build());
        try (TestClient again = connect().send(run(20, MINA, newCode()))) {
            assertEquals(c, again.welcome().you());
            again.awaitBoard(board -> {
                Person person = Objects.requireNonNull(board.people().get(c));
                return person.mute() && person.name().equals(MINA.name());
            });
        }
    }

    @Test
    void whoWasPutOutStaysOutUntilLetBackIn() {
        int c;
        try (TestClient mina = connect().send(MINA.joins(BOARD, host.welcome().code()))) {
            c = mina.welcome().you();
            person(c, PersonPatch.builder().kicked(true).build());
            assertEquals(ErrorCode.KICKED, mina.await(RelayFrame.Failure.class).code());
        }
        String code = newCode();
        refused(connect().send(run(21, MINA, code)), ErrorCode.KICKED);
        person(c, PersonPatch.builder().kicked(false).build());
        try (TestClient back = connect().send(run(22, MINA, code))) {
            assertEquals(c, back.welcome().you());
        }
    }

    /** What was wrong is told where it tells a stranger nothing. */
    @Test
    void eachCauseOfAuthIsNamed() {
        String code = host.welcome().code();
        connect().send(MINA.joins(BOARD, code)).welcome();
        try (TestClient later = connect().send(run(20, MINA, code))) {
            later.welcome();
            assertEquals(AuthCause.CONTINUED, refused(connect().send(MINA.joins(BOARD, code)), ErrorCode.AUTH));
            assertEquals(AuthCause.CONTINUED, refused(connect().send(run(21, MINA, code)), ErrorCode.AUTH));
        }
        TestPerson thief = new TestPerson(MINA.client(), KIM.secret(), "Eve");
        assertEquals(null, refused(connect().send(thief.joins(BOARD, code)), ErrorCode.AUTH));
        assertEquals(null, refused(connect().send(run(22, thief, code)), ErrorCode.AUTH));
        assertEquals(
                AuthCause.CODE, refused(connect().send(TestPerson.of(30).joins(BOARD, "ABCD-2345")), ErrorCode.AUTH));
        assertEquals(null, refused(connect().send(TestPerson.of(31).joins(BOARD, null)), ErrorCode.AUTH));
        ClientFrame.Hello wrongKey = new ClientFrame.Hello(
                1,
                FoldVersion.NEWEST,
                "t",
                "Client40",
                KIM.secret(),
                "Kim",
                BOARD,
                new ClientFrame.Auth.HostKey("kim", "not-the-key-not-the-key"),
                true,
                null,
                null,
                null,
                false);
        assertEquals(AuthCause.KEY, refused(connect().send(wrongKey), ErrorCode.AUTH));
    }

    private TestClient connect() {
        return TestClient.connect(relay.address());
    }

    /** A later run of a person's program, under another name. */
    private static ClientFrame.Hello run(int n, TestPerson was, String code) {
        TestPerson now = TestPerson.of(n);
        return new ClientFrame.Hello(
                1,
                FoldVersion.NEWEST,
                "test/1",
                now.client(),
                now.secret(),
                "Another name",
                BOARD,
                new ClientFrame.Auth.JoinCode(code),
                false,
                null,
                new ClientFrame.EarlierRun(was.client(), was.secret()),
                null,
                false);
    }

    private static AuthCause refused(TestClient client, ErrorCode code) {
        try (client) {
            RelayFrame.Failure failure = client.await(RelayFrame.Failure.class);
            assertEquals(code, failure.code());
            assertTrue(failure.fatal());
            assertEquals(4003, client.awaitClose());
            if (code != ErrorCode.AUTH) assertEquals(Map.of(), failure.args());
            return AuthCause.of(failure);
        }
    }

    private String newCode() {
        String old = host.welcome().code();
        host.send(new ClientFrame.JoinCodeRequest(true));
        return host.await(RelayFrame.JoinCode.class, fresh -> !fresh.code().equals(old))
                .code();
    }

    private void person(int c, PersonPatch patch) {
        host.ops(++k, new Op.Access(AccessPatch.builder().person(c, patch).build()));
        host.awaitBoard(board -> {
            Person person = board.people().get(c);
            return person != null
                    && (patch.mute() == null || patch.mute() == person.mute())
                    && (patch.kicked() == null || patch.kicked() == person.kicked());
        });
    }
}
