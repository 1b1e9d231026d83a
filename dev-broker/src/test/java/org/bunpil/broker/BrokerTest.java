package org.bunpil.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
    private static final String TOPIC = "lessons";
    private static final Duration READ_LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void acknowledgedRecordsSurviveKillAndRestartOnTheSamePort() throws Exception {
        Path data = folder.resolve("kept here");
        int port;
        try (BrokerProcess broker = BrokerProcess.start(data, 0)) {
            port = broker.port();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
                assertEquals(Set.of(), admin.listTopics().names().get(), "the readiness check leaves no topic");
                admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                        .all()
                        .get();
            }
            produce(broker, "one", "two");
            broker.kill9();
        }
        try (BrokerProcess broker = BrokerProcess.start(data, port)) {
            assertEquals(port, broker.port());
            produce(broker, "three");
            assertEquals(List.of("one", "two", "three"), read(broker, 3));
            // While it runs, no other broker can use its port and folder.
            assertRefused(
                    "--port",
                    Integer.toString(port),
                    "--data",
                    folder.resolve("other").toString());
            assertRefused("--port", "0", "--data", data.toString());
        }
        try (BrokerProcess broker = BrokerProcess.start(data, 0)) {
            assertEquals(List.of("one", "two", "three"), read(broker, 3), "after an orderly end too");
        }
    }

    @Test
    void aWrongCommandIsReportedInOneSentenceWithExitCodeTwo() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused("--port", "0", "--data", file.toString());
        assertRefused("--port", "0", "--data", file.resolve("below").toString());
        assertRefused("--port", "65536", "--data", folder.toString());
        assertRefused("--port", "0");
        assertRefused("--port");
        assertRefused("--depth", "3");
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertRefused(
                    "--port",
                    Integer.toString(other.getLocalPort()),
                    "--data",
                    folder.resolve("d").toString());
        }
    }

    private static void produce(BrokerProcess broker, String... values) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.address(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(TOPIC, value)).get();
            }
        }
    }

    private static List<String> read(BrokerProcess broker, int count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.address());
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all = List.of(new TopicPartition(TOPIC, 0));
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long deadline = System.nanoTime() + READ_LIMIT.toNanos();
            while (values.size() < count && System.nanoTime() - deadline < 0) {
                consumer.poll(Duration.ofSeconds(1)).forEach(entry -> values.add(entry.value()));
            }
        }
        return values;
    }

    private static void assertRefused(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ChildJvm.command(Broker.class));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(Broker.EXIT_UNUSABLE, process.waitFor(), said);
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.strip().endsWith("."), said);
        assertEquals(0, process.getInputStream().readAllBytes().length);
    }
}
