package org.bunpil.wire;

import java.util.Locale;
import java.util.Map;
import org.bunpil.model.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Why a relay refused somebody with {@link ErrorCode#AUTH}, where that tells only what the client has shown anyway: its own code, its own
 * key, or a secret that was right.
 */
public enum AuthCause {
    CODE("no class has this code"),
    KEY("this relay does not have this host key"),
    /** A later run took over the client's place. */
    CONTINUED("a later run continues this client");

    private static final String ARG = "cause";

    private final String why;

    AuthCause(String why) {
        this.why = why;
    }

    /** One English sentence, for logs. */
    public String why() {
        return why;
    }

    /** The {@code args} of the error with this sentence. */
    public static Map<String, String> args(ErrorCode code, String why) {
        for (AuthCause cause : values())
            if (code == ErrorCode.AUTH && cause.why.equals(why)) return Map.of(ARG, cause.text());
        return Map.of();
    }

    /** The cause that a relay named; null when it named none, or one that this program does not know. */
    public static @Nullable AuthCause of(RelayFrame.Failure failure) {
        for (AuthCause cause : values())
            if (failure.code() == ErrorCode.AUTH
                    && cause.text().equals(failure.args().get(ARG))) return cause;
        return null;
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
