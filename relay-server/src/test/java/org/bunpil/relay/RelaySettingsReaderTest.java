package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaySettingsReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --kafka        | nonsense               | The Kafka broker nonsense is not like host:port.
        --kafka        | kafka1:9092,kafka2     | The Kafka broker kafka2 is not like host:port.
        --kafka        | kafka1:90921           | The port 90921 is not a number from 0 to 65535.
        --kafka-config | kafka.properties       | --kafka-config needs --kafka; without it boards would be stored in a file here.
        --allow-origin | blah                   | The origin blah is not like http://host.
        --allow-origin | https://a.example/     | The origin https://a.example/ has more than scheme, host and port: https://a.example.
        --allow-origin | https://a.example:1/x  | The origin https://a.example:1/x has more than scheme, host and port: https://a.example:1.
        --tls-cert     | cert.pem               | --tls-cert and --tls-key go together.
        --relays       | http://relay/v1        | The relay address http://relay/v1 is not like ws://host.
        --port         | x                      | The port x is not a number from 0 to 65535.
        --log-format   | xml                    | The log format xml is neither logfmt nor json.
        --ops-port     | 70000                  | The port 70000 is not a number from 0 to 65535.
        --prot         | 1                      | There is no option --prot; try --help.
        """)
    void wrongOptionsAreReportedBeforeAnythingIsStarted(String flag, String value, String sentence) {
        StartupException refused =
                assertThrows(StartupException.class, () -> RelaySettingsReader.read(List.of(flag, value)));
        assertEquals(sentence, refused.getMessage());
    }

    @Test
    void encryptionIsOneOrTheOther() throws StartupException {
        RelaySettings plain = Objects.requireNonNull(RelaySettingsReader.read(List.of("--allow-plain", "--port", "7")));
        assertTrue(plain.tls().allowPlain() && plain.port() == 7);
        StartupException both = assertThrows(
                StartupException.class,
                () -> RelaySettingsReader.read(List.of("--allow-plain", "--tls-cert", "c", "--tls-key", "k")));
        assertEquals("--allow-plain and --tls-cert contradict each other; leave out one.", both.getMessage());
    }

    @Test
    void healthNeedsItsOwnPort() throws StartupException {
        StartupException same = assertThrows(
                StartupException.class,
                () -> RelaySettingsReader.read(List.of("--port", "7310", "--ops-port", "7310")));
        assertEquals("--port and --ops-port are both 7310; each needs its own.", same.getMessage());
        assertTrue(RelaySettingsReader.read(List.of("--port", "0", "--ops-port", "0")) != null);
    }

    /** As Notepad saves them; a backslash is part of a path, unless a program has escaped it. */
    @Test
    void filesFromWindowsAreRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("relay.properties"),
                "\ufeffport=8700\r\n# a comment\r\n\r\ndata = C:\\bunpil\\new data\r\nhost-keys=D\\:\\\\keys\r\n");
        RelaySettings read = Objects.requireNonNull(RelaySettingsReader.read(List.of("--config", file.toString())));
        assertEquals(8700, read.port());
        assertEquals("C:\\bunpil\\new data", read.data().toString());
        assertEquals("D:\\keys", String.valueOf(read.hostKeys()));
        Files.writeString(file, "port=1\nport=2\n");
        StartupException twice = assertThrows(
                StartupException.class, () -> RelaySettingsReader.read(List.of("--config", file.toString())));
        assertEquals("The settings file " + file + " has the setting port twice.", twice.getMessage());
        Files.writeString(file, "port\n");
        StartupException noValue = assertThrows(
                StartupException.class, () -> RelaySettingsReader.read(List.of("--config", file.toString())));
        assertEquals("Line 1 of the settings file " + file + " is not name=value.", noValue.getMessage());
    }

    @Test
    void aKeyFileIsReadFromWindowsAndRefusedWithoutAKey(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("keys"),
                "\ufeff" + TestPerson.USER + " " + TestPerson.KEY + "\r\nlee " + TestPerson.KEY + "\r\n");
        RelaySettings settings = Objects.requireNonNull(RelaySettingsReader.read(List.of(
                "--host-keys", file.toString(), "--data", folder.resolve("data").toString(), "--port", "0")));
        try (RelayServer relay = RelayServer.start(settings);
                TestClient host = TestClient.connect(relay.address())) {
            assertEquals(
                    1,
                    host.send(TestPerson.of(10).hosts("Board12345")).welcome().you());
        }
        Files.writeString(file, "# nobody yet\n");
        StartupException empty = assertThrows(StartupException.class, () -> RelayServer.start(settings));
        assertEquals("The host keys file " + file + " has no key in it.", empty.getMessage());
    }

    @Test
    void correctSettingsAreRead() throws StartupException {
        RelaySettings relaySettings = Objects.requireNonNull(RelaySettingsReader.read(List.of(
                "--kafka",
                "kafka1:9092, [::1]:9093",
                "--allow-origin",
                "https://school.example",
                "--relays",
                "wss://a/v1,ws://b:1/v1")));
        assertEquals(Set.of("https://school.example"), relaySettings.allowedOrigins());
        assertEquals(List.of("wss://a/v1", "ws://b:1/v1"), relaySettings.relays());
        assertTrue(relaySettings.store().kafka() != null);
    }
}
