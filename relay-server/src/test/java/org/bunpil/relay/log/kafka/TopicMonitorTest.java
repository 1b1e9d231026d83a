package org.bunpil.relay.log.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.log.Subscriber;
import org.bunpil.relay.log.kafka.store.DirectoryRecord;
import org.bunpil.relay.ops.Gauge;
import org.bunpil.relay.ops.Metrics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R79 on a real broker: topics that an administrator, or Kafka, changes while relays run and while they do not. */
class TopicMonitorTest {
    private static final Map<String, String> FOREVER =
            Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");

    @TempDir
    static Path data;

    private static TopicFixture kafka;

    private final Metrics metrics = new Metrics();

    @BeforeAll
    static void start() {
        kafka = new TopicFixture(data);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @AfterEach
    void deleteTopics() throws Exception {
        kafka.deleteAll();
    }

    private static int partition(KafkaBoardLog log, DrawnBoard board) throws Exception {
        DirectoryRecord.BoardCreated created = log.connected().directory().created(board.id);
        if (created == null) throw new AssertionError("not in the directory");
        return created.partition();
    }

    private void assertRefuses(KafkaBoardLog log, DrawnBoard board, String sentence) throws Exception {
        TopicFixture.awaitFailure(log, sentence);
        assertEquals("unavailable", TopicFixture.append(log, board.id, 900), "a record");
        assertThrows(
                ExecutionException.class,
                () -> log.directory()
                        .create(new BoardEntry("Another123", "", "kim", ""))
                        .get(60, TimeUnit.SECONDS));
        assertNotEquals(0, metrics.value(Gauge.KAFKA_TOPICS_REFUSED));
    }

    /** Boards there answered 1013 on all relays that had started before. */
    @Test
    void partitionsThatAreAddedAreUsedAndBoardsStayWhereTheyAre() throws Exception {
        try (KafkaBoardLog old = kafka.connected(metrics)) {
            DrawnBoard before = DrawnBoard.make(old, "Before1234").draw(old, 2);
            int place = partition(old, before);
            kafka.admin
                    .createPartitions(Map.of(
                            "bunpil.ops", NewPartitions.increaseTo(64), "bunpil.live", NewPartitions.increaseTo(9)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            try (KafkaBoardLog young = kafka.connected(new Metrics())) {
                DrawnBoard added = null;
                for (int i = 0; added == null; i++) {
                    DrawnBoard made = DrawnBoard.make(young, "Added" + i);
                    if (partition(young, made) >= 32) added = made;
                }
                added.draw(young, 3);
                String board = added.id;
                old.directory().board(board).get(30, TimeUnit.SECONDS);
                CompletableFuture<Long> end = new CompletableFuture<>();
                CompletableFuture<LogEntry> next = new CompletableFuture<>();
                old.subscribe(board, Position.START, new Subscriber() {
                            @Override
                            public boolean offer(LogEntry entry) {
                                put(entry);
                                return true;
                            }

                            @Override
                            public void put(LogEntry entry) {
                                if (end.isDone()) next.complete(entry);
                            }

                            @Override
                            public void reached(long token) {
                                end.complete(token);
                            }
                        })
                        .readEnd(7);
                assertEquals(7, end.get(60, TimeUnit.SECONDS));
                added.draw(young, 1);
                assertEquals(
                        added.last(), next.get(60, TimeUnit.SECONDS).position().value());
                assertEquals(place, partition(old, before));
                assertEquals("", TopicFixture.append(old, before.id, 3));
                assertEquals(64, metrics.value(Gauge.KAFKA_PARTITIONS));
                assertEquals("", old.failure());
            }
        }
    }

    @Test
    void aTopicThatIsDeletedStopsAllWriting() throws Exception {
        try (KafkaBoardLog log = kafka.connected(metrics)) {
            DrawnBoard board = DrawnBoard.make(log, "Deleted123");
            assertEquals("", log.failure());
            kafka.delete("bunpil.snapshots");
            assertRefuses(log, board, "The topic bunpil.snapshots was deleted while the relay ran.");
        }
    }

    /** As Kafka itself does for whoever asks for a topic that is missing. */
    @Test
    void aTopicThatIsMadeAnewStopsAllWriting() throws Exception {
        try (KafkaBoardLog log = kafka.connected(metrics)) {
            DrawnBoard board = DrawnBoard.make(log, "Anew123456");
            kafka.delete("bunpil.ops");
            kafka.make("bunpil.ops", 1, Map.of());
            assertRefuses(log, board, "bunpil.ops was deleted and made anew while the relay ran, with 1 partitions");
            assertTrue(log.failure().contains("retention.ms = "), log.failure());
        }
    }

    @Test
    void aTopicThatWasDeletedWhileNoRelayRanIsNotReplaced() throws Exception {
        try (KafkaBoardLog log = kafka.connected(metrics)) {
            DrawnBoard board = DrawnBoard.make(log, "Gone123456").draw(log, 2);
            log.putSnapshot(board.id, new StoredSnapshot(new Position(board.last()), board.truth()));
        }
        kafka.delete("bunpil.ops");
        try (KafkaBoardLog log = kafka.open(metrics)) {
            TopicFixture.await(
                    "a refusal",
                    () -> log.failure()
                                    .startsWith("The topic bunpil.ops is missing although bunpil.snapshots has records")
                            || log.failure()
                                    .startsWith(
                                            "The topic bunpil.ops is missing although bunpil.directory has records"));
            assertEquals(1, metrics.value(Gauge.KAFKA_TOPICS_REFUSED));
            assertFalse(TopicFixture.isConnected(log));
            assertFalse(kafka.admin.listTopics().names().get().contains("bunpil.ops"));
            // Somebody makes an empty one: its new records would have numbers that readers believe to have read.
            kafka.make("bunpil.ops", 32, FOREVER);
            TopicFixture.await("a refusal", () -> log.failure().contains("had records up to"));
            assertEquals("unavailable", TopicFixture.append(log, "Gone123456", 3));
        }
    }

    @Test
    void settingsThatWouldLoseRecordsStopAllWritingUntilTheyAreRepaired() throws Exception {
        String[][] changes = {
            {"bunpil.ops", "retention.ms", "60000", "-1"},
            {"bunpil.ops", "retention.bytes", "1000000", "-1"},
            {"bunpil.ops", "cleanup.policy", "compact", "delete"},
            {"bunpil.ops", "max.message.bytes", "1000", "1048588"},
            {"bunpil.ops", "min.insync.replicas", "2", "1"},
            {"bunpil.directory", "cleanup.policy", "delete", "compact"},
            {"bunpil.assets", "max.message.bytes", "1000", "1048588"},
        };
        try (KafkaBoardLog log = kafka.connected(metrics)) {
            DrawnBoard board = DrawnBoard.make(log, "Settings12");
            for (String[] change : changes) {
                kafka.set(change[0], change[1], change[2]);
                assertRefuses(log, board, "The topic " + change[0] + " has " + change[1] + " = " + change[2]);
                kafka.set(change[0], change[1], change[3]);
                TopicFixture.await(
                        "mended " + change[1],
                        () -> TopicFixture.look(log).failure().isEmpty());
                assertEquals("", TopicFixture.append(log, board.id, 1));
                assertEquals(0, metrics.value(Gauge.KAFKA_TOPICS_REFUSED));
            }
            kafka.set("bunpil.directory", "message.timestamp.type", "CreateTime");
            TopicFixture.await(
                    "a warning",
                    () -> TopicFixture.look(log).warnings().stream()
                            .anyMatch(warning -> warning.contains("message.timestamp.type = CreateTime")));
            assertEquals("", log.failure(), "it only warns");
            assertEquals(log.warnings().size(), metrics.value(Gauge.KAFKA_TOPIC_WARNINGS));
        }
    }

    /** A failed write is reason enough to look: nobody has to wait for the minute. */
    @Test
    void aRecordThatIsRefusedIsReasonToLook() throws Exception {
        try (KafkaBoardLog log = kafka.connected(metrics)) {
            DrawnBoard board = DrawnBoard.make(log, "Looking123");
            kafka.set("bunpil.ops", "max.message.bytes", "10");
            assertEquals("unavailable", TopicFixture.append(log, board.id, 1));
            TopicFixture.await("a look", () -> log.failure().contains("max.message.bytes = 10"));
        }
    }

    @Test
    void presenceIsMadeAgainBecauseNothingIsLostWithIt() throws Exception {
        try (KafkaBoardLog log = kafka.connected(metrics)) {
            DrawnBoard board = DrawnBoard.make(log, "Present123");
            var before = kafka.describe("bunpil.live").topicId();
            kafka.delete("bunpil.live");
            TopicFixture.await("another topic", () -> {
                try {
                    return !TopicFixture.look(log).failure().contains("x")
                            && !kafka.describe("bunpil.live").topicId().equals(before);
                } catch (Exception notYet) {
                    return false;
                }
            });
            TopicFixture.await(
                    "no failure", () -> TopicFixture.look(log).failure().isEmpty());
            assertEquals("", TopicFixture.append(log, board.id, 1));
        }
    }

    /** Kafka refuses a record whose time is an hour ahead of its own, unless it sets the time itself. */
    @Test
    void aRelayWhoseClockIsAheadCanWriteToAllTopics() throws Exception {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", kafka.broker.address());
        settings.put("key.serializer", StringSerializer.class);
        settings.put("value.serializer", StringSerializer.class);
        try (KafkaBoardLog _ = kafka.connected(metrics);
                KafkaProducer<String, String> ahead = new KafkaProducer<>(settings)) {
            long time = System.currentTimeMillis() + TimeUnit.HOURS.toMillis(2);
            for (String topic : TopicFixture.ALL)
                assertTrue(
                        ahead.send(new ProducerRecord<>(topic, 0, time, "key", "value"))
                                        .get(30, TimeUnit.SECONDS)
                                        .timestamp()
                                < time,
                        topic);
        }
    }

    /** The number of copies is decided once: not by who happens to be up. */
    @Test
    void topicsAreMadeOnlyWhenAllBrokersThatAreNamedAreUp() throws Exception {
        try (KafkaBoardLog log = kafka.open(kafka.broker.address() + ",127.0.0.1:1,127.0.0.1:2", metrics)) {
            TopicFixture.await("a refusal", () -> log.failure().startsWith("Kafka has 1 of 3 brokers up:"));
            assertEquals(
                    List.of(), kafka.admin.listTopics().names().get().stream().toList());
        }
    }
}
