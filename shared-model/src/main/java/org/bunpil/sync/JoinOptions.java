package org.bunpil.sync;

import org.bunpil.model.FoldVersion;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.WireVersion;
import org.jspecify.annotations.Nullable;

/**
 * Who joins which board, and how.
 *
 * @param app program and version, for logs
 * @param client 8 base62, new for each run of the program
 * @param secret 22 base62, random
 * @param board id, or null when {@code auth} is a join code or the relay is to choose
 * @param create creates the board if it does not exist; needs a host key
 */
public record JoinOptions(
        String app,
        String client,
        String secret,
        String name,
        @Nullable String board,
        ClientFrame.@Nullable Auth auth,
        boolean create,
        @Nullable String title) {
    /**
     * The first frame of a connection.
     *
     * @param was the earlier run that this one continues
     * @param knownBoard the board's id, or null if it is not known yet
     * @param mayCreate whether the relay may create the board if it does not exist
     * @param resume what this client already has, or null to ask for the whole board
     */
    ClientFrame.Hello hello(
            Identity identity,
            @Nullable Identity was,
            @Nullable String knownBoard,
            boolean mayCreate,
            ClientFrame.@Nullable Resume resume) {
        ClientFrame.EarlierRun earlier = was == null ? null : new ClientFrame.EarlierRun(was.client(), was.secret());
        return new ClientFrame.Hello(
                WireVersion.NEWEST,
                WireVersion.OLDEST,
                FoldVersion.NEWEST,
                app,
                identity.client(),
                identity.secret(),
                name,
                knownBoard,
                auth,
                create && mayCreate,
                title,
                earlier,
                resume,
                false);
    }

    /** Secrets are not logged. */
    @Override
    public String toString() {
        return "Profile[client=" + client + ", board=" + board + "]";
    }
}
