package org.bunpil.wire;

import java.io.IOException;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Limits;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.JsonIn;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a {@code hello}. */
final class HelloFields {
    private final JsonIn in;

    private @Nullable Integer v;
    private @Nullable Integer oldest;
    private int fold = FoldVersion.FIRST;
    private String app = "";
    private @Nullable String client;
    private @Nullable String secret;
    private @Nullable String name;
    private @Nullable String board;
    private ClientFrame.@Nullable Auth auth;
    private boolean create;
    private @Nullable String title;
    private ClientFrame.@Nullable EarlierRun earlierRun;
    private ClientFrame.@Nullable Resume resume;
    private boolean watch;

    HelloFields(JsonIn in) {
        this.in = in;
    }

    ClientFrame.Hello read() throws IOException {
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "v" -> v = in.number("v", 0, Integer.MAX_VALUE);
                case "vMin" -> oldest = in.number("vMin", 0, Integer.MAX_VALUE);
                case "fold" -> fold = in.number("fold", FoldVersion.FIRST, Integer.MAX_VALUE);
                case "app" -> app = in.line("app", Limits.APP_UNITS);
                case "client" -> client = in.clientId("client");
                case "secret" -> secret = secret();
                case "name" -> name = in.line("name", Limits.NAME_UNITS);
                case "board" -> board = in.word("board", Limits.BOARD_ID_MIN_UNITS, Limits.BOARD_ID_MAX_UNITS);
                case "auth" -> auth = auth();
                case "create" -> create = in.bool("create");
                case "title" -> title = in.line("title", Limits.TITLE_UNITS);
                case "was" -> earlierRun = earlierRun();
                case "resume" -> resume = resume();
                case "watch" -> watch = in.bool("watch");
                default -> in.unknown("frame");
            }
        }
        // A watcher is no participant: it has no name and no secret to prove later.
        if (watch && secret == null) secret = "";
        if (watch && name == null) name = "";
        int newest = JsonIn.need(v, "v");
        return new ClientFrame.Hello(
                newest,
                oldest == null ? newest : Math.min(oldest, newest),
                fold,
                app,
                JsonIn.need(client, "client"),
                JsonIn.need(secret, "secret"),
                JsonIn.need(name, "name"),
                board,
                auth,
                create,
                title,
                earlierRun,
                resume,
                watch);
    }

    private String secret() throws IOException {
        return in.word("secret", Limits.SECRET_UNITS, Limits.SECRET_UNITS);
    }

    private ClientFrame.Auth auth() throws IOException {
        String code = null;
        String user = null;
        String key = null;
        in.beginObject("auth");
        for (String name = in.nextKey(); name != null; name = in.nextKey()) {
            switch (name) {
                case "code" -> code = in.line("code", Limits.CODE_UNITS);
                case "user" -> user = in.line("user", Limits.USER_UNITS);
                case "key" -> key = in.line("key", Limits.KEY_MAX_UNITS);
                default -> in.unknown("auth");
            }
        }
        if (code == null) return new ClientFrame.Auth.HostKey(JsonIn.need(user, "user"), JsonIn.need(key, "key"));
        if (user != null || key != null) throw BadInputException.field("auth", "a code and a key");
        return new ClientFrame.Auth.JoinCode(code);
    }

    private ClientFrame.EarlierRun earlierRun() throws IOException {
        String earlier = null;
        String proof = null;
        in.beginObject("was");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "client" -> earlier = in.clientId("client");
                case "secret" -> proof = secret();
                default -> in.unknown("was");
            }
        }
        return new ClientFrame.EarlierRun(JsonIn.need(earlier, "client"), JsonIn.need(proof, "secret"));
    }

    /** Any incarnation and hash are accepted: if they do not match, a snapshot is sent. */
    private ClientFrame.Resume resume() throws IOException {
        String inc = null;
        Long seq = null;
        String hash = null;
        in.beginObject("resume");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "inc" -> inc = in.line("inc", Limits.INC_MAX_UNITS);
                case "seq" -> seq = in.integer("seq", 0, Limits.INTEGER - 1);
                case "h" -> hash = in.line("h", Limits.HASH_UNITS);
                default -> in.unknown("resume");
            }
        }
        return new ClientFrame.Resume(JsonIn.need(inc, "inc"), JsonIn.need(seq, "seq"), JsonIn.need(hash, "h"));
    }
}
