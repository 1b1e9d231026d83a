package org.bunpil.relay.log.kafka.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class TopicCheckTest {
    private static TopicFindings check(int copies, String inSync, int brokers) {
        Map<String, TopicDescription> topics = new HashMap<>();
        Map<String, Config> configs = new HashMap<>();
        for (String topic : Topics.STORED) {
            List<Node> nodes = Collections.nCopies(copies, Node.noNode());
            List<TopicPartitionInfo> partitions = new ArrayList<>();
            for (int i = 0; i < (topic.equals(Topics.DIRECTORY) ? 1 : 2); i++)
                partitions.add(new TopicPartitionInfo(i, nodes.getFirst(), nodes, nodes));
            topics.put(topic, new TopicDescription(topic, false, partitions));
            configs.put(topic, new Config(List.of(new ConfigEntry("min.insync.replicas", inSync))));
        }
        return TopicCheck.check(topics, configs, brokers);
    }

    @Test
    void threeCopiesOfWhichTwoAreInSyncAreFine() {
        assertEquals(TopicFindings.NONE, check(3, "2", 3));
    }

    /** One broker alone could acknowledge a record and then be lost. */
    @Test
    void oneInSyncOfThreeIsRefused() {
        List<String> refused = check(3, "1", 3).refused();
        assertEquals(4, refused.size());
        assertTrue(refused.getFirst().contains("min.insync.replicas = 1 and should have 2"), refused.getFirst());
    }

    /** Made when one broker was up, or when there was one only. */
    @Test
    void fewerCopiesThanThereAreBrokersAreSaid() {
        TopicFindings found = check(1, "1", 3);
        assertEquals(List.of(), found.refused());
        assertEquals(4, found.warnings().size());
        assertTrue(found.warnings().getFirst().contains("replication factor = 1 and should have 3"));
        assertEquals(1, check(1, "1", 1).warnings().size(), "that there is one broker only");
    }

    @Test
    void moreInSyncThanThereAreCopiesIsRefused() {
        assertEquals(4, check(1, "2", 1).refused().size());
    }
}
