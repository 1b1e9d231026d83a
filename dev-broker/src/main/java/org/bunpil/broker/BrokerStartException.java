package org.bunpil.broker;

/** The broker cannot start. The message is one sentence for the user. */
final class BrokerStartException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokerStartException(String sentence) {
        super(sentence);
    }
}
