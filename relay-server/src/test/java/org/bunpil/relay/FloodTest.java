package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.RelayFrame;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R65 on real sockets: one member that sends as fast as it can changes nothing for the others on its board. */
class FloodTest {
    private static final String BOARD = "Board12345";
    private static final int FLOOD = 6_000;
    private static final int BATCHES = 60;

    @TempDir
    Path data;

    @Test
    void aFloodAffectsOnlyTheFlooder() throws StartupException {
        TestPerson kim = TestPerson.of(10);
        TestPerson eve = TestPerson.of(11);
        try (RelayServer relay = RelayServer.start(RelaySettings.DEFAULT.withData(data), HostKeys.of(TestPerson.KEYS));
                TestClient host = TestClient.connect(relay.address());
                TestClient pupil = TestClient.connect(relay.address());
                TestClient flooder = TestClient.connect(relay.address())) {
            host.send(kim.hosts(BOARD)).welcome();
            pupil.send(TestPerson.of(12).joins(BOARD, host.welcome().code())).welcome();
            flooder.send(eve.joins(BOARD, host.welcome().code())).welcome();
            int half = FLOOD / 2;
            flood(flooder, eve, 1, half);
            for (int k = 1; k <= BATCHES; k++) {
                // Each batch follows as soon as the one before has been delivered: a lesson that continues during the
                // flood.
                host.ops(k, kim.shape(k, k, k));
                String id = kim.id(k);
                host.awaitBoard(board -> board.element(id) != null);
                pupil.awaitBoard(board -> board.element(id) != null);
                if (k == BATCHES / 2) flood(flooder, eve, half + 1, FLOOD);
            }
            assertEquals(0, host.count(RelayFrame.Failure.class));
            assertEquals(0, host.count(RelayFrame.SlowDown.class));
            assertEquals(0, pupil.count(RelayFrame.Failure.class));
            // It is asked to send less, then refused once, and closed when it continues.
            flooder.await(RelayFrame.SlowDown.class);
            assertEquals(ErrorCode.RATE, flooder.await(RelayFrame.Failure.class).code());
            assertEquals(4029, flooder.awaitClose());
        }
    }

    /** Sends without reading anything, until the relay closes the connection. */
    private static void flood(TestClient flooder, TestPerson eve, int from, int to) {
        try {
            for (int k = from; k <= to; k++) flooder.ops(k, eve.shape(k, k, k));
        } catch (WebsocketNotConnectedException over) {
            flooder.awaitClose();
        }
    }
}
