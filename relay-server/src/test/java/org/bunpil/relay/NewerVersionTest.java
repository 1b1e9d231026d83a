package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLClassLoader;
import java.nio.file.Path;
import org.bunpil.broker.BrokerProcess;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two versions of the relay over one log, one after the other and side by side (R22a, R77a): nothing is lost, and people are told. */
class NewerVersionTest {
    private static final String NEW_FOLD = "NewFold123";
    private static final String NEW_OP = "NewOps1234";
    private static final String OLD = "OldBoard12";
    private static final TestPerson KIM = TestPerson.of(10);
    private static final TestPerson MINA = TestPerson.of(11);

    @TempDir
    static Path folder;

    private static URLClassLoader version;

    @TempDir
    Path data;

    @BeforeAll
    static void compile() throws Exception {
        version = NewerRelay.version(folder);
    }

    @AfterAll
    static void unload() throws Exception {
        version.close();
    }

    private RelayServer start(String brokers) throws StartupException {
        RelaySettings settings = RelaySettings.DEFAULT.withData(data.resolve("data"));
        return RelayServer.start(
                brokers.isEmpty() ? settings : settings.withKafka(brokers), HostKeys.of(TestPerson.KEYS));
    }

    private static void refused(RelayServer relay, TestPerson person, String board) {
        try (TestClient client = TestClient.connect(relay.address()).send(person.hosts(board))) {
            told(client);
        }
    }

    private static void told(TestClient client) {
        RelayFrame.Failure failure = client.await(RelayFrame.Failure.class);
        assertEquals(ErrorCode.OLD_RELAY, failure.code(), failure.message());
        assertEquals("this board needs a newer relay", failure.message());
        assertEquals(false, failure.fatal(), "another relay may be newer");
        assertTrue(failure.retryMillis() >= 1_000);
        assertEquals(1013, client.awaitClose());
    }

    /** On SQLite: an older relay is put in the place of a newer one, and then the newer one again. */
    @Test
    void onSqliteAnOlderRelayLeavesNewerBoardsAsTheyAre() throws Exception {
        Path files = data.resolve("data");
        String newFold;
        String newOp;
        try (RelayServer old = start("");
                TestClient kim = TwoRelaysTest.host(old.address(), KIM, NEW_OP);
                TestClient other = TwoRelaysTest.host(old.address(), KIM, OLD)) {
            kim.ops(1, KIM.shape(1, 0, 0));
            kim.awaitBoard(board -> board.element(KIM.id(1)) != null);
            other.ops(1, KIM.shape(1, 0, 0));
            other.awaitBoard(board -> board.element(KIM.id(1)) != null);
        }
        try (NewerRelay newer = NewerRelay.start(version, files, "")) {
            newFold = newer.stamp(newer.address(), 12, NEW_FOLD, "Stamped");
            newOp = newer.stamp(newer.address(), 12, NEW_OP, "Stamped");
        }
        try (RelayServer old = start("")) {
            // Twice: once when it is opened, once while it is known.
            for (int i = 0; i < 2; i++) {
                refused(old, MINA, NEW_FOLD);
                refused(old, MINA, NEW_OP);
            }
            try (TestClient kim = TwoRelaysTest.host(old.address(), KIM, OLD)) {
                kim.ops(2, KIM.shape(2, 0, 0));
                kim.awaitBoard(board -> board.element(KIM.id(2)) != null);
            }
        }
        try (NewerRelay newer = NewerRelay.start(version, files, "")) {
            assertNotEquals("", newFold);
            // Whoever comes back and writes the same title again changes nothing.
            assertEquals(newFold, newer.stamp(newer.address(), 12, NEW_FOLD, "Stamped"));
            assertEquals(newOp, newer.stamp(newer.address(), 12, NEW_OP, "Stamped"));
        }
    }

    /** On Kafka, a rolling update: both have the board open when the newer one writes what the older one does not know. */
    @Test
    void onKafkaAnOlderRelayLetsGoOfABoardThatBecomesNewer() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(data.resolve("broker"), 0)) {
            String after;
            try (RelayServer old = start(broker.address());
                    TestClient kim = TwoRelaysTest.host(old.address(), KIM, NEW_OP);
                    TestClient other = TwoRelaysTest.host(old.address(), KIM, OLD)) {
                kim.ops(1, KIM.shape(1, 0, 0));
                kim.awaitBoard(board -> board.element(KIM.id(1)) != null);
                try (NewerRelay newer = NewerRelay.start(version, data.resolve("newer"), broker.address())) {
                    after = newer.stamp(newer.address(), 12, NEW_OP, "Stamped");
                    told(kim);
                    refused(old, MINA, NEW_OP);
                    newer.stamp(newer.address(), 12, NEW_FOLD, "Stamped");
                    refused(old, MINA, NEW_FOLD);
                    // A board that both know is served by both.
                    other.ops(1, KIM.shape(1, 0, 0));
                    other.awaitBoard(board -> board.element(KIM.id(1)) != null);
                }
                // The newer one is gone: still nothing is made of it.
                refused(old, MINA, NEW_OP);
            }
            try (RelayServer restarted = start(broker.address())) {
                TwoRelaysTest.host(restarted.address(), MINA, OLD).close();
                refused(restarted, MINA, NEW_OP);
                refused(restarted, MINA, NEW_FOLD);
            }
            try (NewerRelay newer = NewerRelay.start(version, data.resolve("newer"), broker.address())) {
                assertEquals(after, newer.stamp(newer.address(), 12, NEW_OP, "Stamped"));
            }
        }
    }
}
