package org.bunpil.relay.log.kafka.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;

/**
 * Compares existing topics with what the relay relies on. Settings that would lose what people drew, or make relays differ, are refused.
 * Settings that only make a loss more likely, or the relay slower, are a warning.
 */
final class TopicCheck {
    private static final int OPS_BYTES = 128 << 10;
    private static final int PART_BYTES = 640 << 10;

    /** A setting that a topic must or should have. @param why what would happen without it; ends a sentence */
    private record Rule(
            String topic, String setting, Predicate<String> fits, String should, boolean must, String why) {}

    private static final String DELETES = "Kafka would delete what people drew";
    private static final String FORGETS = "Kafka would delete boards";
    private static final String LOSES = "Kafka could lose what it has acknowledged";
    private static final String BIG = "what relays write would be refused";

    private static final List<Rule> RULES = List.of(
            must(Topics.OPS, "cleanup.policy", "delete", "Kafka would keep only the last record of a board"),
            must(Topics.OPS, "retention.ms", Topics.FOREVER, DELETES),
            must(Topics.OPS, "retention.bytes", Topics.FOREVER, DELETES),
            must(Topics.OPS, "unclean.leader.election.enable", "false", LOSES),
            must(Topics.DIRECTORY, "unclean.leader.election.enable", "false", LOSES),
            must(Topics.SNAPSHOTS, "unclean.leader.election.enable", "false", LOSES),
            must(Topics.DIRECTORY, "cleanup.policy", "compact", FORGETS),
            must(Topics.SNAPSHOTS, "cleanup.policy", "compact", FORGETS),
            must(Topics.ASSETS, "cleanup.policy", "compact", "Kafka would delete pictures"),
            atLeast(Topics.OPS, OPS_BYTES),
            atLeast(Topics.SNAPSHOTS, PART_BYTES),
            atLeast(Topics.ASSETS, PART_BYTES),
            brokersTime(Topics.OPS),
            brokersTime(Topics.DIRECTORY),
            brokersTime(Topics.SNAPSHOTS),
            brokersTime(Topics.ASSETS),
            brokersTime(Topics.LIVE),
            should(Topics.LIVE, "cleanup.policy", "delete", "presence is stored for no purpose"));

    private TopicCheck() {}

    private static Rule must(String topic, String setting, String value, String why) {
        return new Rule(topic, setting, value::equals, value, true, why);
    }

    private static Rule should(String topic, String setting, String value, String why) {
        return new Rule(topic, setting, value::equals, value, false, why);
    }

    private static Rule brokersTime(String topic) {
        return should(
                topic,
                "message.timestamp.type",
                "LogAppendTime",
                "Kafka refuses what a relay writes whose clock is an hour ahead");
    }

    private static Rule atLeast(String topic, int bytes) {
        String text = Integer.toString(bytes);
        return new Rule(topic, "max.message.bytes", v -> Long.parseLong(v) >= bytes, text + " or more", true, BIG);
    }

    /** @param brokers how many Kafka has, also those that are down */
    static TopicFindings check(Map<String, TopicDescription> topics, Map<String, Config> configs, int brokers) {
        List<String> refused = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        partitions(topics, refused, warnings);
        for (Rule rule : RULES) {
            String is = value(configs.get(rule.topic()), rule.setting());
            // Null: the cluster does not show this setting; that is accepted.
            if (is == null || rule.fits().test(is)) continue;
            (rule.must() ? refused : warnings)
                    .add(sentence(rule.topic(), rule.setting(), is, rule.should(), rule.why()));
        }
        if (brokers < Topics.MAX_REPLICAS) {
            warnings.add("Kafka has " + brokers + (brokers == 1 ? " broker" : " brokers")
                    + ": with fewer than three, a broken disk loses boards.");
        }
        for (String topic : Topics.STORED) {
            TopicDescription description = topics.get(topic);
            if (description != null) copies(description, configs.get(topic), brokers, refused, warnings);
        }
        return new TopicFindings(refused, warnings);
    }

    private static void partitions(Map<String, TopicDescription> topics, List<String> refused, List<String> warnings) {
        TopicDescription directory = topics.get(Topics.DIRECTORY);
        if (directory != null && directory.partitions().size() != 1) {
            String is = Integer.toString(directory.partitions().size());
            refused.add(sentence(Topics.DIRECTORY, "partitions", is, "1", "its order would be lost"));
        }
        TopicDescription ops = topics.get(Topics.OPS);
        if (ops != null && ops.partitions().size() == 1) {
            warnings.add(sentence(
                    Topics.OPS,
                    "partitions",
                    "1",
                    Integer.toString(Topics.PARTITIONS),
                    "opening a board reads what was drawn on all"));
        }
    }

    private static void copies(
            TopicDescription topic, @Nullable Config config, int brokers, List<String> refused, List<String> warnings) {
        int wanted = Math.min(Topics.MAX_REPLICAS, brokers);
        int copies = topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(wanted);
        if (copies < wanted) {
            warnings.add(sentence(
                    topic.name(),
                    "replication factor",
                    Integer.toString(copies),
                    Integer.toString(wanted),
                    "a broken disk loses what it holds"));
        }
        String inSync = value(config, "min.insync.replicas");
        if (inSync == null) return;
        if (copies >= Topics.MAX_REPLICAS && inSync.equals("1"))
            refused.add(sentence(topic.name(), "min.insync.replicas", inSync, "2", LOSES));
        if (Long.parseLong(inSync) > copies)
            refused.add(sentence(
                    topic.name(), "min.insync.replicas", inSync, copies + " or less", "it has no more copies"));
    }

    private static @Nullable String value(@Nullable Config config, String setting) {
        ConfigEntry entry = config == null ? null : config.get(setting);
        return entry == null ? null : entry.value();
    }

    private static String sentence(String topic, String setting, String is, String should, String why) {
        return "The topic " + topic + " has " + setting + " = " + is + " and should have " + should + ": " + why + ".";
    }
}
