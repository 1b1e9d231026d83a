package org.bunpil.wire.json;

import java.io.IOException;
import java.io.Serial;
import org.bunpil.model.ErrorCode;

/**
 * Input that breaks a rule. It ends the reading of one frame and never leaves this package. It has no stack trace, so that invalid input
 * costs the receiver little.
 */
public final class BadInputException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String detail;

    private BadInputException(ErrorCode code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    /** @param field a name from the protocol, never from the sender */
    public static BadInputException field(String field, String why) {
        return new BadInputException(ErrorCode.BAD_FIELD, field + ": " + why);
    }

    public static BadInputException limit(String field) {
        return new BadInputException(ErrorCode.LIMIT, field + ": more than allowed");
    }

    static BadInputException message(String why) {
        return new BadInputException(ErrorCode.BAD_MESSAGE, why);
    }

    public static BadInputException type() {
        return new BadInputException(ErrorCode.BAD_TYPE, "t: unknown");
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public Throwable fillInStackTrace() {
        return this;
    }
}
