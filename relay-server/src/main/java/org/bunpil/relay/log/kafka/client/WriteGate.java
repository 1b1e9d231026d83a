package org.bunpil.relay.log.kafka.client;

import org.apache.kafka.common.TopicPartition;

/** What an appender asks before it writes, and is told how that went. Any thread; never blocks. */
public interface WriteGate {
    /** Whether anything may be written now. */
    boolean isOpen();

    /** A record is durable. */
    void written(TopicPartition partition);

    /** A record was not written, or nobody knows. */
    void failed(TopicPartition partition, Exception why);
}
