package org.bunpil.relay.log.kafka.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Checks the properties that an administrator passes through to the Kafka clients. What the relay's promises rest on is refused
 * rather than overruled in silence. Says names, never values: they may be passwords.
 */
final class ClientPropertyCheck {
    /** What the relay sets by itself or must not have. */
    private static final Set<String> OWN = Set.of(
            "acks",
            "enable.idempotence",
            "max.in.flight.requests.per.connection",
            "retries",
            "delivery.timeout.ms",
            "linger.ms",
            "max.block.ms",
            "buffer.memory",
            "max.request.size",
            "transactional.id",
            "transaction.timeout.ms",
            "transaction.two.phase.commit.enable",
            "partitioner.class",
            "partitioner.ignore.keys",
            "interceptor.classes",
            "key.serializer",
            "value.serializer",
            "key.deserializer",
            "value.deserializer",
            "isolation.level",
            "group.id",
            "group.instance.id",
            "group.protocol",
            "partition.assignment.strategy",
            "enable.auto.commit",
            "auto.offset.reset",
            "allow.auto.create.topics",
            "max.poll.records",
            "fetch.min.bytes",
            "fetch.max.wait.ms",
            "default.api.timeout.ms",
            "request.timeout.ms",
            "client.id");

    private ClientPropertyCheck() {}

    /** @return a sentence that says what cannot be used; none when all can */
    static Optional<String> refusal(KafkaSettings settings) {
        Set<String> known = new java.util.HashSet<>(AdminClientConfig.configNames());
        known.addAll(ProducerConfig.configNames());
        known.addAll(ConsumerConfig.configNames());
        for (String name : new TreeMap<>(settings.properties()).keySet()) {
            if (name.equals("bootstrap.servers"))
                return Optional.of("The brokers are given with --kafka, not by bootstrap.servers in --kafka-config.");
            if (OWN.contains(name))
                return Optional.of("The Kafka setting " + name
                        + " cannot be changed by --kafka-config: what the relay promises rests on it.");
            if (!known.contains(name) && !name.startsWith("config.providers."))
                return Optional.of("There is no Kafka client setting " + name + "; see --kafka-config.");
        }
        return unusable(settings);
    }

    /** Makes a client, which reads key stores and log-in settings; it is closed before it connects. */
    private static Optional<String> unusable(KafkaSettings settings) {
        try {
            Admin.create(settings.admin()).close(Duration.ZERO);
            return Optional.empty();
        } catch (KafkaException unusable) {
            Throwable cause = unusable;
            while (cause.getCause() != null) cause = cause.getCause();
            return Optional.of("The Kafka settings of --kafka-config cannot be used: "
                    + withoutSecrets(String.valueOf(cause.getMessage()), settings) + ".");
        }
    }

    private static String withoutSecrets(String text, KafkaSettings settings) {
        Map<String, ConfigDef.ConfigKey> keys =
                new HashMap<>(AdminClientConfig.configDef().configKeys());
        keys.putAll(ProducerConfig.configDef().configKeys());
        String said = text;
        for (Map.Entry<String, String> property : settings.properties().entrySet()) {
            ConfigDef.ConfigKey key = keys.get(property.getKey());
            boolean secret = key == null || key.type() == ConfigDef.Type.PASSWORD;
            if (secret && !property.getValue().isEmpty()) said = said.replace(property.getValue(), "…");
        }
        return said;
    }
}
