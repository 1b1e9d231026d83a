package org.bunpil.relay;

/** The relay cannot run like this; the message is one sentence for whoever started it. */
public final class StartupException extends Exception {
    private static final long serialVersionUID = 1L;

    public StartupException(String sentence) {
        super(sentence);
    }

    public StartupException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
