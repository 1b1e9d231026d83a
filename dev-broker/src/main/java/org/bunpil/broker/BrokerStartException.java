package org.bunpil.broker;

/** What was asked for cannot be done; the message is the one sentence for the person who asked. */
final class BrokerStartException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokerStartException(String sentence) {
        super(sentence);
    }
}
