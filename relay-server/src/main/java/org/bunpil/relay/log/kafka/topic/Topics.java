package org.bunpil.relay.log.kafka.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics of docs/protocol.md, "Kafka": created with their settings if they are missing, checked if they exist. */
public final class Topics {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    public static final String OPS = "bunpil.ops";
    public static final String SNAPSHOTS = "bunpil.snapshots";
    public static final String DIRECTORY = "bunpil.directory";
    public static final String ASSETS = "bunpil.assets";
    public static final String LIVE = "bunpil.live";

    private static final List<String> ALL = List.of(OPS, SNAPSHOTS, DIRECTORY, ASSETS, LIVE);
    private static final int PARTITIONS = 32;
    private static final int LIVE_PARTITIONS = 8;
    static final int MAX_REPLICAS = 3;
    static final String FOREVER = "-1";
    private static final String LIVE_MILLIS = "60000";
    private static final String HOUR_MILLIS = "3600000";
    private static final String TEN_MINUTES_MILLIS = "600000";

    private Topics() {}

    /**
     * Creates missing topics and checks existing ones.
     *
     * @return the number of partitions by topic
     * @throws WrongTopicException when a topic's settings would break what the relay promises
     */
    public static Map<String, Integer> ensure(Admin admin)
            throws ExecutionException, InterruptedException, WrongTopicException {
        int brokers = admin.describeCluster().nodes().get().size();
        short replicas = (short) Math.min(MAX_REPLICAS, Math.max(1, brokers));
        for (NewTopic topic : wanted(replicas)) make(admin, topic);
        Map<String, TopicDescription> topics =
                admin.describeTopics(ALL).allTopicNames().get();
        List<String> warnings = TopicCheck.check(topics, configs(admin), brokers);
        warnings.forEach(LOG::warn);
        Map<String, Integer> partitions = new HashMap<>();
        topics.forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
        return partitions;
    }

    private static List<NewTopic> wanted(short replicas) {
        String inSync = replicas >= MAX_REPLICAS ? "2" : "1";
        Map<String, String> log = Map.of(
                "cleanup.policy", "delete",
                "retention.ms", FOREVER,
                "retention.bytes", FOREVER,
                "message.timestamp.type", "LogAppendTime",
                "min.insync.replicas", inSync);
        Map<String, String> assets = Map.of("cleanup.policy", "compact", "min.insync.replicas", inSync);
        // The lag keeps parts that a relay may still be reading. Segments are small because topic compaction never
        // touches the newest one.
        Map<String, String> snapshots = new HashMap<>(assets);
        snapshots.put("min.compaction.lag.ms", TEN_MINUTES_MILLIS);
        snapshots.put("segment.ms", HOUR_MILLIS);
        snapshots.put("segment.bytes", Integer.toString(64 << 20));
        // Every relay reads this topic from its beginning when it starts. The lag keeps both of two entries of a key
        // that were written in the wrong order.
        Map<String, String> directory = new HashMap<>(assets);
        directory.put("min.compaction.lag.ms", HOUR_MILLIS);
        directory.put("min.cleanable.dirty.ratio", "0.1");
        directory.put("segment.ms", HOUR_MILLIS);
        directory.put("segment.bytes", Integer.toString(16 << 20));
        Map<String, String> live = Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                LIVE_MILLIS,
                "segment.ms",
                LIVE_MILLIS,
                "message.timestamp.type",
                "LogAppendTime");
        return List.of(
                new NewTopic(OPS, PARTITIONS, replicas).configs(log),
                new NewTopic(SNAPSHOTS, PARTITIONS, replicas).configs(snapshots),
                new NewTopic(DIRECTORY, 1, replicas).configs(directory),
                new NewTopic(ASSETS, PARTITIONS, replicas).configs(assets),
                new NewTopic(LIVE, LIVE_PARTITIONS, replicas).configs(live));
    }

    private static Map<String, Config> configs(Admin admin) throws ExecutionException, InterruptedException {
        List<ConfigResource> asked = new ArrayList<>();
        for (String topic : ALL) asked.add(new ConfigResource(ConfigResource.Type.TOPIC, topic));
        Map<String, Config> configs = new HashMap<>();
        admin.describeConfigs(asked).all().get().forEach((topic, config) -> configs.put(topic.name(), config));
        return configs;
    }

    private static void make(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
            LOG.atInfo()
                    .addKeyValue("topic", topic.name())
                    .addKeyValue("partitions", topic.numPartitions())
                    .log("topic-made");
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) throw failed;
        }
    }
}
