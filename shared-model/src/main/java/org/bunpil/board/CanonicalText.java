package org.bunpil.board;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bunpil.geometry.Point;
import org.bunpil.model.Access;
import org.bunpil.model.Access.ChangeMode;
import org.bunpil.model.Access.PageMode;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.ElementKind;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * The lines that the state hash covers: a tag and compact JSON, written as {@code JSON.stringify} writes it, with every key, in
 * this fixed order. What only newer folds know is left out while it has its default, so that older boards keep their hash. Specified in docs/protocol.md, "State hash". Any change here needs a new version of the fold.
 */
final class CanonicalText {
    private final StringBuilder out = new StringBuilder(256);

    private CanonicalText() {}

    static String board(BoardHeader header) {
        CanonicalText t = new CanonicalText();
        t.raw("board{\"title\":").string(header.title());
        t.raw(",\"inc\":").string(header.inc());
        t.raw(",\"owner\":").string(header.owner());
        t.raw(",\"deletions\":").number(header.deletions());
        t.raw(",\"clear\":").pair(header.clearFrom(), header.clearTo());
        if (header.fold() != FoldVersion.FIRST) t.raw(",\"fold\":").number(header.fold());
        t.raw("}");
        return t.toString();
    }

    static String page(int index, Page page) {
        CanonicalText t = new CanonicalText();
        t.raw("page{\"i\":").number(index);
        t.raw(",\"id\":").string(page.id());
        t.raw(",\"title\":").string(page.title());
        t.raw(",\"background\":").name(page.background());
        t.raw(",\"deleted\":").flag(page.deleted()).raw("}");
        return t.toString();
    }

    static String person(Person person) {
        CanonicalText t = new CanonicalText();
        t.raw("person{\"c\":").number(person.c());
        t.raw(",\"name\":").string(person.name());
        t.raw(",\"role\":").name(person.role());
        t.raw(",\"granted\":").flag(person.granted());
        t.raw(",\"mute\":").flag(person.mute());
        t.raw(",\"kicked\":").flag(person.kicked());
        if (person.pages()) t.raw(",\"pages\":").flag(true);
        if (person.owner()) t.raw(",\"owner\":").flag(true);
        t.raw("}");
        return t.toString();
    }

    static String access(Access access) {
        CanonicalText t = new CanonicalText();
        t.raw("access{\"write\":").name(access.write());
        t.raw(",\"newcomers\":").string(access.newcomersWrite() ? "write" : "view");
        t.raw(",\"open\":").flag(access.open());
        if (access.change() != ChangeMode.EVERYONE) t.raw(",\"change\":").name(access.change());
        if (access.pages() != PageMode.EVERYONE) t.raw(",\"pages\":").name(access.pages());
        t.raw("}");
        return t.toString();
    }

    static String live(Element element) {
        return new CanonicalText().raw("live").element(element).toString();
    }

    /** A live stroke's line up to its chunks; {@link #chunk} and {@link #afterChunks} give the rest. */
    static String beforeChunks(Stroke stroke) {
        CanonicalText t = new CanonicalText();
        t.raw("live").common(stroke.common(), stroke.kind());
        return t.raw(",\"p\":[").toString();
    }

    /** Chunk {@code i} as it is written in a stroke's line. */
    static String chunk(int i, SampleChunk chunk) {
        return new CanonicalText().chunkText(i, chunk).toString();
    }

    static String afterChunks(Stroke stroke) {
        return new CanonicalText().rest(stroke).raw("}").toString();
    }

    static String trashed(Snapshot.Trashed trashed) {
        CanonicalText t = new CanonicalText();
        t.raw("gone{\"deletion\":").number(trashed.deletion());
        if (trashed.by() != 0) t.raw(",\"by\":").number(trashed.by());
        t.raw(",\"el\":").element(trashed.element()).raw("}");
        return t.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private CanonicalText element(Element element) {
        common(element.common(), element.kind());
        switch (element) {
            case Stroke stroke -> stroke(stroke);
            case Shape shape -> {
                raw(",\"form\":").name(shape.form());
                raw(",\"size\":").pair(shape.size().width(), shape.size().height());
                raw(",\"rot\":").number(shape.rot());
            }
            case Text text -> {
                raw(",\"text\":").string(text.text());
                raw(",\"size\":").pair(text.size().width(), text.size().height());
                raw(",\"rot\":").number(text.rot());
            }
            case Note note -> {
                raw(",\"text\":").string(note.text());
                raw(",\"size\":").pair(note.size().width(), note.size().height());
                raw(",\"rot\":").number(note.rot());
            }
            case Image image -> {
                raw(",\"asset\":").string(image.asset());
                raw(",\"size\":").pair(image.size().width(), image.size().height());
                raw(",\"rot\":").number(image.rot());
            }
            case Connector connector -> connector(connector);
        }
        return raw("}");
    }

    private void connector(Connector c) {
        raw(",\"size\":").pair(c.size().width(), c.size().height());
        raw(",\"text\":").string(c.text());
        raw(",\"from\":").binding(c.from());
        raw(",\"to\":").binding(c.to());
        raw(",\"route\":").name(c.route());
        raw(",\"bend\":").number(c.bend());
        raw(",\"tail\":").name(c.tail());
        raw(",\"head\":").name(c.head());
    }

    private CanonicalText binding(Connector.@Nullable Binding binding) {
        if (binding == null) return raw("null");
        raw("{\"id\":").string(binding.id()).raw(",\"anchor\":");
        Point anchor = binding.anchor();
        return (anchor == null ? raw("null") : pair(anchor.x(), anchor.y())).raw("}");
    }

    private void common(CommonProperties common, ElementKind kind) {
        raw("{\"id\":").string(common.id());
        raw(",\"kind\":").name(kind);
        raw(",\"page\":").string(common.page());
        raw(",\"z\":").number(common.z());
        raw(",\"at\":").pair(common.at().x(), common.at().y());
        raw(",\"by\":").number(common.author());
        raw(",\"style\":").style(common.style());
        raw(",\"group\":").string(common.group());
        raw(",\"lock\":").flag(common.lock());
    }

    private CanonicalText style(Style style) {
        raw("{\"tool\":").name(style.tool());
        raw(",\"color\":").color(style.color());
        raw(",\"width\":").number(style.width());
        raw(",\"fill\":").color(style.fill());
        raw(",\"alpha\":").number(style.alpha());
        raw(",\"dash\":").number(style.dash());
        return raw(",\"font\":").number(style.font()).raw("}");
    }

    private void stroke(Stroke stroke) {
        raw(",\"p\":[");
        List<SampleChunk> chunks = stroke.points().chunks();
        for (int i = 0; i < chunks.size(); i++) chunkText(i, chunks.get(i));
        rest(stroke);
    }

    private CanonicalText chunkText(int i, SampleChunk chunk) {
        return raw(i == 0 ? "\"" : ",\"").raw(chunk.text()).raw("\"");
    }

    private CanonicalText rest(Stroke stroke) {
        raw("],\"open\":").flag(stroke.open());
        raw(",\"sealed\":").flag(stroke.sealed());
        raw(",\"n\":").number(stroke.nextChunk());
        raw(",\"sx\":").number(stroke.sx());
        raw(",\"sy\":").number(stroke.sy());
        return raw(",\"rot\":").number(stroke.rot());
    }

    private CanonicalText raw(String text) {
        out.append(text);
        return this;
    }

    private CanonicalText number(long value) {
        out.append(value);
        return this;
    }

    private CanonicalText flag(boolean value) {
        out.append(value);
        return this;
    }

    private CanonicalText pair(long first, long second) {
        out.append('[').append(first).append(',').append(second).append(']');
        return this;
    }

    private CanonicalText name(Enum<?> value) {
        return string(value.name().toLowerCase(Locale.ROOT));
    }

    private CanonicalText color(@Nullable Integer rgb) {
        return string(rgb == null ? null : "#" + HexFormat.of().toHexDigits(rgb, 6));
    }

    private CanonicalText string(@Nullable String text) {
        if (text == null) return raw("null");
        out.append('"');
        for (int i = 0; i < text.length(); i++) escaped(text.charAt(i));
        out.append('"');
        return this;
    }

    private void escaped(char unit) {
        switch (unit) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (unit < ' ') out.append("\\u").append(HexFormat.of().toHexDigits(unit));
                else out.append(unit);
            }
        }
    }
}
