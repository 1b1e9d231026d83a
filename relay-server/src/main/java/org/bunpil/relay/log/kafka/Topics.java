package org.bunpil.relay.log.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics of docs/protocol.md, "Kafka": made with their settings when they are missing. */
final class Topics {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    static final String OPS = "bunpil.ops";
    static final String SNAPSHOTS = "bunpil.snapshots";
    static final String DIRECTORY = "bunpil.directory";
    static final String ASSETS = "bunpil.assets";
    static final String LIVE = "bunpil.live";

    private static final List<String> ALL = List.of(OPS, SNAPSHOTS, DIRECTORY, ASSETS, LIVE);
    private static final int PARTITIONS = 32;
    private static final int LIVE_PARTITIONS = 8;
    private static final int MAX_REPLICAS = 3;
    private static final String FOREVER = "-1";
    private static final String LIVE_MILLIS = "60000";

    private Topics() {}

    /** Makes what is missing. @return number of partitions by topic */
    static Map<String, Integer> ensure(Admin admin) throws ExecutionException, InterruptedException {
        int brokers = admin.describeCluster().nodes().get().size();
        short replicas = (short) Math.min(MAX_REPLICAS, Math.max(1, brokers));
        String inSync = replicas >= MAX_REPLICAS ? "2" : "1";
        if (replicas < MAX_REPLICAS) {
            LOG.warn(
                    "event=few-brokers brokers={} hint=\"with fewer than three, a broken disk loses boards\"", brokers);
        }
        Map<String, String> log = Map.of(
                "cleanup.policy", "delete",
                "retention.ms", FOREVER,
                "retention.bytes", FOREVER,
                "message.timestamp.type", "LogAppendTime",
                "min.insync.replicas", inSync);
        Map<String, String> compact = Map.of("cleanup.policy", "compact", "min.insync.replicas", inSync);
        Map<String, String> live = Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                LIVE_MILLIS,
                "segment.ms",
                LIVE_MILLIS,
                "message.timestamp.type",
                "LogAppendTime");
        List<NewTopic> wanted = List.of(
                new NewTopic(OPS, PARTITIONS, replicas).configs(log),
                new NewTopic(SNAPSHOTS, PARTITIONS, replicas).configs(compact),
                new NewTopic(DIRECTORY, 1, replicas).configs(compact),
                new NewTopic(ASSETS, PARTITIONS, replicas).configs(compact),
                new NewTopic(LIVE, LIVE_PARTITIONS, replicas).configs(live));
        for (NewTopic topic : wanted) make(admin, topic);
        Map<String, Integer> partitions = new HashMap<>();
        for (TopicDescription topic :
                admin.describeTopics(ALL).allTopicNames().get().values()) {
            partitions.put(topic.name(), topic.partitions().size());
        }
        return partitions;
    }

    private static void make(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
            LOG.info("event=topic-made topic={} partitions={}", topic.name(), topic.numPartitions());
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) throw failed;
        }
    }
}
