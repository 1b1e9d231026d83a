package org.bunpil.relay.log.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.bunpil.broker.BrokerCluster;
import org.bunpil.relay.log.kafka.client.KafkaSettings;
import org.bunpil.relay.ops.Metrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteProbeTest {
    /** A broker that hangs keeps its connections, and everything looked well. */
    @Test
    void whatDoesNotComeBackIsNoticed(@TempDir Path data) throws Exception {
        try (BrokerCluster brokers = BrokerCluster.start(data, 1);
                KafkaBoardLog log =
                        KafkaBoardLog.open(new KafkaSettings(brokers.address(), Map.of(), "relay1"), new Metrics())) {
            TopicFixture.await("a connection", () -> TopicFixture.isConnected(log));
            DrawnBoard.make(log, "Probed1234").draw(log, 1);
            assertEquals("", log.failure());
            brokers.freeze(0);
            try {
                TopicFixture.await("a failure", () -> log.failure().contains("has not come back"));
            } finally {
                brokers.thaw(0);
            }
            TopicFixture.await("no failure", () -> log.failure().isEmpty());
        }
    }
}
