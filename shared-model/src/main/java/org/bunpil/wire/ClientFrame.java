package org.bunpil.wire;

import java.util.List;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/** What a client sends; docs/protocol.md, "Messages". */
public sealed interface ClientFrame {
    /**
     * The first frame, but for {@link FindBoard}.
     *
     * @param protocolVersion the newest version of the messages that the client speaks
     * @param oldestVersion the oldest one that it still speaks
     * @param foldVersion the newest version of the fold that the client knows
     * @param client 8 base62, new for each run
     * @param secret 22 base62; proves later that the client is the same
     * @param board may be null with a join code, or with {@code create}
     * @param create creates the board if it does not exist; needs a host key
     * @param earlierRun the client that this run continues
     * @param watch only reads, is not a member
     */
    record Hello(
            int protocolVersion,
            int oldestVersion,
            int foldVersion,
            String app,
            String client,
            String secret,
            String name,
            @Nullable String board,
            @Nullable Auth auth,
            boolean create,
            @Nullable String title,
            @Nullable EarlierRun earlierRun,
            @Nullable Resume resume,
            boolean watch)
            implements ClientFrame {
        /** Of a client that speaks one version only. */
        public Hello(
                int protocolVersion,
                int foldVersion,
                String app,
                String client,
                String secret,
                String name,
                @Nullable String board,
                @Nullable Auth auth,
                boolean create,
                @Nullable String title,
                @Nullable EarlierRun earlierRun,
                @Nullable Resume resume,
                boolean watch) {
            this(
                    protocolVersion,
                    protocolVersion,
                    foldVersion,
                    app,
                    client,
                    secret,
                    name,
                    board,
                    auth,
                    create,
                    title,
                    earlierRun,
                    resume,
                    watch);
        }

        /** Secrets are not logged. */
        @Override
        public String toString() {
            return "Hello[client=" + client + ", board=" + board + "]";
        }
    }

    /** Before the hello: asks which board has a join code, so that a client that has a place there can keep it. */
    record FindBoard(String code) implements ClientFrame {
        @Override
        public String toString() {
            return "FindBoard";
        }
    }

    /** What entitles a newcomer to join. */
    sealed interface Auth {
        /** A class's join code. */
        record JoinCode(String code) implements Auth {
            @Override
            public String toString() {
                return "JoinCode";
            }
        }

        /** A user's host key. */
        record HostKey(String user, String key) implements Auth {
            @Override
            public String toString() {
                return "HostKey[user=" + user + "]";
            }
        }
    }

    /** The client of an earlier run and its secret. */
    record EarlierRun(String client, String secret) {
        @Override
        public String toString() {
            return "Was[client=" + client + "]";
        }
    }

    /** What the client already has: incarnation, seq, and the state hash at that seq. */
    record Resume(String inc, long seq, String hash) {}

    record Ops(long k, List<Op> ops) implements ClientFrame {}

    record PresenceUpdate(Presence presence) implements ClientFrame {}

    record HashRequest() implements ClientFrame {}

    /** A host asks for the join code; {@code fresh} asks for a new one. */
    record JoinCodeRequest(boolean fresh) implements ClientFrame {}

    /** Part {@code i} of {@code n} of an image; {@code data} is base64, checked by the codec. */
    record AssetPut(String id, int i, int n, String data) implements ClientFrame {}

    record AssetGet(String id) implements ClientFrame {}

    record Ping(long n) implements ClientFrame {}

    record Pong(long n) implements ClientFrame {}

    /** A type that begins with {@code x-}: an experiment, ignored. */
    record Unknown(String type) implements ClientFrame {}
}
