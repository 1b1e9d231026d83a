package org.bunpil.relay.admin;

import org.jspecify.annotations.Nullable;

/** A command that was not carried out. The message is a sentence for the administrator. */
public final class AdminException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is: how the API and the commands tell of it. */
    public enum Kind {
        /** The command does not make sense. */
        USAGE("usage", 400, 2),
        /** No relay answers, or it does not know this user's token. */
        NO_RELAY("no_relay", 401, 3),
        /** There is nothing of this name. */
        NOT_FOUND("not_found", 404, 4),
        /** It cannot be done with this. */
        REFUSED("refused", 409, 5),
        /** Later it may succeed. */
        UNAVAILABLE("unavailable", 503, 6),
        /** A mistake in the program. */
        FAILED("failed", 500, 1);

        private final String code;
        private final int status;
        private final int exitCode;

        Kind(String code, int status, int exitCode) {
            this.code = code;
            this.status = status;
            this.exitCode = exitCode;
        }

        String code() {
            return code;
        }

        int status() {
            return status;
        }

        static Kind ofStatus(int status) {
            for (Kind kind : values()) if (kind.status == status) return kind;
            return status == 413 ? USAGE : FAILED;
        }
    }

    private final Kind kind;

    AdminException(Kind kind, String sentence) {
        this(kind, sentence, null);
    }

    AdminException(Kind kind, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** With which the program ends. */
    public int exitCode() {
        return kind.exitCode;
    }
}
