package org.bunpil.relay.log.kafka.topic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the topics with what the relay believes about them, every minute and when asked (docs/decisions/0140). Added partitions are
 * used; what would lose what people draw stops all writing until it is mended. Nothing that an administrator has set is ever changed.
 */
public final class TopicMonitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicMonitor.class);
    private static final long INTERVAL_MILLIS = 60_000;
    /** Least time between two looks, however often one is asked for. */
    private static final long PAUSE_MILLIS = 1_000;

    private static final long CLOSE_MILLIS = 1_000;
    private static final List<String> FOLLOWED = List.of(Topics.OPS, Topics.LIVE);

    /** Looks at what is in the topics. */
    @FunctionalInterface
    public interface ContentCheck {
        TopicFindings look() throws InterruptedException;
    }

    private final Admin admin;
    private final TopicState state;
    private final Consumer<List<TopicPartition>> follow;
    private final ContentCheck content;
    private final Semaphore asked = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    // ---- guarded by this
    private Set<String> said = Set.of();
    private Set<String> missing = Set.of();

    /** @param follow called with added partitions whose records the relay needs, before it writes to them */
    public TopicMonitor(Admin admin, TopicState state, Consumer<List<TopicPartition>> follow, ContentCheck content) {
        this.admin = admin;
        this.state = state;
        this.follow = follow;
        this.content = content;
        this.thread = Thread.ofPlatform().name("kafka-topics").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Something does not look as it should: look soon. Any thread, never blocks. */
    public void ask() {
        asked.release();
    }

    private void run() {
        try {
            while (!closed) {
                try {
                    check();
                } catch (RuntimeException | Error bug) {
                    LOG.error("kafka-topics-failed", bug);
                }
                Thread.sleep(PAUSE_MILLIS);
                boolean _ = asked.tryAcquire(INTERVAL_MILLIS - PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                asked.drainPermits();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks now. Blocks. While Kafka is away nothing changes. */
    public synchronized void check() throws InterruptedException {
        try {
            Map<String, TopicDescription> topics = Topics.described(admin);
            Topics.Brokers brokers = Topics.brokers(admin);
            TopicFindings replaced = replaced(topics, brokers);
            if (replaced.refused().isEmpty()) grow(topics);
            TopicFindings settings = TopicCheck.check(topics, Topics.configs(admin, topics.keySet()), brokers.known());
            TopicFindings found = replaced.and(settings);
            if (replaced.refused().isEmpty()) found = found.and(content.look());
            state.found(found);
            report(found);
        } catch (ExecutionException | KafkaException away) {
            LOG.atDebug().addKeyValue("reason", away).log("kafka-topics-not-seen");
        }
    }

    /** Topics that were deleted, or made anew by somebody or by Kafka itself. */
    private TopicFindings replaced(Map<String, TopicDescription> topics, Topics.Brokers brokers)
            throws InterruptedException {
        Set<String> gone = new HashSet<>();
        List<String> refused = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (String topic : Topics.STORED) {
            TopicDescription is = topics.get(topic);
            Uuid id = state.id(topic);
            if (is == null) gone.add(topic);
            else if (id != null && !id.equals(is.topicId()))
                refused.add("The topic " + topic + " was deleted and made anew while the relay ran, with "
                        + is.partitions().size() + " partitions: what was in it is gone. " + WHAT_THEN);
        }
        if (!topics.containsKey(Topics.LIVE)) gone.add(Topics.LIVE);
        for (String topic : gone) {
            // A broker that has just started may not know every topic yet, so one look is not enough.
            if (!missing.contains(topic)) ask();
            else if (topic.equals(Topics.LIVE)) warnings.addAll(makeLive(brokers));
            else refused.add("The topic " + topic + " was deleted while the relay ran. " + WHAT_THEN);
        }
        missing = gone;
        return new TopicFindings(refused, warnings);
    }

    private static final String WHAT_THEN = "Nothing is stored any more; apps keep what people draw. Restore all bunpil"
            + " topics from a copy, or delete all of them to begin with no boards, and restart the relays.";

    private List<String> makeLive(Topics.Brokers brokers) throws InterruptedException {
        try {
            Topics.makeLive(admin, Topics.replicas(brokers));
            ask();
            return List.of();
        } catch (ExecutionException | KafkaException refused) {
            LOG.atDebug().addKeyValue("reason", refused).log("topic-not-made");
            return List.of("The topic " + Topics.LIVE
                    + " was deleted and cannot be made: who is on a board is not shown to people on other relays.");
        }
    }

    /** Uses added partitions. Boards stay where they were made. */
    private void grow(Map<String, TopicDescription> topics) {
        for (TopicDescription topic : topics.values()) {
            int before = state.partitions(topic.name());
            int now = topic.partitions().size();
            boolean same = topic.topicId().equals(state.id(topic.name()));
            if (same && now == before) continue;
            List<TopicPartition> added = new ArrayList<>();
            for (int i = before; i < now; i++) added.add(new TopicPartition(topic.name(), i));
            if (FOLLOWED.contains(topic.name()) && !added.isEmpty()) follow.accept(added);
            state.use(topic.name(), topic.topicId(), now);
            LOG.atWarn()
                    .addKeyValue("topic", topic.name())
                    .addKeyValue("before", before)
                    .addKeyValue("now", now)
                    .log(same ? "partitions-added" : "topic-made-anew");
        }
    }

    /** Says each sentence once, and again only when it was mended in between. */
    private void report(TopicFindings found) {
        Set<String> all = new HashSet<>(found.refused());
        all.addAll(found.warnings());
        for (String sentence : all) if (!said.contains(sentence)) LOG.warn("{}", sentence);
        for (String sentence : said)
            if (!all.contains(sentence))
                LOG.atInfo().addKeyValue("what", sentence).log("kafka-mended");
        said = Set.copyOf(all);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
