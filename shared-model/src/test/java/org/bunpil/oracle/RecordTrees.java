package org.bunpil.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bunpil.board.Snapshot;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Access;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.Op;

/** The records of ops and model as trees, with keys in the order of the state hash. */
final class RecordTrees {
    private RecordTrees() {}

    /** A snapshot as the lines of its items. */
    static List<String> lines(Snapshot s) {
        List<String> lines = new ArrayList<>();
        Map<String, Object> board = map(
                "title",
                s.title(),
                "inc",
                s.inc(),
                "owner",
                s.owner(),
                "deletions",
                s.deletions(),
                "clear",
                List.of(s.clearFrom(), s.clearTo()));
        if (s.fold() > 1) board.put("fold", s.fold());
        lines.add("board" + Json.of(board));
        for (int i = 0; i < s.pages().size(); i++) {
            Map<String, Object> page = map("i", i);
            page.putAll(page(s.pages().get(i)));
            lines.add("page" + Json.of(page));
        }
        for (Person p : s.people()) lines.add("person" + Json.of(person(p)));
        lines.add("access" + Json.of(access(s.access())));
        for (Element e : s.elements()) lines.add("live" + Json.of(element(e)));
        for (Snapshot.Trashed t : s.trash())
            lines.add("gone" + Json.of(gone(t.deletion(), t.by(), element(t.element()))));
        return lines;
    }

    static boolean isOfPages(Op op) {
        return op.getClass().getSimpleName().startsWith("Page");
    }

    /** An entry of the trash. @param by 0: not recorded */
    static Map<String, Object> gone(long deletion, int by, Map<String, Object> el) {
        return by == 0 ? map("deletion", deletion, "el", el) : map("deletion", deletion, "by", by, "el", el);
    }

    static Map<String, Object> page(Page p) {
        return map("id", p.id(), "title", p.title(), "background", name(p.background()), "deleted", p.deleted());
    }

    static Map<String, Object> person(Person p) {
        Map<String, Object> person = map(
                "c",
                p.c(),
                "name",
                p.name(),
                "role",
                name(p.role()),
                "granted",
                p.granted(),
                "mute",
                p.mute(),
                "kicked",
                p.kicked());
        if (p.pages()) person.put("pages", true);
        if (p.owner()) person.put("owner", true);
        return person;
    }

    static Map<String, Object> access(Access a) {
        Map<String, Object> access =
                map("write", name(a.write()), "newcomers", a.newcomersWrite() ? "write" : "view", "open", a.open());
        if (!name(a.change()).equals("everyone")) access.put("change", name(a.change()));
        if (!name(a.pages()).equals("everyone")) access.put("pages", name(a.pages()));
        return access;
    }

    static Map<String, Object> element(Element e) {
        String kind = e.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        Map<String, Object> tree = map(
                "id",
                e.id(),
                "kind",
                kind,
                "page",
                e.page(),
                "z",
                e.z(),
                "at",
                point(e.at()),
                "by",
                e.author(),
                "style",
                style(e.style()),
                "group",
                e.group(),
                "lock",
                e.lock());
        switch (e) {
            case Stroke s -> {
                List<Object> chunks = new ArrayList<>();
                for (SampleChunk chunk : s.points().chunks()) chunks.add(chunk.text());
                tree.putAll(map(
                        "p",
                        chunks,
                        "open",
                        s.open(),
                        "sealed",
                        s.sealed(),
                        "n",
                        s.nextChunk(),
                        "sx",
                        s.sx(),
                        "sy",
                        s.sy(),
                        "rot",
                        s.rot()));
            }
            case Shape s -> tree.putAll(map("form", name(s.form()), "size", size(s.size()), "rot", s.rot()));
            case Text t -> tree.putAll(map("text", t.text(), "size", size(t.size()), "rot", t.rot()));
            case Note n -> tree.putAll(map("text", n.text(), "size", size(n.size()), "rot", n.rot()));
            case Connector c ->
                tree.putAll(map(
                        "size",
                        size(c.size()),
                        "text",
                        c.text(),
                        "from",
                        binding(c.from()),
                        "to",
                        binding(c.to()),
                        "route",
                        name(c.route()),
                        "bend",
                        c.bend(),
                        "tail",
                        name(c.tail()),
                        "head",
                        name(c.head())));
            case Image i -> tree.putAll(map("asset", i.asset(), "size", size(i.size()), "rot", i.rot()));
        }
        return tree;
    }

    static Map<String, Object> binding(Connector.Binding b) {
        return b == null ? null : map("id", b.id(), "anchor", b.anchor() == null ? null : point(b.anchor()));
    }

    static Map<String, Object> style(Style s) {
        return map(
                "tool",
                name(s.tool()),
                "color",
                color(s.color()),
                "width",
                s.width(),
                "fill",
                s.fill() == null ? null : color(s.fill()),
                "alpha",
                s.alpha(),
                "dash",
                s.dash(),
                "font",
                s.font());
    }

    static String color(int rgb) {
        return "#" + Integer.toHexString(0x100_0000 + rgb).substring(1);
    }

    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static List<Object> point(Point p) {
        return List.of((long) p.x(), (long) p.y());
    }

    static List<Object> size(Size s) {
        return List.of((long) s.width(), (long) s.height());
    }

    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        return map;
    }
}
