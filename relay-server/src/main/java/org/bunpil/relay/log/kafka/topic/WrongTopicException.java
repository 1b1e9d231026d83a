package org.bunpil.relay.log.kafka.topic;

/** A topic's settings would break what the relay promises. The message is one or more sentences for Kafka's administrator. */
public final class WrongTopicException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongTopicException(String sentence) {
        super(sentence);
    }
}
