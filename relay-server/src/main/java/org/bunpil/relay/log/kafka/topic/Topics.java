package org.bunpil.relay.log.kafka.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
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

    /** Those that hold what must not be lost. */
    static final List<String> STORED = List.of(OPS, SNAPSHOTS, DIRECTORY, ASSETS);

    private static final List<String> ALL = List.of(OPS, SNAPSHOTS, DIRECTORY, ASSETS, LIVE);
    static final int PARTITIONS = 32;
    private static final int LIVE_PARTITIONS = 8;
    static final int MAX_REPLICAS = 3;
    static final String FOREVER = "-1";
    private static final String LIVE_MILLIS = "60000";
    private static final String DAY_MILLIS = "86400000";
    private static final String HOUR_MILLIS = "3600000";
    private static final String TEN_MINUTES_MILLIS = "600000";
    private static final long LOOK_MILLIS = 100;
    private static final int LOOKS = 30;
    private static final String BROKERS_TIME = "LogAppendTime";

    /**
     * Kafka's brokers.
     *
     * @param known also those that are down, as far as Kafka knows them
     */
    record Brokers(int alive, int known) {}

    private Topics() {}

    /**
     * Creates missing topics and checks existing ones.
     *
     * @param named how many brokers the relay's settings name
     * @throws WrongTopicException when the topics would break what the relay promises, or must not be created now
     */
    public static TopicState ensure(Admin admin, int named)
            throws ExecutionException, InterruptedException, WrongTopicException {
        Map<String, TopicDescription> topics = described(admin);
        Brokers brokers = brokers(admin);
        List<String> missing =
                ALL.stream().filter(topic -> !topics.containsKey(topic)).toList();
        if (!missing.isEmpty()) {
            refuseToReplace(admin, topics, missing);
            refuseTooFewCopies(brokers, named, missing);
            for (NewTopic topic : wanted(replicas(brokers))) if (missing.contains(topic.name())) make(admin, topic);
            // Not every broker knows them at once.
            for (int i = 0; topics.size() < ALL.size() && i < LOOKS; i++) {
                Thread.sleep(LOOK_MILLIS);
                topics.putAll(described(admin));
            }
            if (topics.size() < ALL.size()) throw new WrongTopicException("Kafka is still creating its topics.");
        }
        TopicFindings findings = TopicCheck.check(topics, configs(admin, topics.keySet()), brokers.known());
        if (findings.refused().isEmpty()) return new TopicState(topics, findings);
        throw new WrongTopicException(String.join(" ", findings.refused())
                + " The relay does not use Kafka with these settings; it continues by itself once they are changed.");
    }

    /** A topic that is missing although others have records was deleted: an empty one in its place would hide the loss, and add to it. */
    private static void refuseToReplace(Admin admin, Map<String, TopicDescription> topics, List<String> missing)
            throws ExecutionException, InterruptedException, WrongTopicException {
        List<String> gone = missing.stream().filter(STORED::contains).toList();
        if (gone.isEmpty()) return;
        for (String other : STORED) {
            TopicDescription topic = topics.get(other);
            if (topic == null || !hasRecords(admin, topic)) continue;
            throw new WrongTopicException("The topic " + String.join(", ", gone) + " is missing although " + other
                    + " has records: it was deleted. The relay does not make an empty one in its place. Restore all"
                    + " bunpil topics from a copy, or delete all of them to begin with no boards.");
        }
    }

    private static boolean hasRecords(Admin admin, TopicDescription topic)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (TopicPartitionInfo partition : topic.partitions())
            asked.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
        return admin.listOffsets(asked).all().get().values().stream().anyMatch(end -> end.offset() > 0);
    }

    /** How many copies there are is decided once, so not by which brokers are up at the first start. */
    private static void refuseTooFewCopies(Brokers brokers, int named, List<String> missing)
            throws WrongTopicException {
        int expected = Math.min(MAX_REPLICAS, Math.max(named, brokers.known()));
        if (brokers.alive() >= expected || missing.equals(List.of(LIVE))) return;
        throw new WrongTopicException("Kafka has " + brokers.alive() + " of " + expected
                + " brokers up: the relay makes its topics when all are there, so that each has " + expected
                + " copies. If there are fewer brokers, name only those in --kafka, or make the topics yourself.");
    }

    static short replicas(Brokers brokers) {
        return (short) Math.min(MAX_REPLICAS, Math.max(1, brokers.alive()));
    }

    static Brokers brokers(Admin admin) throws ExecutionException, InterruptedException {
        Collection<Node> alive = admin.describeCluster().nodes().get();
        try {
            Collection<Node> known = admin.describeCluster(new DescribeClusterOptions().includeFencedBrokers(true))
                    .nodes()
                    .get();
            return new Brokers(alive.size(), Math.max(alive.size(), known.size()));
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof UnsupportedVersionException)) throw failed;
            return new Brokers(alive.size(), alive.size());
        }
    }

    /** The topics that exist, by name. */
    static Map<String, TopicDescription> described(Admin admin) throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> topics = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> asked :
                admin.describeTopics(ALL).topicNameValues().entrySet()) {
            try {
                topics.put(asked.getKey(), asked.getValue().get());
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)) throw failed;
            }
        }
        return topics;
    }

    /** Makes the topic of presence, of which nothing can be lost. */
    static void makeLive(Admin admin, short replicas) throws ExecutionException, InterruptedException {
        for (NewTopic topic : wanted(replicas)) if (topic.name().equals(LIVE)) make(admin, topic);
    }

    private static List<NewTopic> wanted(short replicas) {
        String inSync = replicas >= MAX_REPLICAS ? "2" : "1";
        Map<String, String> log = Map.of(
                "cleanup.policy", "delete",
                "retention.ms", FOREVER,
                "retention.bytes", FOREVER,
                "message.timestamp.type", BROKERS_TIME,
                "min.insync.replicas", inSync);
        // What is deleted must be gone after a known time, however little is written.
        Map<String, String> assets = Map.of(
                "cleanup.policy",
                "compact",
                "max.compaction.lag.ms",
                DAY_MILLIS,
                "message.timestamp.type",
                BROKERS_TIME,
                "min.insync.replicas",
                inSync);
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
                BROKERS_TIME);
        return List.of(
                new NewTopic(OPS, PARTITIONS, replicas).configs(log),
                new NewTopic(SNAPSHOTS, PARTITIONS, replicas).configs(snapshots),
                new NewTopic(DIRECTORY, 1, replicas).configs(directory),
                new NewTopic(ASSETS, PARTITIONS, replicas).configs(assets),
                new NewTopic(LIVE, LIVE_PARTITIONS, replicas).configs(live));
    }

    static Map<String, Config> configs(Admin admin, Collection<String> topics)
            throws ExecutionException, InterruptedException {
        List<ConfigResource> asked = new ArrayList<>();
        for (String topic : topics) asked.add(new ConfigResource(ConfigResource.Type.TOPIC, topic));
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
