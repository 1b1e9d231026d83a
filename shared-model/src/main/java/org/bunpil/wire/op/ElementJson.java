package org.bunpil.wire.op;

import java.io.IOException;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.wire.json.EnumNames;
import org.bunpil.wire.json.JsonIn;
import org.bunpil.wire.json.JsonOut;

/** Elements as in snapshots, or as in {@code add}, without what the fold sets. Both forms leave out defaults. */
public final class ElementJson {
    private ElementJson() {}

    /** The element of an {@code add}. */
    static Element readAdd(JsonIn in) throws IOException {
        return new ElementFields(in, true).read();
    }

    /** An element of a snapshot. */
    public static Element readWhole(JsonIn in) throws IOException {
        return new ElementFields(in, false).read();
    }

    /** Writes an element of a snapshot, without defaults. */
    public static void writeWhole(JsonOut out, Element e) throws IOException {
        out.beginObject();
        head(out, e).field("z", e.z());
        out.field("at", e.at()).field("by", e.author());
        body(out, e);
        if (e.lock()) out.field("lock", true);
        out.endObject();
    }

    /** Writes an element without z, by, lock and defaults. */
    static void writeAdd(JsonOut out, Element e) throws IOException {
        if (e instanceof Stroke) throw new IllegalArgumentException("a stroke comes into being by begin");
        out.beginObject();
        head(out, e).field("at", e.at());
        body(out, e);
        out.endObject();
    }

    private static void body(JsonOut out, Element e) throws IOException {
        if (!e.style().equals(Style.DEFAULT)) StyleJson.writeShort(out, e.style());
        String group = e.group();
        if (group != null) out.field("group", group);
        switch (e) {
            case Stroke s -> stroke(out, s);
            case Shape s -> {
                out.field("form", EnumNames.FORM.text(s.form()));
                out.pair("size", s.size().width(), s.size().height());
                unless(0, out, "rot", s.rot());
            }
            case Text t -> {
                if (!t.text().isEmpty()) out.field("text", t.text());
                out.pair("size", t.size().width(), t.size().height());
                unless(0, out, "rot", t.rot());
            }
            case Note n -> {
                if (!n.text().isEmpty()) out.field("text", n.text());
                out.pair("size", n.size().width(), n.size().height());
                unless(0, out, "rot", n.rot());
            }
            case Image i -> {
                out.field("asset", i.asset());
                out.pair("size", i.size().width(), i.size().height());
                unless(0, out, "rot", i.rot());
            }
            case Connector c -> ConnectorJson.write(out, c);
        }
    }

    private static void stroke(JsonOut out, Stroke s) throws IOException {
        out.name("p").beginArray();
        for (SampleChunk chunk : s.points().chunks()) out.value(chunk.text());
        out.endArray();
        if (s.open()) out.field("open", true);
        if (s.sealed()) out.field("sealed", true);
        unless(1, out, "n", s.nextChunk());
        unless(Stroke.UNIT_SCALE, out, "sx", s.sx());
        unless(Stroke.UNIT_SCALE, out, "sy", s.sy());
        unless(0, out, "rot", s.rot());
    }

    private static void unless(int usual, JsonOut out, String name, int value) throws IOException {
        if (value != usual) out.field(name, value);
    }

    private static JsonOut head(JsonOut out, Element e) throws IOException {
        return out.field("id", e.id())
                .field("kind", EnumNames.KIND.text(e.kind()))
                .field("page", e.page());
    }
}
