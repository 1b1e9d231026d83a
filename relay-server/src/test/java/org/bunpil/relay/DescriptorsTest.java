package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bunpil.relay.testing.RawSocket;
import org.bunpil.relay.testing.RelayProcess;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.WireCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A relay that may open few files. Without the relay's own limit the library would stop listening, silently and for good. */
class DescriptorsTest {
    private static final String BOARD = "Board12345";
    /** File descriptors of the relay; 60 of them are left for connections. */
    private static final int FILES = 260;

    private static final int CROWD = 150;

    @TempDir
    Path folder;

    /** They have had their last word, and would be waited for. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void thoseWhoWerePutOutMakeRoom() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys"), TestPerson.USER + " " + TestPerson.KEY + "\n");
        try (RelayProcess relay = RelayProcess.startWithDescriptors(
                        FILES, "--data", folder.resolve("data").toString(), "--host-keys", keys.toString());
                TestClient host = TestClient.connect(relay.address())) {
            String code = String.valueOf(
                    host.send(TestPerson.of(10).hosts(BOARD)).welcome().code());
            List<RawSocket> lingering = new ArrayList<>();
            try {
                for (int i = 0; i < CROWD; i++) {
                    RawSocket socket = RawSocket.open(relay.address());
                    lingering.add(socket);
                    socket.text(WireCodec.write(TestPerson.of(11).joins(BOARD, code)))
                            .await("\"t\":\"welcome\"");
                    socket.frames(3, RawSocket.FIN | RawSocket.TEXT, (byte) 'x');
                    assertEquals(4000, socket.awaitClose());
                }
                host.ops(1, TestPerson.of(10).shape(1, 0, 0));
                host.awaitBoard(board -> board.elements().size() == 1);
            } finally {
                for (RawSocket each : lingering) each.close();
            }
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aClientWithACodeCanJoinWhileOthersHoldAllSockets() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys"), TestPerson.USER + " " + TestPerson.KEY + "\n");
        TestPerson kim = TestPerson.of(10);
        try (RelayProcess relay = RelayProcess.startWithDescriptors(
                        FILES, "--data", folder.resolve("data").toString(), "--host-keys", keys.toString());
                TestClient host = TestClient.connect(relay.address())) {
            String code = String.valueOf(host.send(kim.hosts(BOARD)).welcome().code());
            List<RawSocket> idle = new ArrayList<>();
            List<TestClient> watching = new ArrayList<>();
            try {
                for (int i = 0; i < CROWD; i++) idle.add(RawSocket.dial(relay.address()));
                try (TestClient pupil = TestClient.connect(relay.address())) {
                    pupil.send(TestPerson.of(11).joins(BOARD, code)).welcome();
                    host.ops(1, kim.shape(1, 0, 0));
                    pupil.awaitSeq(host.seq());
                    pupil.awaitBoard(board -> board.elements().size() == 1);
                }
                // Members are never closed to make room for others. When some leave, there is room again.
                while (TestClient.accepts(relay.address(), Map.of())) {
                    TestClient projector = TestClient.connect(relay.address());
                    watching.add(projector);
                    projector
                            .send(TestPerson.of(10 + watching.size()).watches(BOARD, code))
                            .welcome();
                }
                assertTrue(watching.size() > 40, watching.size() + " have joined");
                host.ops(2, kim.shape(2, 0, 0));
                watching.getLast().awaitBoard(board -> board.elements().size() == 2);
                watching.removeLast().close();
                watching.removeLast().close();
                boolean room = false;
                for (int tries = 0; !room && tries < 10_000; tries++)
                    room = TestClient.accepts(relay.address(), Map.of());
                assertTrue(room);
                assertEquals(2, host.count((org.bunpil.model.Element element) -> true));
            } finally {
                for (RawSocket each : idle) each.close();
                watching.forEach(TestClient::close);
            }
        }
    }
}
