package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.bunpil.broker.BrokerProcess;
import org.bunpil.relay.testing.RelayProcess;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker that requires TLS and a password, with a topic that has wrong settings. */
class SecuredKafkaTest {
    private static final String PASSWORD = "Rosebud1941";
    private static final String STORE_PASSWORD = "Xanadu1941";
    private static final String BOARD = "Secure1234";
    private static final ConfigResource OPS = new ConfigResource(ConfigResource.Type.TOPIC, "bunpil.ops");

    @TempDir
    Path data;

    @Test
    void tlsAndPasswordArePassedThroughAndWrongTopicsAreRefused() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (BrokerProcess broker = BrokerProcess.start(data.resolve("broker"), 0, brokerSettings(port));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of(new NewTopic("bunpil.ops", Optional.of(4), Optional.empty())
                            .configs(Map.of("retention.ms", "604800000"))))
                    .all()
                    .get();
            Path keys = Files.writeString(data.resolve("keys"), TestPerson.USER + " " + TestPerson.KEY + "\n");
            String[] common = {
                "--kafka",
                "127.0.0.1:" + port,
                "--data",
                data.resolve("relay").toString(),
                "--host-keys",
                keys.toString()
            };
            try (RelayProcess relay = start(common, "Rosebud1942")) {
                relay.awaitStderr("refuses this relay's login");
                assertFalse(relay.stderr().contains("Rosebud"), relay.stderr());
                assertFalse(relay.stderr().contains(STORE_PASSWORD), relay.stderr());
            }
            try (RelayProcess relay = start(common, PASSWORD)) {
                relay.awaitStderr("The topic bunpil.ops has retention.ms = 604800000 and should have -1:"
                        + " Kafka would delete what people drew.");
                AlterConfigOp forever =
                        new AlterConfigOp(new ConfigEntry("retention.ms", "-1"), AlterConfigOp.OpType.SET);
                admin.incrementalAlterConfigs(Map.of(OPS, List.of(forever)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
                TestPerson kim = TestPerson.of(10);
                try (TestClient host = TwoRelaysTest.host(relay.address(), kim, BOARD)) {
                    host.ops(1, kim.shape(1, 8, 8));
                    host.awaitBoard(board -> board.element(kim.id(1)) != null);
                }
                assertFalse(relay.stderr().contains("Rosebud"), relay.stderr());
                relay.terminate();
                assertEquals(0, relay.exitCode());
            }
        }
    }

    private RelayProcess start(String[] common, String password) throws IOException {
        Path config = Files.writeString(
                data.resolve("kafka.properties"), """
                security.protocol=SASL_SSL
                sasl.mechanism=PLAIN
                sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="bunpil" password="%s";
                ssl.truststore.location=%s
                ssl.truststore.password=%s
                """.formatted(password, data.resolve("store.p12"), STORE_PASSWORD));
        List<String> arguments = new ArrayList<>(List.of(common));
        arguments.addAll(List.of("--kafka-config", config.toString()));
        return RelayProcess.start(arguments.toArray(String[]::new));
    }

    /** Settings of a second, secure listener. The broker's own checks still use the plain one. */
    private Path brokerSettings(int port) throws Exception {
        Path store = data.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .inheritIO()
                .start();
        assertEquals(0, keytool.waitFor());
        assertTrue(Files.exists(store));
        return Files.writeString(
                data.resolve("broker.properties"), """
                listeners=SECURE://127.0.0.1:%d
                listener.security.protocol.map=SECURE:SASL_SSL
                listener.name.secure.ssl.keystore.location=%s
                listener.name.secure.ssl.keystore.password=%s
                listener.name.secure.sasl.enabled.mechanisms=PLAIN
                listener.name.secure.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_bunpil="%s";
                """.formatted(port, store, STORE_PASSWORD, PASSWORD));
    }
}
