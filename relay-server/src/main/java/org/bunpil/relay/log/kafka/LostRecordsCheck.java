package org.bunpil.relay.log.kafka;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.relay.log.kafka.client.EndOffsets;
import org.bunpil.relay.log.kafka.store.KafkaDirectory;
import org.bunpil.relay.log.kafka.topic.TopicFindings;
import org.bunpil.relay.log.kafka.topic.TopicMonitor;
import org.bunpil.relay.log.kafka.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds partitions that end before what the directory says of them: records were lost, because the topic was made anew, or a broker lost
 * its disk. New records there would get offsets that readers believe to have read, and never be seen.
 */
final class LostRecordsCheck implements TopicMonitor.ContentCheck {
    private static final Logger LOG = LoggerFactory.getLogger(LostRecordsCheck.class);

    private final KafkaDirectory directory;
    private final EndOffsets endOffsets;

    LostRecordsCheck(KafkaDirectory directory, EndOffsets endOffsets) {
        this.directory = directory;
        this.endOffsets = endOffsets;
    }

    @Override
    public TopicFindings look() throws InterruptedException {
        Map<Integer, Long> known = new TreeMap<>(directory.opsEnds());
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition : known.keySet()) partitions.add(new TopicPartition(Topics.OPS, partition));
        if (partitions.isEmpty()) return TopicFindings.NONE;
        try {
            Map<TopicPartition, Long> ends = endOffsets.ofAll(partitions);
            List<String> sentences = new ArrayList<>();
            Set<Integer> lost = new HashSet<>();
            known.forEach((partition, least) -> {
                long end = ends.getOrDefault(new TopicPartition(Topics.OPS, partition), least);
                if (end >= least) return;
                lost.add(partition);
                sentences.add("Partition " + partition + " of the topic " + Topics.OPS + " ends at " + end
                        + " and had records up to " + least + ": they are gone. Its boards take nothing more; apps keep"
                        + " what people draw. Restore all bunpil topics from a copy.");
            });
            directory.lost(lost);
            // With none left it was not a broken disk.
            return lost.size() == known.size()
                    ? new TopicFindings(sentences, List.of())
                    : new TopicFindings(List.of(), sentences);
        } catch (ExecutionException | KafkaException away) {
            LOG.atDebug().addKeyValue("reason", away).log("kafka-ends-not-seen");
            return TopicFindings.NONE;
        }
    }
}
