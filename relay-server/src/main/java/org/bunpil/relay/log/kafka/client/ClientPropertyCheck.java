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
 * Checks the properties that an administrator passes to the Kafka clients. A property that the relay's promises depend on is refused rather
 * than silently overridden. Messages contain names, never values, which may be passwords.
 */
final class ClientPropertyCheck {
    /** Properties that the relay sets itself or must not have. */
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

    /** @return a sentence that says what cannot be used; empty when all properties can be used */
    static Optional<String> refusal(KafkaSettings settings) {
        Set<String> known = new java.util.HashSet<>(AdminClientConfig.configNames());
        known.addAll(ProducerConfig.configNames());
        known.addAll(ConsumerConfig.configNames());
        for (String name : new TreeMap<>(settings.properties()).keySet()) {
            if (name.equals("bootstrap.servers"))
                return Optional.of("The brokers are given with --kafka, not by bootstrap.servers in --kafka-config.");
            if (OWN.contains(name))
                return Optional.of("The Kafka setting " + name
                        + " cannot be changed by --kafka-config: what the relay promises depends on it.");
            if (!known.contains(name) && !name.startsWith("config.providers."))
                return Optional.of("There is no Kafka client setting " + name + "; see --kafka-config.");
        }
        return unusable(settings);
    }

    /** Creates a client, which reads key stores and login settings, and closes it before it connects. */
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
        String redacted = text;
        for (Map.Entry<String, String> property : settings.properties().entrySet()) {
            ConfigDef.ConfigKey key = keys.get(property.getKey());
            boolean secret = key == null || key.type() == ConfigDef.Type.PASSWORD;
            if (secret && !property.getValue().isEmpty()) redacted = redacted.replace(property.getValue(), "…");
        }
        return redacted;
    }
}
