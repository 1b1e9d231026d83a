package org.bunpil.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bunpil.model.Role;
import org.bunpil.op.AccessValues;
import org.bunpil.op.Op;
import org.bunpil.op.StyleValues;
import org.bunpil.op.Values;

/** Every op of the protocol, in the protocol's words, for one author. */
final class Plain {
    private static final long STEP = 16_777_216;
    private static final long Z_END = 9_007_199_254_740_992L;
    private static final long RANGE = 1_073_741_824;
    private static final int STROKE_BYTES = 32_768;
    private static final int CHUNK_BYTES = 4;

    private final Sheet sheet;
    private final int c;

    Plain(Sheet sheet, int c) {
        this.sheet = sheet;
        this.c = c;
    }

    void apply(Op op) {
        switch (op) {
            case Op.Add o -> create(Trees.element(o.el()));
            case Op.Begin o ->
                create(Trees.map(
                        "id",
                        o.id(),
                        "kind",
                        "stroke begun",
                        "page",
                        o.page(),
                        "z",
                        0L,
                        "at",
                        Trees.point(o.at()),
                        "by",
                        c,
                        "style",
                        Trees.style(o.style()),
                        "group",
                        null,
                        "lock",
                        false,
                        "p",
                        new ArrayList<>(List.of(o.points().text())),
                        "open",
                        true,
                        "sealed",
                        false,
                        "n",
                        1,
                        "sx",
                        4096,
                        "sy",
                        4096,
                        "rot",
                        0));
            case Op.Append o -> {
                Map<String, Object> e = mine(o.id(), o.n());
                if (e != null) {
                    chunks(e).add(o.points().text());
                    e.put("n", o.n() + 1);
                }
            }
            case Op.End o -> end(o);
            case Op.Seal o -> seal(o.id());
            case Op.Move o -> {
                for (String id : o.ids()) move(unlocked(id), o.d().x(), o.d().y());
            }
            case Op.Set o -> {
                for (String id : o.ids()) set(id, o.v());
            }
            case Op.SetEach o -> {
                for (Op.Each each : o.each()) set(each.id(), each.v());
            }
            case Op.Order o -> order(o);
            case Op.Cut o -> cut(o);
            case Op.Delete o -> {
                for (String id : o.ids()) if (unlocked(id) != null) sheet.delete(sheet.live(id));
            }
            case Op.Restore o -> {
                for (String id : o.ids()) {
                    Map<String, Object> t = sheet.trashed(id);
                    if (t == null) continue;
                    sheet.trash.remove(t);
                    sheet.live.add(Sheet.el(t));
                }
            }
            case Op.Clear o -> clear(o.page());
            case Op.PageAdd o -> {
                if (sheet.taken(o.id()) || (o.after() != null && sheet.page(o.after()) == null)) return;
                place(
                        Trees.map(
                                "id",
                                o.id(),
                                "title",
                                o.title() == null ? "" : o.title(),
                                "background",
                                o.background() == null ? "plain" : Trees.name(o.background()),
                                "deleted",
                                false),
                        o.after());
            }
            case Op.PageMove o -> {
                Map<String, Object> page = sheet.page(o.id());
                if (page == null || o.id().equals(o.after())) return;
                if (o.after() != null && sheet.page(o.after()) == null) return;
                sheet.pages.remove(page);
                place(page, o.after());
            }
            case Op.PageSet o -> {
                Map<String, Object> page = sheet.page(o.id());
                if (page != null && o.title() != null) page.put("title", o.title());
                if (page != null && o.background() != null) page.put("background", Trees.name(o.background()));
            }
            case Op.PageDelete o -> {
                int visible = 0;
                for (Map<String, Object> page : sheet.pages) if (!(boolean) page.get("deleted")) visible++;
                if (visible > 1 && sheet.page(o.id()) != null)
                    sheet.page(o.id()).put("deleted", true);
            }
            case Op.PageRestore o -> {
                if (sheet.page(o.id()) != null) sheet.page(o.id()).put("deleted", false);
            }
            case Op.Access o -> access(o.v());
            case Op.Init o -> {
                if (!sheet.pages.isEmpty()) return;
                sheet.board.put("title", o.title());
                sheet.board.put("inc", o.inc());
                sheet.board.put("owner", o.owner());
                sheet.pages.add(Trees.map("id", "p1", "title", "", "background", "plain", "deleted", false));
            }
            case Op.Join o -> join(o);
        }
    }

    private void create(Map<String, Object> e) {
        if (e.get("kind").equals("stroke")) return;
        if (e.get("kind").equals("stroke begun")) e.put("kind", "stroke");
        String page = (String) e.get("page");
        if (sheet.taken((String) e.get("id")) || sheet.page(page) == null) return;
        e.put("z", top(page));
        e.put("by", c);
        e.put("lock", false);
        sheet.live.add(e);
    }

    private Map<String, Object> mine(String id, int n) {
        Map<String, Object> t = sheet.trashed(id);
        Map<String, Object> e = t == null ? sheet.live(id) : Sheet.el(t);
        boolean next = e != null && e.get("kind").equals("stroke") && (boolean) e.get("open") && (int) e.get("by") == c;
        return next && (int) e.get("n") == n ? e : null;
    }

    private void end(Op.End o) {
        Map<String, Object> e = mine(o.id(), o.n());
        if (e == null || Ink.count(chunks(e)) != o.count()) return;
        if (o.fit() != null && o.fit().count() > o.count()) return;
        String one =
                o.fit() == null ? Ink.slice(chunks(e), 0, o.count()) : o.fit().text();
        if (o.fit() != null || !tooHeavy(one)) e.put("p", new ArrayList<>(List.of(one)));
        e.put("open", false);
        e.put("sealed", false);
    }

    private void seal(String id) {
        Map<String, Object> e = sheet.live(id);
        if (e != null && e.get("kind").equals("stroke") && (boolean) e.get("open")) e.put("sealed", true);
    }

    private void move(Map<String, Object> e, long dx, long dy) {
        if (e == null) return;
        List<?> at = (List<?>) e.get("at");
        long x = (long) at.get(0) + dx;
        long y = (long) at.get(1) + dy;
        if (x <= RANGE && x >= -RANGE && y <= RANGE && y >= -RANGE) e.put("at", List.of(x, y));
    }

    private void set(String id, Values v) {
        Map<String, Object> e = sheet.live(id);
        if (e == null) return;
        if (v.lock() != null) e.put("lock", v.lock());
        if ((boolean) e.get("lock")) return;
        if (v.at() != null) e.put("at", Trees.point(v.at()));
        if (v.size() != null) replace(e, "size", Trees.size(v.size()));
        if (v.sx() != null) replace(e, "sx", v.sx());
        if (v.sy() != null) replace(e, "sy", v.sy());
        if (v.rot() != null) replace(e, "rot", v.rot());
        if (v.text() != null) replace(e, "text", v.text());
        if (v.form() != null) replace(e, "form", Trees.name(v.form()));
        if (v.page() != null && sheet.page(v.page()) != null) e.put("page", v.page());
        if (v.group() != null) e.put("group", v.group().value());
        if (v.style() != null) style(e, v.style());
    }

    private static void replace(Map<String, Object> e, String key, Object value) {
        if (e.containsKey(key)) e.put(key, value);
    }

    private static void style(Map<String, Object> e, StyleValues v) {
        Map<String, Object> style = styleOf(e);
        if (v.tool() != null) style.put("tool", Trees.name(v.tool()));
        if (v.color() != null) style.put("color", Trees.color(v.color()));
        if (v.width() != null) style.put("width", v.width());
        if (v.fill() != null)
            style.put(
                    "fill",
                    v.fill().value() == null ? null : Trees.color(v.fill().value()));
        if (v.alpha() != null) style.put("alpha", v.alpha());
        if (v.dash() != null) style.put("dash", v.dash());
        if (v.font() != null) style.put("font", v.font());
    }

    private void order(Op.Order o) {
        List<Map<String, Object>> moved = new ArrayList<>();
        for (String id : new LinkedHashSet<>(o.ids())) if (unlocked(id) != null) moved.add(sheet.live(id));
        moved.sort(Sheet.DRAWING_ORDER);
        switch (o.to()) {
            case Op.To.Top _ -> {
                for (Map<String, Object> e : moved) e.put("z", top((String) e.get("page")));
            }
            case Op.To.Bottom _ -> {
                for (Map<String, Object> e : moved.reversed()) e.put("z", bottom((String) e.get("page")));
            }
            case Op.To.Above above -> {
                Map<String, Object> target = sheet.live(above.id());
                if (target == null) return;
                moved.removeIf(e -> e == target || !e.get("page").equals(target.get("page")));
                if (moved.isEmpty()) return;
                if (!placeAbove(target, moved)) {
                    renumber((String) target.get("page"));
                    placeAbove(target, moved);
                }
            }
        }
    }

    private boolean placeAbove(Map<String, Object> target, List<Map<String, Object>> moved) {
        List<Map<String, Object>> page = sheet.all((String) target.get("page"));
        page.removeIf(e -> moved.stream().anyMatch(m -> m == e));
        List<Map<String, Object>> above = page.subList(page.indexOf(target) + 1, page.size());
        long z = (long) target.get("z");
        int j = 0;
        while (j < above.size() && (long) above.get(j).get("z") - z <= square(moved.size() + j + 1)) j++;
        long s = j < above.size() ? ((long) above.get(j).get("z") - z) / (moved.size() + j + 1) : STEP;
        List<Map<String, Object>> placed = new ArrayList<>(moved);
        placed.addAll(above.subList(0, j));
        if (z + s * placed.size() >= Z_END) return false;
        for (int i = 0; i < placed.size(); i++) placed.get(i).put("z", z + s * (i + 1));
        return true;
    }

    private static long square(long n) {
        return n * n;
    }

    private long top(String page) {
        List<Map<String, Object>> all = sheet.all(page);
        long z = all.isEmpty() ? STEP : (long) all.getLast().get("z") + STEP;
        if (z < Z_END) return z;
        renumber(page);
        return top(page);
    }

    private long bottom(String page) {
        long z = (long) sheet.all(page).getFirst().get("z") - STEP;
        if (z > -Z_END) return z;
        renumber(page);
        return bottom(page);
    }

    private void renumber(String page) {
        int rank = 0;
        for (Map<String, Object> e : sheet.all(page)) e.put("z", ++rank * STEP);
    }

    private void cut(Op.Cut o) {
        Map<String, Object> e = unlocked(o.id());
        if (e == null || !e.get("kind").equals("stroke")) return;
        if ((boolean) e.get("open") && !(boolean) e.get("sealed")) return;
        if (Ink.count(chunks(e)) != o.count()) return;
        List<Map<String, Object>> slices = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int free = 0;
        for (Op.Slice part : o.parts()) {
            if (part.from() < free || part.to() <= part.from() || part.to() > o.count()) return;
            if (sheet.taken(part.id()) || !ids.add(part.id())) return;
            free = part.to();
            String ink = Ink.slice(chunks(e), part.from(), part.to());
            if (tooHeavy(ink)) return;
            Map<String, Object> slice = Trees.map();
            slice.putAll(e);
            slice.put("id", part.id());
            slice.put("style", new LinkedHashMap<>(styleOf(e)));
            slice.put("p", new ArrayList<>(List.of(ink)));
            slice.put("open", false);
            slice.put("sealed", false);
            slice.put("n", 1);
            slices.add(slice);
        }
        sheet.delete(e);
        sheet.live.addAll(slices);
    }

    private void clear(String page) {
        long from = (long) sheet.board.get("deletions");
        for (Map<String, Object> e : sheet.all(page)) {
            boolean drawn = e.get("kind").equals("stroke") && (boolean) e.get("open") && !(boolean) e.get("sealed");
            if (sheet.live.contains(e) && !(boolean) e.get("lock") && !drawn) sheet.delete(e);
        }
        long to = (long) sheet.board.get("deletions");
        if (to != from) sheet.board.put("clear", List.of(from, to));
    }

    private void place(Map<String, Object> page, String after) {
        sheet.pages.add(after == null ? 0 : sheet.pages.indexOf(sheet.page(after)) + 1, page);
    }

    private void access(AccessValues v) {
        if (v.write() != null) sheet.access.put("write", Trees.name(v.write()));
        if (v.newcomersWrite() != null) sheet.access.put("newcomers", v.newcomersWrite() ? "write" : "view");
        if (v.open() != null) sheet.access.put("open", v.open());
        v.people().forEach((number, p) -> {
            Map<String, Object> person = sheet.person(number);
            if (person == null) return;
            if (p.role() != null) person.put("role", Trees.name(p.role()));
            if (p.granted() != null) person.put("granted", p.granted());
            if (p.mute() != null) person.put("mute", p.mute());
            if (p.kicked() != null) person.put("kicked", p.kicked());
            if (p.name() != null) person.put("name", p.name());
        });
        for (Map<String, Object> e : sheet.live)
            if (new Rules(sheet).mayNotWrite(sheet.person((int) e.get("by"))) != null) seal((String) e.get("id"));
    }

    private void join(Op.Join o) {
        Map<String, Object> person = sheet.person(o.c());
        if (person != null) {
            if (o.role() == Role.HOST) person.put("role", "host");
            return;
        }
        boolean views = o.role() == Role.WRITER && sheet.access.get("newcomers").equals("view");
        sheet.people.add(Trees.map(
                "c",
                o.c(),
                "name",
                o.name(),
                "role",
                views ? "viewer" : Trees.name(o.role()),
                "granted",
                false,
                "mute",
                false,
                "kicked",
                false));
        sheet.people.sort(Comparator.comparingInt(p -> (int) p.get("c")));
    }

    private Map<String, Object> unlocked(String id) {
        Map<String, Object> e = sheet.live(id);
        return e == null || (boolean) e.get("lock") ? null : e;
    }

    private static boolean tooHeavy(String chunk) {
        return chunk.length() * 3 / 4 + CHUNK_BYTES > STROKE_BYTES;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> chunks(Map<String, Object> e) {
        return (List<Object>) e.get("p");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> styleOf(Map<String, Object> e) {
        return (Map<String, Object>) e.get("style");
    }
}
