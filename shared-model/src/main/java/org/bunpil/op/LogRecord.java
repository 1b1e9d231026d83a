package org.bunpil.op;

import java.util.List;
import org.bunpil.model.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * One record of a board's log, before admission.
 *
 * @param client the client that sent it; "" for the system
 * @param k that client's number for it; 0 for the system
 * @param ops empty if a relay refused it before it reached the log
 * @param refused the code of that refusal, or null
 */
public record LogRecord(
        String client, long k, List<Op> ops, @Nullable ErrorCode refused) {
    public static LogRecord system(List<Op> ops) {
        return new LogRecord("", 0, ops, null);
    }
}
