package org.bunpil.wire.op;

import java.io.IOException;
import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.model.Background;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.Role;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Style;
import org.bunpil.op.Op;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.EnumNames;
import org.bunpil.wire.json.Ids;
import org.bunpil.wire.json.JsonIn;
import org.jspecify.annotations.Nullable;

/** Collects one op's fields, in any order, and builds the op once its name is known. */
final class OpFields {
    private final JsonIn in;
    private final OpReader batch;

    private @Nullable String op;
    /** Number of fields present besides {@code op}. If the op uses fewer, there is one too many. */
    private int present;

    private int used;

    private @Nullable Element el;
    private @Nullable String id;
    private @Nullable String page;
    private @Nullable Point at;
    private @Nullable Style style;
    private @Nullable SampleChunk chunk;
    private @Nullable Integer n;
    private @Nullable Integer count;
    private @Nullable SampleChunk fit;
    private @Nullable List<String> ids;
    private @Nullable List<Op.TargetedPatch> each;
    private @Nullable Point d;
    private @Nullable PatchFields v;
    private Op.@Nullable Placement placement;
    private @Nullable List<Op.Slice> parts;
    private boolean hasAfter;
    private @Nullable String after;
    private @Nullable String title;
    private @Nullable Background background;
    private @Nullable String inc;
    private @Nullable Integer fold;
    private @Nullable String owner;
    private @Nullable String client;
    private @Nullable String name;
    private @Nullable Role role;
    private @Nullable String secret;
    private @Nullable String user;
    private @Nullable String was;
    private @Nullable Integer c;
    private @Nullable Boolean owns;

    OpFields(JsonIn in, OpReader batch) {
        this.in = in;
        this.batch = batch;
    }

    Op read() throws IOException {
        in.beginObject("o");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            if (key.equals("op")) op = in.string("op");
            else field(key);
        }
        Op built = build(JsonIn.need(op, "op"));
        if (used != present) throw BadInputException.field("o", "a field of another op");
        return built;
    }

    private void field(String key) throws IOException {
        present++;
        switch (key) {
            case "id" -> id = in.pageId("id");
            case "page" -> page = in.pageId("page");
            case "at" -> at = in.point("at");
            case "style" -> style = StyleJson.read(in);
            case "p" -> chunk = ElementFields.packed(in, "p", Limits.APPEND_SAMPLES);
            case "n" -> n = in.number("n", 1, Integer.MAX_VALUE);
            case "count" -> count = in.number("count", 1, Integer.MAX_VALUE);
            case "fit" -> fit = ElementFields.packed(in, "fit", Limits.STROKE_SAMPLES);
            case "ids" -> ids = batch.ids();
            case "each" -> each = batch.each();
            case "d" -> d = in.point("d");
            case "v" -> v = new PatchFields(in).read();
            case "to" -> placement = placement();
            case "parts" -> parts = batch.parts();
            case "el" -> el = ElementJson.readAdd(in);
            case "after" -> {
                hasAfter = true;
                after = in.nextNull() ? null : in.pageId("after");
            }
            case "title" -> title = in.lineOfOp("title", Limits.TITLE_UNITS);
            case "background" -> background = in.word("background", EnumNames.BACKGROUND);
            default -> systemField(key);
        }
    }

    private void systemField(String key) throws IOException {
        switch (key) {
            case "inc" -> inc = in.word("inc", Limits.INC_MIN_UNITS, Limits.INC_MAX_UNITS);
            case "fold" -> fold = in.number("fold", 1, Integer.MAX_VALUE);
            case "owner" -> owner = in.nextNull() ? null : in.line("owner", Limits.USER_UNITS);
            case "client" -> client = in.clientId("client");
            case "name" -> name = in.lineOfOp("name", Limits.NAME_UNITS);
            case "role" -> role = in.word("role", EnumNames.ROLE);
            case "secret" -> secret = in.hex("secret", Limits.SHA256_UNITS);
            case "user" -> user = in.line("user", Limits.USER_UNITS);
            case "was" -> was = in.clientId("was");
            case "owns" -> owns = in.bool("owns");
            case "c" -> c = in.number("c", 1, Integer.MAX_VALUE);
            default -> throw BadInputException.field("o", "an unknown key in it");
        }
    }

    private Op.Placement placement() throws IOException {
        if (in.isString()) {
            return switch (in.string("to")) {
                case "top" -> new Op.Placement.Top();
                case "bottom" -> new Op.Placement.Bottom();
                default -> throw BadInputException.field("to", "not one of its words");
            };
        }
        String above = null;
        in.beginObject("to");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            if (key.equals("above")) above = in.elementId("above");
            else in.unknown("to");
        }
        return new Op.Placement.Above(JsonIn.need(above, "above"));
    }

    private Op build(String name) throws BadInputException {
        return switch (name) {
            case "add" -> new Op.Add(use(el, "el"));
            case "begin" ->
                new Op.Begin(elementId(), use(page, "page"), use(at, "at"), use(style, "style"), use(chunk, "p"));
            case "append" -> new Op.Append(elementId(), use(n, "n"), use(chunk, "p"));
            case "end" -> new Op.End(elementId(), use(n, "n"), use(count, "count"), maybe(fit));
            case "seal" -> new Op.Seal(elementId());
            case "move" -> new Op.Move(use(ids, "ids"), use(d, "d"));
            case "set" -> set();
            case "order" -> new Op.Order(use(ids, "ids"), use(placement, "to"));
            case "cut" -> cut();
            case "delete" -> new Op.Delete(use(ids, "ids"));
            case "restore" -> new Op.Restore(use(ids, "ids"));
            case "clear" -> new Op.Clear(use(page, "page"));
            case "page.add" -> new Op.PageAdd(elementId(), after(), maybe(title), maybe(background));
            case "page.move" -> new Op.PageMove(use(id, "id"), after());
            case "page.set" -> pageSet();
            case "page.delete" -> new Op.PageDelete(use(id, "id"));
            case "page.restore" -> new Op.PageRestore(use(id, "id"));
            case "access" -> new Op.Access(use(v, "v").access());
            case "init" -> new Op.Init(use(title, "title"), use(inc, "inc"), use(fold, "fold"), maybe(owner));
            case "join" -> join();
            default -> throw BadInputException.field("op", "unknown");
        };
    }

    private Op set() throws BadInputException {
        if (each != null) return new Op.SetEach(use(each, "each"));
        return new Op.Set(use(ids, "ids"), use(v, "v").patch());
    }

    private Op cut() throws BadInputException {
        Op.Cut cut = new Op.Cut(elementId(), use(count, "count"), use(parts, "parts"));
        if (!cut.parts().isEmpty() && cut.parts().getLast().to() > cut.sampleCount()) {
            throw BadInputException.field("parts", "beyond count");
        }
        return cut;
    }

    private Op pageSet() throws BadInputException {
        PatchFields values = use(v, "v");
        return new Op.PageSet(use(id, "id"), values.title(), values.background());
    }

    private Op join() throws BadInputException {
        String hash = maybe(secret);
        Integer participant = maybe(c);
        Boolean owner = maybe(owns);
        return new Op.Join(
                use(client, "client"),
                use(name, "name"),
                use(role, "role"),
                hash == null ? "" : hash,
                maybe(user),
                maybe(was),
                participant == null ? 0 : participant,
                owner != null && owner);
    }

    private String elementId() throws BadInputException {
        String element = use(id, "id");
        if (!Ids.isElement(element)) throw BadInputException.field("id", "not of its form");
        return element;
    }

    private @Nullable String after() throws BadInputException {
        if (!hasAfter) throw BadInputException.field("after", "missing");
        used++;
        return after;
    }

    private <T> T use(@Nullable T value, String field) throws BadInputException {
        used++;
        return JsonIn.need(value, field);
    }

    private <T> @Nullable T maybe(@Nullable T value) {
        if (value != null) used++;
        return value;
    }
}
