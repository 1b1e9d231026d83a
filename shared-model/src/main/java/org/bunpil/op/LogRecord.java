package org.bunpil.op;

import java.util.List;
import org.bunpil.model.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * One record of a board's log, before admission.
 *
 * @param client who sent it; "" is the system
 * @param k its number at that client, 0 for the system
 * @param ops empty when refused early
 * @param refused the code with which a relay refused it early, or null
 */
public record LogRecord(
        String client, long k, List<Op> ops, @Nullable ErrorCode refused) {
    public static LogRecord system(List<Op> ops) {
        return new LogRecord("", 0, ops, null);
    }
}
