package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.bunpil.model.Page;
import org.bunpil.model.Role;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.Person;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One relay on SQLite, real sockets: the protocol's main roads. */
class RelayTest {
    private static final String BOARD = "Board12345";

    @TempDir
    Path data;

    private RelayServer relay;

    @BeforeEach
    void start() throws UnusableException {
        relay = RelayServer.start(Settings.DEFAULT.withData(data), HostKeys.of(Person.KEYS));
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    private TestClient connect() {
        return TestClient.connect(relay.address());
    }

    @Test
    void aBoardIsMadeJoinedAndDrawnOn() {
        Person kim = Person.of(10);
        Person mina = Person.of(11);
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
            host.awaitBoard(board -> board.elements().size() == 2 && board.seq() == 7);
            assertEquals(host.awaitSeq(7), pupil.awaitSeq(7));
        }
    }

    @Test
    void whoJoinsLateHasTheWholeBoard() {
        Person kim = Person.of(10);
        try (TestClient host = connect();
                TestClient late = connect()) {
            host.send(kim.hosts(BOARD)).welcome();
            for (int i = 1; i <= 100; i++) host.ops(i, kim.shape(i, i * 10, i * 10));
            String hash = host.awaitSeq(102);
            late.send(Person.of(11).joins(BOARD, host.welcome().code()));
            late.awaitBoard(board -> board.elements().size() == 100);
            late.send(new org.bunpil.wire.ClientFrame.Check());
            RelayFrame.Hash check = late.await(RelayFrame.Hash.class);
            assertEquals(late.hash(), check.hash());
            assertEquals(host.awaitSeq(check.seq()), late.hash());
            assertFalse(hash.isEmpty());
            assertEquals(1, late.count(RelayFrame.Welcome.class));
            assertTrue(late.welcome().seq() >= 103);
            assertEquals(Page.FIRST, "p1");
        }
    }
}
