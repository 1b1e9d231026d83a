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
            should(Topics.OPS, "message.timestamp.type", "LogAppendTime", "times depend on the relays' clocks"),
            should(Topics.LIVE, "cleanup.policy", "delete", "presence is stored for no purpose"));

    private TopicCheck() {}

    private static Rule must(String topic, String setting, String value, String why) {
        return new Rule(topic, setting, value::equals, value, true, why);
    }

    private static Rule should(String topic, String setting, String value, String why) {
        return new Rule(topic, setting, value::equals, value, false, why);
    }

    private static Rule atLeast(String topic, int bytes) {
        String text = Integer.toString(bytes);
        return new Rule(topic, "max.message.bytes", v -> Long.parseLong(v) >= bytes, text + " or more", true, BIG);
    }

    /** @return warnings, a sentence each */
    static List<String> check(Map<String, TopicDescription> topics, Map<String, Config> configs, int brokers)
            throws WrongTopicException {
        List<String> refused = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        TopicDescription directory = topics.get(Topics.DIRECTORY);
        if (directory != null && directory.partitions().size() != 1) {
            refused.add(sentence(
                    Topics.DIRECTORY,
                    "partitions",
                    directory.partitions().size() + "",
                    "1",
                    "its order would be lost"));
        }
        for (Rule rule : RULES) {
            String is = value(configs.get(rule.topic()), rule.setting());
            // Null: the cluster does not show this setting; that is accepted.
            if (is == null || rule.fits().test(is)) continue;
            (rule.must() ? refused : warnings)
                    .add(sentence(rule.topic(), rule.setting(), is, rule.should(), rule.why()));
        }
        copies(topics, configs, brokers, warnings);
        if (refused.isEmpty()) return warnings;
        throw new WrongTopicException(String.join(" ", refused)
                + " The relay does not use Kafka with these settings; it continues by itself once they are changed.");
    }

    private static void copies(
            Map<String, TopicDescription> topics, Map<String, Config> configs, int brokers, List<String> warnings) {
        if (brokers < Topics.MAX_REPLICAS) {
            warnings.add("Kafka has " + brokers + (brokers == 1 ? " broker" : " brokers")
                    + ": with fewer than three, a broken disk loses boards.");
        }
        int wanted = Math.min(Topics.MAX_REPLICAS, brokers);
        for (String topic : List.of(Topics.OPS, Topics.SNAPSHOTS, Topics.DIRECTORY, Topics.ASSETS)) {
            TopicDescription description = topics.get(topic);
            if (description == null) continue;
            int copies = description.partitions().stream()
                    .mapToInt(partition -> partition.replicas().size())
                    .min()
                    .orElse(wanted);
            if (copies < wanted) {
                warnings.add(sentence(
                        topic, "replication factor", copies + "", wanted + "", "a broken disk loses what it holds"));
            }
            String inSync = value(configs.get(topic), "min.insync.replicas");
            if (copies >= Topics.MAX_REPLICAS && inSync != null && inSync.equals("1")) {
                warnings.add(sentence(topic, "min.insync.replicas", inSync, "2", LOSES));
            }
        }
    }

    private static @Nullable String value(@Nullable Config config, String setting) {
        ConfigEntry entry = config == null ? null : config.get(setting);
        return entry == null ? null : entry.value();
    }

    private static String sentence(String topic, String setting, String is, String should, String why) {
        return "The topic " + topic + " has " + setting + " = " + is + " and should have " + should + ": " + why + ".";
    }
}
