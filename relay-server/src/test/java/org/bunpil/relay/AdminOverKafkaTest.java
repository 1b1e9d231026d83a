package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bunpil.broker.BrokerProcess;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.admin.AdminCommands;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.log.kafka.KafkaBoardLog;
import org.bunpil.relay.log.kafka.client.KafkaSettings;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator's commands where several relays share the boards, over a real broker. */
class AdminOverKafkaTest {
    private static final String BOARD = "Board12345";

    private static final List<String> TOPICS = List.of("bunpil.directory", "bunpil.snapshots", "bunpil.assets");

    @TempDir
    static Path data;

    private static BrokerProcess broker;

    @BeforeAll
    static void startBroker() throws Exception {
        Path settings = data.resolve("more.properties");
        Files.writeString(settings, "log.cleaner.backoff.ms=50\nlog.initial.task.delay.ms=100\n");
        broker = BrokerProcess.start(data.resolve("broker"), 0, settings);
        makeTopics();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    private static RelayServer start(String name) throws StartupException {
        return RelayServer.start(
                RelaySettings.DEFAULT
                        .withData(data.resolve(name))
                        .withKafka(broker.address())
                        .withOps(OpsSettings.NONE.withAdminPort(0)),
                HostKeys.of(TestPerson.KEYS));
    }

    private static String admin(String relay, String... words) throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.resolve(relay).toString()));
        AdminCommands.run(all, new PrintStream(text, true, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }

    @Test
    void oneRelayActsForAll() throws Exception {
        try (RelayServer north = start("north");
                RelayServer south = start("south");
                TestClient host = TwoRelaysTest.host(north, TestPerson.of(10), BOARD);
                TestClient there = TwoRelaysTest.host(south, TestPerson.of(11), BOARD);
                TestClient pupil = TestClient.connect(south.address())) {
            pupil.send(TestPerson.of(12).joins(null, host.welcome().code()));
            pupil.welcome();
            assertTrue(admin("south", "boards").contains(BOARD));
            assertEquals(3, admin("south", "sessions").lines().count(), "its own two");
            admin("north", "close", BOARD);
            assertEquals(ErrorCode.ENDED, pupil.await(RelayFrame.Failure.class).code());

            admin("north", "delete", BOARD, "--yes");
            for (TestClient told : List.of(host, there)) {
                assertEquals(
                        ErrorCode.NO_BOARD, told.await(RelayFrame.Failure.class).code());
                assertEquals(4004, told.awaitClose());
            }
            assertTrue(!admin("south", "boards").contains(BOARD));
            try (TestClient again = TestClient.connect(south.address())) {
                again.send(TestPerson.of(12).joins(BOARD, null));
                assertEquals(
                        ErrorCode.NO_BOARD,
                        again.await(RelayFrame.Failure.class).code());
            }
        }
    }

    /** With times of seconds instead of a day. */
    @Test
    void kafkaForgetsADeletedBoard() throws Exception {
        String board = "Gone123456";
        byte[] image = new byte[700_000];
        for (int i = 0; i < image.length; i++) image[i] = (byte) (i * 31 >>> 3);
        String id = AssetBytes.id(image);
        try (KafkaBoardLog log = connected()) {
            log.directory()
                    .create(new BoardEntry(board, "Fractions", "kim", "GONE2345"))
                    .get(30, TimeUnit.SECONDS);
            assertTrue(log.assets().put(board, id, image, 1 << 20).get(30, TimeUnit.SECONDS));
            log.putSnapshot(board, new StoredSnapshot(new Position(7), new byte[600_000]));
            assertEquals(Set.of("asset", "board", "snapshot", "picture", "part"), left(board, id));

            log.administration().delete(board);
            log.administration().tidy(true, body -> Set.of());
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(50);
            while (!left(board, id).isEmpty()) {
                if (System.nanoTime() > end) throw new AssertionError("left: " + left(board, id));
                // What everyday use does: new records, with which the directory's segments end.
                log.directory()
                        .setCode("Other" + System.nanoTime() % 100_000, "")
                        .get(30, TimeUnit.SECONDS);
                // The other topics' segments are ended by relays: each once a day, and when it has started.
                try (KafkaBoardLog tomorrow = connected()) {
                    tomorrow.administration().tidy(true, body -> Set.of());
                }
            }
        }
    }

    private static KafkaBoardLog connected() throws Exception {
        KafkaBoardLog log = KafkaBoardLog.open(new KafkaSettings(broker.address(), Map.of(), "admin"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!log.failure().isEmpty()) {
            if (System.nanoTime() > end) throw new AssertionError(log.failure());
            Thread.onSpinWait();
        }
        return log;
    }

    /** Topics that Kafka compacts within a second. */
    private static void makeTopics() throws Exception {
        Map<String, String> soon = Map.of(
                "cleanup.policy", "compact",
                "message.timestamp.type", "LogAppendTime",
                "min.compaction.lag.ms", "0",
                "max.compaction.lag.ms", "300",
                "delete.retention.ms", "100",
                "segment.ms", "300",
                "min.cleanable.dirty.ratio", "0.01");
        List<NewTopic> topics = TOPICS.stream()
                .map(topic -> new NewTopic(topic, Optional.of(1), Optional.empty()).configs(soon))
                .toList();
        try (Admin kafka = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            kafka.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        }
    }

    /** What is still in the topics, with a value or without. */
    private static Set<String> left(String board, String image) {
        Set<String> left = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.address()), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = new ArrayList<>();
            for (String topic : TOPICS)
                consumer.partitionsFor(topic).forEach(p -> all.add(new TopicPartition(topic, p.partition())));
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    String key = record.key();
                    if (key.startsWith(board)) left.add("part");
                    else if (key.startsWith(image)) left.add("picture");
                    else if (key.endsWith(":" + board) || key.endsWith(":" + image))
                        left.add(key.substring(0, key.indexOf(':')));
                }
            }
        }
        return left;
    }
}
