package org.bunpil.relay.log.kafka.topic;

/** A topic's settings would break what the relay promises; the message is a sentence for whoever runs Kafka. */
public final class WrongTopicException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongTopicException(String sentence) {
        super(sentence);
    }
}
