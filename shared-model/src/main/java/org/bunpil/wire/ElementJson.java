package org.bunpil.wire;

import java.io.IOException;
import java.util.List;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Packed;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.Text;

/** Elements: whole as snapshots have them, or as {@code add} has them, without what the fold gives and without defaults. */
final class ElementJson {
    private ElementJson() {}

    /** The element of an {@code add}. */
    static Element readAdd(JsonIn in) throws IOException {
        return new ElementFields(in, true).read();
    }

    /** An element of a snapshot. */
    static Element readWhole(JsonIn in) throws IOException {
        return new ElementFields(in, false).read();
    }

    /** Every property, null spelled out. */
    static void writeWhole(JsonOut out, Element e) throws IOException {
        out.beginObject();
        head(out, e).field("z", e.z());
        out.field("at", e.at()).field("by", e.by());
        StyleJson.writeWhole(out, e.style());
        String group = e.group();
        if (group == null) out.name("group").nullValue();
        else out.field("group", group);
        out.field("lock", e.lock());
        switch (e) {
            case Stroke s -> {
                chunks(out, s);
                out.field("open", s.open()).field("sealed", s.sealed()).field("n", s.n());
                out.field("sx", s.sx()).field("sy", s.sy()).field("rot", s.rot());
            }
            case Shape s -> {
                out.field("form", Words.FORM.text(s.form()));
                out.pair("size", s.size().width(), s.size().height()).field("rot", s.rot());
            }
            case Text t -> {
                out.field("text", t.text());
                out.pair("size", t.size().width(), t.size().height()).field("rot", t.rot());
            }
            case Note n -> {
                out.field("text", n.text());
                out.pair("size", n.size().width(), n.size().height()).field("rot", n.rot());
            }
            case Image i -> {
                out.field("asset", i.asset());
                out.pair("size", i.size().width(), i.size().height()).field("rot", i.rot());
            }
        }
        out.endObject();
    }

    /** Without z, by, lock and defaults. */
    static void writeAdd(JsonOut out, Element e) throws IOException {
        out.beginObject();
        head(out, e).field("at", e.at());
        if (!e.style().equals(Style.DEFAULT)) StyleJson.writeShort(out, e.style());
        String group = e.group();
        if (group != null) out.field("group", group);
        switch (e) {
            case Stroke _ -> throw new IllegalArgumentException("a stroke comes into being by begin");
            case Shape s -> {
                out.field("form", Words.FORM.text(s.form()));
                out.pair("size", s.size().width(), s.size().height());
                rot(out, s.rot());
            }
            case Text t -> {
                if (!t.text().isEmpty()) out.field("text", t.text());
                out.pair("size", t.size().width(), t.size().height());
                rot(out, t.rot());
            }
            case Note n -> {
                if (!n.text().isEmpty()) out.field("text", n.text());
                out.pair("size", n.size().width(), n.size().height());
                rot(out, n.rot());
            }
            case Image i -> {
                out.field("asset", i.asset());
                out.pair("size", i.size().width(), i.size().height());
                rot(out, i.rot());
            }
        }
        out.endObject();
    }

    private static JsonOut head(JsonOut out, Element e) throws IOException {
        return out.field("id", e.id()).field("kind", kind(e)).field("page", e.page());
    }

    private static String kind(Element e) {
        return switch (e) {
            case Stroke s -> "stroke";
            case Shape s -> "shape";
            case Text t -> "text";
            case Note n -> "note";
            case Image i -> "image";
        };
    }

    private static void chunks(JsonOut out, Stroke s) throws IOException {
        List<Packed> chunks = s.points().chunks();
        out.name("p").beginArray();
        for (Packed chunk : chunks) out.value(chunk.text());
        out.endArray();
    }

    private static void rot(JsonOut out, int rot) throws IOException {
        if (rot != 0) out.field("rot", rot);
    }
}
