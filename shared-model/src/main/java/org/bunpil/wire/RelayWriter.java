package org.bunpil.wire;

import java.io.IOException;
import org.bunpil.op.Batch;
import org.bunpil.wire.json.EnumNames;
import org.bunpil.wire.json.JsonOut;
import org.bunpil.wire.op.OpWriter;
import org.jspecify.annotations.Nullable;

/** Writes what relays send. */
final class RelayWriter {
    private RelayWriter() {}

    static String write(RelayFrame frame) {
        return switch (frame) {
            case RelayFrame.FoundBoard f -> JsonOut.frame("found", out -> out.field("board", f.board()));
            case RelayFrame.Welcome w -> JsonOut.frame("welcome", out -> WelcomeFields.write(out, w));
            case RelayFrame.SnapshotPart p -> JsonOut.frame("snapshot", out -> SnapshotJson.write(out, p));
            case RelayFrame.Stream s -> JsonOut.frame("ops", out -> stream(out, s));
            case RelayFrame.Reject r ->
                JsonOut.frame("reject", out -> {
                    out.field("k", r.k()).field("code", EnumNames.CODE.text(r.code()));
                    out.name("args").beginObject().endObject();
                });
            case RelayFrame.Gap g -> JsonOut.frame("gap", out -> out.field("expect", g.expected()));
            case RelayFrame.PresenceUpdates p -> JsonOut.frame("presence", out -> people(out, p));
            case RelayFrame.Hash h ->
                JsonOut.frame("hash", out -> out.field("seq", h.seq()).field("h", h.hash()));
            case RelayFrame.Failure f -> JsonOut.frame("error", out -> failure(out, f));
            case RelayFrame.JoinCode c -> JsonOut.frame("code", out -> out.field("code", c.code()));
            case RelayFrame.SlowDown s -> JsonOut.frame("slow", out -> out.field("flushMs", s.flushMillis()));
            case RelayFrame.AssetOk a -> JsonOut.frame("asset.ok", out -> out.field("id", a.id()));
            case RelayFrame.AssetData a ->
                JsonOut.frame(
                        "asset.data",
                        out -> AssetJson.writePart(out, new AssetJson.Part(a.id(), a.i(), a.n(), a.data())));
            case RelayFrame.Ping p -> JsonOut.frame("ping", out -> out.field("n", p.n()));
            case RelayFrame.Pong p -> JsonOut.frame("pong", out -> out.field("n", p.n()));
            case RelayFrame.Goodbye g ->
                JsonOut.frame("goodbye", out -> out.field("why", g.why()).field("retryMs", g.retryMillis()));
            case RelayFrame.Unknown u -> JsonOut.frame(u.type(), out -> {});
        };
    }

    static void batch(JsonOut out, Batch batch) throws IOException {
        out.beginObject().field("c", batch.c());
        if (batch.c() != 0) out.field("k", batch.k());
        OpWriter.write(out.name("o"), batch.ops());
        out.endObject();
    }

    /** Writes the same text as {@link WireCodec#writeStream} does from encoded batches. */
    private static void stream(JsonOut out, RelayFrame.Stream s) throws IOException {
        out.field("s", s.seq()).field("ts", s.tsMillis()).name("b").beginArray();
        for (Batch batch : s.batches()) batch(out, batch);
        out.endArray();
        if (s.hash() != null) out.field("h", s.hash());
    }

    private static void people(JsonOut out, RelayFrame.PresenceUpdates presenceUpdates) throws IOException {
        out.name("m").beginObject();
        for (var entry : presenceUpdates.presence().entrySet()) {
            out.name(Integer.toString(entry.getKey()));
            Presence presence = entry.getValue();
            if (presence == null) out.nullValue();
            else PresenceJson.write(out, presence);
        }
        out.endObject();
    }

    private static void failure(JsonOut out, RelayFrame.Failure f) throws IOException {
        out.field("code", EnumNames.CODE.text(f.code()));
        if (f.k() != 0) out.field("k", f.k());
        out.field("fatal", f.fatal()).name("args").beginObject();
        for (var arg : f.args().entrySet()) out.field(arg.getKey(), arg.getValue());
        out.endObject().field("msg", f.message());
        if (f.retryMillis() != 0) out.field("retryMs", f.retryMillis());
    }

    /** Puts batches that are already encoded into a frame. */
    static String stream(long seq, long tsMillis, Iterable<String> batches, @Nullable String hash) {
        StringBuilder out = new StringBuilder(128);
        out.append("{\"t\":\"ops\",\"s\":")
                .append(seq)
                .append(",\"ts\":")
                .append(tsMillis)
                .append(",\"b\":[");
        String between = "";
        for (String batch : batches) {
            out.append(between).append(batch);
            between = ",";
        }
        out.append(']');
        if (hash != null) out.append(",\"h\":\"").append(hash).append('"');
        return out.append('}').toString();
    }
}
