package org.bunpil.relay.log.kafka.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties that an administrator may not pass to the Kafka clients. No message may contain a secret. */
class ClientPropertyCheckTest {
    private static Optional<String> refusal(Map<String, String> properties) {
        return new KafkaSettings("127.0.0.1:1", properties, "test").refusal();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acks",
                "enable.idempotence",
                "isolation.level",
                "group.id",
                "value.serializer",
                "key.deserializer",
                "auto.offset.reset",
                "transactional.id",
                "linger.ms",
                "max.in.flight.requests.per.connection"
            })
    void propertiesThatPromisesDependOnAreRefused(String name) {
        assertEquals(
                "The Kafka setting " + name
                        + " cannot be changed by --kafka-config: what the relay promises depends on it.",
                refusal(Map.of(name, "0")).orElse(""));
    }

    @Test
    void misspeltNamesAndBrokersAreRefused() {
        assertEquals(
                "There is no Kafka client setting sasl.mechanisms; see --kafka-config.",
                refusal(Map.of("sasl.mechanisms", "PLAIN")).orElse(""));
        assertEquals(
                "The brokers are given with --kafka, not by bootstrap.servers in --kafka-config.",
                refusal(Map.of("bootstrap.servers", "a:1")).orElse(""));
    }

    @Test
    void aKeyStoreThatCannotBeReadIsRefusedWithoutItsPassword() {
        String sentence = refusal(Map.of(
                        "security.protocol", "SSL",
                        "ssl.truststore.location", "/nowhere/trust.p12",
                        "ssl.truststore.password", "Rosebud1941"))
                .orElse("");
        assertTrue(sentence.contains("/nowhere/trust.p12"), sentence);
        assertFalse(sentence.contains("Rosebud1941"), sentence);
    }

    @Test
    void anInvalidLoginIsRefusedWithoutItsPassword() {
        String sentence = refusal(Map.of(
                        "security.protocol", "SASL_PLAINTEXT",
                        "sasl.mechanism", "PLAIN",
                        "sasl.jaas.config", "PlainLoginModule username=\"kim\" password=\"Rosebud1941\""))
                .orElse("");
        assertTrue(sentence.startsWith("The Kafka settings of --kafka-config cannot be used: "), sentence);
        assertFalse(sentence.contains("Rosebud1941"), sentence);
    }

    @Test
    void tlsSaslAndTimingMayBePassedThrough() {
        assertEquals(
                Optional.empty(),
                refusal(Map.of(
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.mechanism",
                        "SCRAM-SHA-512",
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"a\" password=\"b\";",
                        "compression.type",
                        "lz4",
                        "client.rack",
                        "a",
                        "config.providers",
                        "env",
                        "config.providers.env.class",
                        "org.apache.kafka.common.config.provider.EnvVarConfigProvider")));
    }
}
