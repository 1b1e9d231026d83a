package org.bunpil.sync;

import java.util.function.Function;
import org.bunpil.model.ErrorCode;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;

/**
 * The first frames of a connection. Who has only a join code asks for its board first: the owner of this engine may know a place on it
 * that an earlier run had, and must not come as somebody new.
 */
final class HelloSender {
    private final RelayLink link;
    private final Function<@Nullable String, ClientFrame.Hello> hello;
    private boolean asks;

    /** @param hello makes the hello for a board, or without one when only a join code is known */
    HelloSender(RelayLink link, Function<@Nullable String, ClientFrame.Hello> hello) {
        this.link = link;
        this.hello = hello;
    }

    /** The link is open. @param board its id, or null if it is not known */
    void opened(@Nullable String board, ClientFrame.@Nullable Auth auth) {
        asks = false;
        if (board == null && auth instanceof ClientFrame.Auth.JoinCode(String code)) {
            asks = true;
            link.send(new ClientFrame.FindBoard(code));
        } else {
            link.send(hello.apply(board));
        }
    }

    /** The relay has said which board the code belongs to. */
    void found(String board) {
        if (asks) send(board);
    }

    /** @return whether this answers the question about the code: an older relay does not know it, and the hello went out without */
    boolean isUnknown(RelayFrame.Failure failure) {
        if (!asks || failure.code() != ErrorCode.BAD_TYPE) return false;
        send(null);
        return true;
    }

    private void send(@Nullable String board) {
        asks = false;
        link.send(hello.apply(board));
    }
}
