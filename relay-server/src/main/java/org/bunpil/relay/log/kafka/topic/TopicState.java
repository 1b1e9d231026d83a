package org.bunpil.relay.log.kafka.topic;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** What a relay believes about its topics, and what was wrong with them when it last looked. Any thread. */
public final class TopicState {
    /** @param id a topic that is deleted and made anew has another */
    private record Known(Uuid id, int partitions) {}

    private volatile Map<String, Known> topics;
    private volatile TopicFindings findings;

    TopicState(Map<String, TopicDescription> described, TopicFindings findings) {
        Map<String, Known> all = new HashMap<>();
        described.forEach((name, topic) ->
                all.put(name, new Known(topic.topicId(), topic.partitions().size())));
        this.topics = Map.copyOf(all);
        this.findings = findings;
    }

    /** How many partitions of a topic this relay uses. */
    public int partitions(String topic) {
        Known known = topics.get(topic);
        return known == null ? 1 : known.partitions();
    }

    /** Whether nothing may be stored now, because it could be lost. */
    public boolean isRefused() {
        return !findings.refused().isEmpty();
    }

    public TopicFindings findings() {
        return findings;
    }

    void found(TopicFindings now) {
        findings = now;
    }

    @Nullable
    Uuid id(String topic) {
        Known known = topics.get(topic);
        return known == null ? null : known.id();
    }

    /** From now on a topic is the one with this id and has so many partitions. */
    void use(String topic, Uuid id, int partitions) {
        Map<String, Known> all = new HashMap<>(topics);
        all.put(topic, new Known(id, partitions));
        topics = Map.copyOf(all);
    }
}
