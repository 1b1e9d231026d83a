package org.bunpil.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidReplicaAssignmentException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Checks that a broker accepts records: it must acknowledge one in a temporary topic. */
final class ProduceCheck {
    private static final String TOPIC = "bunpil-broker-check-";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private ProduceCheck() {}

    /**
     * Blocks until a record was acknowledged.
     *
     * @throws ExecutionException when the broker refuses for good or has not accepted a record within two minutes
     */
    static void waitUntilServed(String address, int node) throws ExecutionException, InterruptedException {
        Map<String, Object> client = Map.of(
                "bootstrap.servers", address,
                "reconnect.backoff.ms", PAUSE.toMillis(),
                "reconnect.backoff.max.ms", PAUSE.toMillis(),
                "retry.backoff.ms", PAUSE.toMillis(),
                "retry.backoff.max.ms", PAUSE.toMillis(),
                "default.api.timeout.ms", (int) LIMIT.toMillis(),
                "max.block.ms", LIMIT.toMillis());
        try (Admin admin = Admin.create(client)) {
            // A separate topic for each broker, because they may start at the same time.
            String topic = TOPIC + node;
            createTopic(admin, new NewTopic(topic, Map.of(0, List.of(node))));
            try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
                producer.send(new ProducerRecord<>(topic, new byte[] {1})).get();
            }
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    private static void createTopic(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                admin.createTopics(List.of(topic)).all().get();
                return;
            } catch (ExecutionException refused) {
                // It was left behind by a broker that was killed during this check.
                if (refused.getCause() instanceof TopicExistsException) {
                    return;
                }
                // The controller answers before the broker has joined, so there is no broker for the topic yet.
                boolean notYet = refused.getCause() instanceof InvalidReplicaAssignmentException
                        || refused.getCause() instanceof RetriableException;
                if (!notYet || System.nanoTime() - deadline > 0) {
                    throw refused;
                }
                Thread.sleep(PAUSE);
            }
        }
    }
}
