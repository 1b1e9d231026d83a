package org.bunpil.wire.op;

import java.io.IOException;
import java.util.List;
import org.bunpil.op.Op;
import org.bunpil.wire.json.EnumNames;
import org.bunpil.wire.json.JsonOut;
import org.jspecify.annotations.Nullable;

/** Writes ops, with the fields in the order of docs/protocol.md. */
public final class OpWriter {
    private OpWriter() {}

    public static void write(JsonOut out, List<Op> ops) throws IOException {
        out.beginArray();
        for (Op op : ops) write(out, op);
        out.endArray();
    }

    private static void write(JsonOut out, Op op) throws IOException {
        out.beginObject();
        switch (op) {
            case Op.Add a -> {
                out.field("op", "add").name("el");
                ElementJson.writeAdd(out, a.element());
            }
            case Op.Begin b -> {
                named(out, "begin", b.id()).field("page", b.page()).field("at", b.at());
                StyleJson.writeShort(out, b.style());
                out.field("p", b.points().text());
            }
            case Op.Append a ->
                named(out, "append", a.id())
                        .field("n", a.chunkNumber())
                        .field("p", a.points().text());
            case Op.End e -> {
                named(out, "end", e.id()).field("n", e.chunkCount()).field("count", e.sampleCount());
                if (e.fit() != null) out.field("fit", e.fit().text());
            }
            case Op.Seal s -> named(out, "seal", s.id());
            case Op.Move m -> out.field("op", "move").strings("ids", m.ids()).field("d", m.delta());
            case Op.Set s -> {
                out.field("op", "set").strings("ids", s.ids());
                PatchJson.write(out, s.patch());
            }
            case Op.SetEach s -> each(out, s.patches());
            case Op.Order o -> {
                out.field("op", "order").strings("ids", o.ids());
                switch (o.placement()) {
                    case Op.Placement.Top top -> out.field("to", "top");
                    case Op.Placement.Bottom bottom -> out.field("to", "bottom");
                    case Op.Placement.Above above ->
                        out.name("to").beginObject().field("above", above.id()).endObject();
                }
            }
            case Op.Cut c -> cut(out, c);
            case Op.Delete d -> out.field("op", "delete").strings("ids", d.ids());
            case Op.Restore r -> out.field("op", "restore").strings("ids", r.ids());
            case Op.Clear c -> out.field("op", "clear").field("page", c.page());
            case Op.PageAdd p -> {
                after(named(out, "page.add", p.id()), p.after());
                if (p.title() != null) out.field("title", p.title());
                if (p.background() != null) out.field("background", EnumNames.BACKGROUND.text(p.background()));
            }
            case Op.PageMove p -> after(named(out, "page.move", p.id()), p.after());
            case Op.PageSet p -> {
                named(out, "page.set", p.id()).name("v").beginObject();
                if (p.title() != null) out.field("title", p.title());
                if (p.background() != null) out.field("background", EnumNames.BACKGROUND.text(p.background()));
                out.endObject();
            }
            case Op.PageDelete p -> named(out, "page.delete", p.id());
            case Op.PageRestore p -> named(out, "page.restore", p.id());
            case Op.Access a -> {
                out.field("op", "access");
                PatchJson.writeAccess(out, a.patch());
            }
            case Op.Init i -> {
                out.field("op", "init").field("title", i.title()).field("inc", i.inc());
                out.field("fold", i.foldVersion());
                if (i.owner() != null) out.field("owner", i.owner());
            }
            case Op.Join j -> join(out, j);
        }
        out.endObject();
    }

    private static JsonOut named(JsonOut out, String op, String id) throws IOException {
        return out.field("op", op).field("id", id);
    }

    private static void after(JsonOut out, @Nullable String after) throws IOException {
        if (after == null) out.name("after").nullValue();
        else out.field("after", after);
    }

    private static void each(JsonOut out, List<Op.TargetedPatch> each) throws IOException {
        out.field("op", "set").name("each").beginArray();
        for (Op.TargetedPatch one : each) {
            out.beginObject().field("id", one.id());
            PatchJson.write(out, one.patch());
            out.endObject();
        }
        out.endArray();
    }

    private static void cut(JsonOut out, Op.Cut c) throws IOException {
        named(out, "cut", c.id()).field("count", c.sampleCount()).name("parts").beginArray();
        for (Op.Slice slice : c.parts()) {
            out.beginObject().field("id", slice.id());
            out.field("from", slice.from()).field("to", slice.to()).endObject();
        }
        out.endArray();
    }

    private static void join(JsonOut out, Op.Join j) throws IOException {
        out.field("op", "join").field("client", j.client()).field("name", j.name());
        out.field("role", EnumNames.ROLE.text(j.role()));
        if (!j.secret().isEmpty()) out.field("secret", j.secret());
        if (j.user() != null) out.field("user", j.user());
        if (j.earlierClient() != null) out.field("was", j.earlierClient());
        if (j.c() != 0) out.field("c", j.c());
        if (j.owner()) out.field("owns", true);
    }
}
