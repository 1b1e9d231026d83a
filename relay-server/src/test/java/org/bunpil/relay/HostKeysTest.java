package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Host keys are made, revoked and replaced while a relay is running. */
class HostKeysTest {
    private static final String BOARD = "Board12345";
    private static final TestPerson KIM = TestPerson.of(10);

    @TempDir
    Path data;

    private String keys(String... words) throws StartupException {
        List<String> all = new ArrayList<>(List.of("keys"));
        all.addAll(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        assertTrue(KeyCommands.accepts(all));
        return KeyCommands.run(all).strip();
    }

    private String file() throws IOException {
        return Files.readString(data.resolve("host-keys"));
    }

    private static ClientFrame.Hello hello(TestPerson person, String user, String key) {
        return new ClientFrame.Hello(
                1,
                FoldVersion.NEWEST,
                "test/1",
                person.client(),
                person.secret(),
                person.name(),
                BOARD,
                new ClientFrame.Auth.HostKey(user, key),
                true,
                "Lesson",
                null,
                null,
                false);
    }

    private static ErrorCode refusal(RelayServer relay, ClientFrame.Hello hello) {
        try (TestClient client = TestClient.connect(relay.address())) {
            client.send(hello);
            return client.await(RelayFrame.Failure.class).code();
        }
    }

    @Test
    void aRevokedKeyEndsItsConnectionsAndLetsNobodyBackIn() throws Exception {
        String kims = keys("add", "kim");
        String lees = keys("add", "lee", "--until", "2099-12-31");
        assertEquals("kim\nlee until=2099-12-31", keys("list"));
        assertFalse(file().contains(kims) || file().contains(lees), "only hashes are kept");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("host-keys"))));
        TestPerson lee = TestPerson.of(11);
        try (RelayServer relay = RelayServer.start(RelaySettings.DEFAULT.withData(data));
                TestClient first = TestClient.connect(relay.address());
                TestClient second = TestClient.connect(relay.address())) {
            first.send(hello(KIM, "kim", kims)).welcome();
            second.send(hello(lee, "lee", lees)).welcome();
            keys("revoke", "kim");
            assertEquals(ErrorCode.AUTH, first.await(RelayFrame.Failure.class).code());
            assertEquals(4003, first.awaitClose());
            assertFalse(second.isClosed());
            assertEquals(ErrorCode.AUTH, refusal(relay, hello(KIM, "kim", kims)));
            assertEquals(ErrorCode.AUTH, refusal(relay, KIM.joins(BOARD, null)), "nor with the secret alone");

            String fresh = keys("add", "kim");
            assertTrue(keys("list").startsWith("kim\n"));
            TestClient again = null;
            // The relay notices within seconds.
            while (again == null) {
                TestClient tried = TestClient.connect(relay.address());
                tried.send(hello(KIM, "kim", fresh));
                if (tried.await(RelayFrame.class) instanceof RelayFrame.Welcome) again = tried;
                else tried.close();
            }
            again.close();
            Files.writeString(data.resolve("host-keys"), "kim short\n");
            assertFalse(second.isClosed(), "a file with a mistake changes nothing");
        }
    }

    @Test
    void keysThatStandInTheFileAreReplacedByTheirHashes() throws Exception {
        Files.writeString(
                data.resolve("host-keys"),
                "# teachers\n" + TestPerson.USER + " " + TestPerson.KEY + "\n\nlee revoked\n");
        keys("hash");
        assertTrue(file().startsWith("# teachers\nkim sha256:") && file().endsWith("\n\nlee revoked\n"), file());
        try (RelayServer relay = RelayServer.start(RelaySettings.DEFAULT.withData(data));
                TestClient host = TestClient.connect(relay.address())) {
            host.send(KIM.hosts(BOARD)).welcome();
        }
    }

    @Test
    void mistakesAreSaidInASentence() throws Exception {
        assertThrows(StartupException.class, () -> keys("list"));
        assertThrows(StartupException.class, () -> keys("add"));
        assertThrows(StartupException.class, () -> keys("add", "kim", "--until", "soon"));
        keys("add", "kim");
        assertEquals(
                "There is no user lee in " + data.resolve("host-keys") + ".",
                assertThrows(StartupException.class, () -> keys("revoke", "lee"))
                        .getMessage());
        for (String line : List.of("lee sha256:12", "lee revoked until=then", "lee a b c")) {
            Files.writeString(data.resolve("host-keys"), line + "\n");
            assertTrue(assertThrows(StartupException.class, () -> keys("list"))
                    .getMessage()
                    .startsWith("Line 1 of the host keys file "));
        }
    }
}
