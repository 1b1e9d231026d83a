package org.bunpil.sync;

import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/**
 * Who joins which board, and how.
 *
 * @param app program and version, for logs
 * @param client 8 base62, new for each run of the program
 * @param secret 22 base62, random
 * @param board id, or null when {@code auth} is a join code or the relay shall choose
 * @param create makes the board if it is missing; needs a host key
 */
public record Profile(
        String app,
        String client,
        String secret,
        String name,
        @Nullable String board,
        ClientFrame.@Nullable Auth auth,
        boolean create,
        @Nullable String title) {
    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "Profile[client=" + client + ", board=" + board + "]";
    }
}
