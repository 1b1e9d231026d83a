package org.bunpil.relay;

/** The relay cannot start with these settings or files. The message is one sentence for the administrator. */
public final class StartupException extends Exception {
    private static final long serialVersionUID = 1L;

    public StartupException(String sentence) {
        super(sentence);
    }

    public StartupException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
