package org.bunpil.relay.log.kafka;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.bunpil.broker.BrokerProcess;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.kafka.client.KafkaSettings;
import org.bunpil.relay.ops.Metrics;

/** A real broker on which a test does what an administrator may do to topics. */
final class TopicFixture implements AutoCloseable {
    static final String[] ALL = {"bunpil.ops", "bunpil.snapshots", "bunpil.directory", "bunpil.assets", "bunpil.live"};
    private static final long LIMIT_SECONDS = 60;

    final BrokerProcess broker;
    final Admin admin;
    private int relays;

    TopicFixture(Path data) {
        broker = BrokerProcess.start(data, 0);
        admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
    }

    KafkaBoardLog open(Metrics metrics) {
        return open(broker.address(), metrics);
    }

    KafkaBoardLog open(String brokers, Metrics metrics) {
        return KafkaBoardLog.open(new KafkaSettings(brokers, Map.of(), "relay" + ++relays), metrics);
    }

    /** A log that is connected. */
    KafkaBoardLog connected(Metrics metrics) {
        KafkaBoardLog log = open(metrics);
        await("a connection", () -> isConnected(log));
        return log;
    }

    static boolean isConnected(KafkaBoardLog log) {
        try {
            return log.connected().topics().partitions("bunpil.ops") > 0;
        } catch (org.bunpil.relay.log.LogUnavailableException notYet) {
            return false;
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("timed out waiting for " + what);
            Thread.onSpinWait();
        }
    }

    /** Lets the relay look at its topics until it has a failure with this text. */
    static void awaitFailure(KafkaBoardLog log, String text) {
        await(text + " in " + log.failure(), () -> look(log).failure().contains(text));
    }

    static KafkaBoardLog look(KafkaBoardLog log) {
        try {
            log.checkTopics();
            return log;
        } catch (InterruptedException | org.bunpil.relay.log.LogUnavailableException failed) {
            throw new AssertionError(failed);
        }
    }

    void set(String topic, String setting, String value) throws Exception {
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change)))
                .all()
                .get(30, TimeUnit.SECONDS);
    }

    void delete(String... topics) throws Exception {
        admin.deleteTopics(Set.of(topics)).all().get(30, TimeUnit.SECONDS);
        await("deletion", () -> existing().stream().noneMatch(Set.of(topics)::contains));
    }

    void deleteAll() throws Exception {
        Set<String> there = existing();
        delete(there.stream().filter(topic -> topic.startsWith("bunpil.")).toArray(String[]::new));
    }

    private Set<String> existing() {
        try {
            return new HashSet<>(admin.listTopics().names().get(30, TimeUnit.SECONDS));
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** Makes a topic, as soon as the broker has forgotten the one before. */
    void make(String topic, int partitions, Map<String, String> settings) throws Exception {
        while (true) {
            try {
                admin.createTopics(List.of(
                                new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(settings)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
                return;
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof org.apache.kafka.common.errors.TopicExistsException)) throw failed;
            }
        }
    }

    TopicDescription describe(String topic) throws Exception {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
    }

    /** Appends a record. @return "" when it is durable, or the code with which it was refused */
    static String append(KafkaBoardLog log, String board, long k) throws Exception {
        java.util.concurrent.CompletableFuture<String> result = new java.util.concurrent.CompletableFuture<>();
        log.append(
                board,
                new LogRecord("Client10", k, List.of(new Op.Delete(List.of("Client10-1"))), null),
                null,
                new AppendCallback() {
                    @Override
                    public void onDurable(Position position) {
                        result.complete("");
                    }

                    @Override
                    public void onFailed(ErrorCode code) {
                        result.complete(code.text());
                    }
                });
        return result.get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
