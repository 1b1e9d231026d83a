package org.bunpil.relay.log.kafka.topic;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with the topics: sentences for Kafka's administrator.
 *
 * @param refused would lose what people drew, or make relays differ: nothing is stored meanwhile
 * @param warnings only make a loss more likely, or the relay slower
 */
public record TopicFindings(List<String> refused, List<String> warnings) {
    public static final TopicFindings NONE = new TopicFindings(List.of(), List.of());

    public TopicFindings {
        refused = List.copyOf(refused);
        warnings = List.copyOf(warnings);
    }

    /** Both. */
    public TopicFindings and(TopicFindings more) {
        List<String> allRefused = new ArrayList<>(refused);
        allRefused.addAll(more.refused);
        List<String> allWarnings = new ArrayList<>(warnings);
        allWarnings.addAll(more.warnings);
        return new TopicFindings(allRefused, allWarnings);
    }
}
