package org.bunpil.relay.log.kafka;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.broker.BrokerProcess;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.Subscriber;
import org.bunpil.relay.log.Subscription;
import org.bunpil.relay.log.kafka.client.KafkaSettings;
import org.bunpil.relay.log.kafka.store.KafkaConnection;
import org.bunpil.relay.log.kafka.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What costs Kafka something is shared, and nobody who opens a board waits for what is not an opening. On a real broker. */
class StrangersTest {
    private static final int STRANGERS = 500;

    private static KafkaConnection connected(KafkaBoardLog log) {
        while (true) {
            try {
                return log.connected();
            } catch (LogUnavailableException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    private static double requests(KafkaConnection kafka) {
        return kafka.admin().metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("request-total")
                        && metric.getKey().group().equals("admin-client-metrics"))
                .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                .sum();
    }

    @Test
    void manyCodesThatNoBoardHasAreFewQuestions(@TempDir Path data) throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(data, 0);
                KafkaBoardLog log = KafkaBoardLog.open(new KafkaSettings(broker.address(), Map.of(), "relay1"))) {
            KafkaConnection kafka = connected(log);
            kafka.directory().readToEnd().get(60, TimeUnit.SECONDS);
            double before = requests(kafka);
            List<CompletableFuture<Optional<BoardEntry>>> asked = new ArrayList<>();
            for (int i = 0; i < STRANGERS; i++) asked.add(log.directory().byCode("STRANGE" + i));
            for (CompletableFuture<Optional<BoardEntry>> one : asked)
                assertTrue(one.get(60, TimeUnit.SECONDS).isEmpty());
            double questions = requests(kafka) - before;
            assertTrue(questions >= 1 && questions < STRANGERS / 10.0, questions + " questions");
            // An answer is never older than the question: a board that another relay has made is found at once.
            try (KafkaBoardLog other = KafkaBoardLog.open(new KafkaSettings(broker.address(), Map.of(), "relay2"))) {
                connected(other).directory().readToEnd().get(60, TimeUnit.SECONDS);
                for (int i = 0; i < 50; i++) {
                    String code = "CODE" + i;
                    for (int j = 0; j < 5; j++) {
                        CompletableFuture<?> _ = log.directory().byCode("STRANGE" + j);
                    }
                    other.directory()
                            .create(new BoardEntry("Board" + i, "Lesson", "kim", code))
                            .get(60, TimeUnit.SECONDS);
                    assertTrue(
                            log.directory()
                                    .byCode(code)
                                    .get(60, TimeUnit.SECONDS)
                                    .isPresent(),
                            code);
                }
            }
        }
    }

    @Test
    void aBoardIsReadWhileAllOtherReadersAreBusy(@TempDir Path data) throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(data, 0);
                KafkaBoardLog log = KafkaBoardLog.open(new KafkaSettings(broker.address(), Map.of(), "relay1"))) {
            KafkaConnection kafka = connected(log);
            kafka.directory().readToEnd().get(60, TimeUnit.SECONDS);
            DrawnBoard board = DrawnBoard.make(log, "Board12345").draw(log, 3);
            CountDownLatch read = new CountDownLatch(1);
            CountDownLatch busy = new CountDownLatch(4);
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                readers.add(Thread.ofPlatform().daemon().start(() -> {
                    try {
                        long _ = kafka.bulkReader().scan(new TopicPartition(Topics.DIRECTORY, 0), 0, record -> {
                            busy.countDown();
                            return read.await(60, TimeUnit.SECONDS) && false;
                        });
                    } catch (InterruptedException | LogUnavailableException failed) {
                        throw new IllegalStateException(failed);
                    }
                }));
            }
            assertTrue(busy.await(60, TimeUnit.SECONDS));
            CountDownLatch entries = new CountDownLatch(4);
            Subscription subscription = log.subscribe(board.id, Position.START, new Subscriber() {
                @Override
                public boolean offer(LogEntry entry) {
                    entries.countDown();
                    return true;
                }

                @Override
                public void put(LogEntry entry) {
                    entries.countDown();
                }

                @Override
                public void reached(long token) {}
            });
            assertTrue(entries.await(60, TimeUnit.SECONDS));
            subscription.close();
            read.countDown();
            for (Thread reader : readers) reader.join();
        }
    }
}
