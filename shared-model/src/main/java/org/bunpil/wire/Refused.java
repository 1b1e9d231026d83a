package org.bunpil.wire;

import java.io.IOException;
import java.io.Serial;
import org.bunpil.model.Code;

/** Input that breaks a rule; ends the reading of one frame and never leaves this package. Carries no stack: it is cheap to be sent nonsense. */
final class Refused extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String detail;

    private Refused(Code code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    /** @param field a name of the protocol's, never the sender's */
    static Refused field(String field, String why) {
        return new Refused(Code.BAD_FIELD, field + ": " + why);
    }

    static Refused limit(String field) {
        return new Refused(Code.LIMIT, field + ": more than allowed");
    }

    static Refused message(String why) {
        return new Refused(Code.BAD_MESSAGE, why);
    }

    static Refused type() {
        return new Refused(Code.BAD_TYPE, "t: unknown");
    }

    Code code() {
        return code;
    }

    String detail() {
        return detail;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public Throwable fillInStackTrace() {
        return this;
    }
}
