package org.bunpil.wire;

import java.io.IOException;
import org.bunpil.model.FoldVersion;
import org.bunpil.wire.json.JsonOut;
import org.bunpil.wire.op.OpWriter;

/** Writes what clients send. */
final class ClientWriter {
    private ClientWriter() {}

    static String write(ClientFrame frame) {
        return switch (frame) {
            case ClientFrame.Hello h -> JsonOut.frame("hello", out -> hello(out, h));
            case ClientFrame.FindBoard f -> JsonOut.frame("find", out -> out.field("code", f.code()));
            case ClientFrame.Ops o ->
                JsonOut.frame("ops", out -> {
                    out.field("k", o.k()).name("o");
                    OpWriter.write(out, o.ops());
                });
            case ClientFrame.PresenceUpdate p ->
                JsonOut.frame("presence", out -> PresenceJson.write(out.name("p"), p.presence()));
            case ClientFrame.HashRequest c -> JsonOut.frame("check", out -> {});
            case ClientFrame.JoinCodeRequest a -> JsonOut.frame("code", out -> out.field("new", a.fresh()));
            case ClientFrame.AssetPut a ->
                JsonOut.frame(
                        "asset.put",
                        out -> AssetJson.writePart(out, new AssetJson.Part(a.id(), a.i(), a.n(), a.data())));
            case ClientFrame.AssetGet a -> JsonOut.frame("asset.get", out -> out.field("id", a.id()));
            case ClientFrame.Ping p -> JsonOut.frame("ping", out -> out.field("n", p.n()));
            case ClientFrame.Pong p -> JsonOut.frame("pong", out -> out.field("n", p.n()));
            case ClientFrame.Unknown u -> JsonOut.frame(u.type(), out -> {});
        };
    }

    private static void hello(JsonOut out, ClientFrame.Hello h) throws IOException {
        out.field("v", h.protocolVersion());
        if (h.oldestVersion() != h.protocolVersion()) out.field("vMin", h.oldestVersion());
        if (h.foldVersion() != FoldVersion.FIRST) out.field("fold", h.foldVersion());
        out.field("app", h.app()).field("client", h.client());
        if (!h.secret().isEmpty()) out.field("secret", h.secret());
        out.field("name", h.name());
        if (h.board() != null) out.field("board", h.board());
        switch (h.auth()) {
            case null -> {}
            case ClientFrame.Auth.JoinCode c ->
                out.name("auth").beginObject().field("code", c.code()).endObject();
            case ClientFrame.Auth.HostKey k -> {
                out.name("auth").beginObject().field("user", k.user());
                out.field("key", k.key()).endObject();
            }
        }
        if (h.create()) out.field("create", true);
        if (h.title() != null) out.field("title", h.title());
        if (h.earlierRun() != null) was(out, h.earlierRun());
        if (h.resume() != null) resume(out, h.resume());
        if (h.watch()) out.field("watch", true);
    }

    private static void was(JsonOut out, ClientFrame.EarlierRun earlierRun) throws IOException {
        out.name("was").beginObject().field("client", earlierRun.client());
        out.field("secret", earlierRun.secret()).endObject();
    }

    private static void resume(JsonOut out, ClientFrame.Resume resume) throws IOException {
        out.name("resume").beginObject().field("inc", resume.inc());
        out.field("seq", resume.seq()).field("h", resume.hash()).endObject();
    }
}
