package org.bunpil.relay;

/** The relay cannot run like this; the message is one sentence for whoever started it. */
public final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnusableException(String sentence) {
        super(sentence);
    }

    public UnusableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
