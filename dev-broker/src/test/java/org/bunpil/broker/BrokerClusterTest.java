package org.bunpil.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

class BrokerClusterTest {
    private static final String TOPIC = "lessons";
    private static final Duration READ_LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    /** Each broker is lost in turn, including the partition's leader and the cluster's leader. */
    @Test
    void anyOneOfThreeMayBeKilledAtAnyTime() throws Exception {
        try (BrokerCluster cluster = BrokerCluster.start(folder, 3)) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.address()))) {
                admin.createTopics(
                                List.of(new NewTopic(TOPIC, 1, (short) 3).configs(Map.of("min.insync.replicas", "2"))))
                        .all()
                        .get();
            }
            int sent = 0;
            for (int broker = 0; broker < cluster.count(); broker++) {
                produce(cluster, sent++);
                cluster.kill9(broker);
                produce(cluster, sent++);
                cluster.restart(broker);
            }
            List<String> expected =
                    IntStream.range(0, sent).mapToObj(Integer::toString).toList();
            assertEquals(expected, read(cluster, sent));
        }
    }

    private static void produce(BrokerCluster cluster, int value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", cluster.address(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, Integer.toString(value))).get();
        }
    }

    private static List<String> read(BrokerCluster cluster, int count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", cluster.address());
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
}
