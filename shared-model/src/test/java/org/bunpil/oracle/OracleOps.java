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
import org.bunpil.op.AccessPatch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.op.StylePatch;

/** Every op of the protocol for one author, following the protocol's text. */
final class OracleOps {
    private static final long STEP = 16_777_216;
    private static final long Z_END = 9_007_199_254_740_992L;
    private static final long RANGE = 1_073_741_824;
    private static final int STROKE_BYTES = 32_768;
    private static final int CHUNK_BYTES = 4;

    private final OracleState oracleState;
    private final OraclePermissions permissions;
    private final int c;

    OracleOps(OracleState oracleState, int c) {
        this.oracleState = oracleState;
        this.permissions = new OraclePermissions(oracleState);
        this.c = c;
    }

    void apply(Op op) {
        if (RecordTrees.isOfPages(op) && !permissions.mayChangePages(c)) return;
        switch (op) {
            case Op.Add o -> create(RecordTrees.element(o.element()));
            case Op.Begin o ->
                create(RecordTrees.map(
                        "id",
                        o.id(),
                        "kind",
                        "stroke begun",
                        "page",
                        o.page(),
                        "z",
                        0L,
                        "at",
                        RecordTrees.point(o.at()),
                        "by",
                        c,
                        "style",
                        RecordTrees.style(o.style()),
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
                Map<String, Object> e = mine(o.id(), o.chunkNumber());
                if (e != null) {
                    chunks(e).add(o.points().text());
                    e.put("n", o.chunkNumber() + 1);
                }
            }
            case Op.End o -> end(o);
            case Op.Seal o -> seal(o.id());
            case Op.Move o -> {
                for (String id : o.ids())
                    move(mayTouch(id), o.delta().x(), o.delta().y());
            }
            case Op.Set o -> {
                for (String id : o.ids()) set(id, o.patch());
            }
            case Op.SetEach o -> {
                for (Op.TargetedPatch each : o.patches()) set(each.id(), each.patch());
            }
            case Op.Order o -> order(o);
            case Op.Cut o -> cut(o);
            case Op.Delete o -> {
                for (String id : o.ids()) if (mayTouch(id) != null) oracleState.delete(oracleState.live(id), c);
            }
            case Op.Restore o -> {
                for (String id : o.ids()) {
                    Map<String, Object> t = oracleState.trashed(id);
                    if (t == null || !permissions.mayRestore(c, t)) continue;
                    oracleState.trash.remove(t);
                    oracleState.live.add(OracleState.el(t));
                }
            }
            case Op.Clear o -> clear(o.page());
            case Op.PageAdd o -> {
                if (oracleState.taken(o.id()) || (o.after() != null && oracleState.page(o.after()) == null)) return;
                place(
                        RecordTrees.map(
                                "id",
                                o.id(),
                                "title",
                                o.title() == null ? "" : o.title(),
                                "background",
                                o.background() == null ? "plain" : RecordTrees.name(o.background()),
                                "deleted",
                                false),
                        o.after());
            }
            case Op.PageMove o -> {
                Map<String, Object> page = oracleState.page(o.id());
                if (page == null || o.id().equals(o.after())) return;
                if (o.after() != null && oracleState.page(o.after()) == null) return;
                oracleState.pages.remove(page);
                place(page, o.after());
            }
            case Op.PageSet o -> {
                Map<String, Object> page = oracleState.page(o.id());
                if (page != null && o.title() != null) page.put("title", o.title());
                if (page != null && o.background() != null) page.put("background", RecordTrees.name(o.background()));
            }
            case Op.PageDelete o -> {
                int visible = 0;
                for (Map<String, Object> page : oracleState.pages) if (!(boolean) page.get("deleted")) visible++;
                if (visible > 1 && oracleState.page(o.id()) != null)
                    oracleState.page(o.id()).put("deleted", true);
            }
            case Op.PageRestore o -> {
                if (oracleState.page(o.id()) != null) oracleState.page(o.id()).put("deleted", false);
            }
            case Op.Access o -> access(o.patch());
            case Op.Init o -> {
                if (!oracleState.pages.isEmpty()) return;
                oracleState.board.put("title", o.title());
                oracleState.board.put("inc", o.inc());
                oracleState.board.put("owner", o.owner());
                if (o.foldVersion() != 1) {
                    oracleState.board.put("fold", o.foldVersion());
                    oracleState.access.put("change", "own");
                    oracleState.access.put("pages", "hosts");
                }
                oracleState.pages.add(
                        RecordTrees.map("id", "p1", "title", "", "background", "plain", "deleted", false));
            }
            case Op.Join o -> join(o);
        }
    }

    private void create(Map<String, Object> e) {
        if (e.get("kind").equals("stroke")) return;
        if (e.get("kind").equals("stroke begun")) e.put("kind", "stroke");
        String page = (String) e.get("page");
        if (oracleState.taken((String) e.get("id")) || oracleState.page(page) == null) return;
        e.put("z", top(page));
        e.put("by", c);
        e.put("lock", false);
        oracleState.live.add(e);
        if (e.get("kind").equals("connector") && (int) oracleState.board.getOrDefault("fold", 1) < 3)
            oracleState.board.put("fold", 3);
    }

    private Map<String, Object> mine(String id, int n) {
        Map<String, Object> t = oracleState.trashed(id);
        Map<String, Object> e = t == null ? oracleState.live(id) : OracleState.el(t);
        boolean next = e != null && e.get("kind").equals("stroke") && (boolean) e.get("open") && (int) e.get("by") == c;
        return next && (int) e.get("n") == n ? e : null;
    }

    private void end(Op.End o) {
        Map<String, Object> e = mine(o.id(), o.chunkCount());
        if (e == null || OracleSamples.count(chunks(e)) != o.sampleCount()) return;
        if (o.fit() != null && o.fit().sampleCount() > o.sampleCount()) return;
        String one = o.fit() == null
                ? OracleSamples.slice(chunks(e), 0, o.sampleCount())
                : o.fit().text();
        if (o.fit() != null || !tooHeavy(one)) e.put("p", new ArrayList<>(List.of(one)));
        e.put("open", false);
        e.put("sealed", false);
    }

    private void seal(String id) {
        Map<String, Object> e = oracleState.live(id);
        if (e != null && e.get("kind").equals("stroke") && (boolean) e.get("open")) e.put("sealed", true);
    }

    private void move(Map<String, Object> e, long dx, long dy) {
        if (e == null) return;
        List<?> at = (List<?>) e.get("at");
        long x = (long) at.get(0) + dx;
        long y = (long) at.get(1) + dy;
        if (x <= RANGE && x >= -RANGE && y <= RANGE && y >= -RANGE) e.put("at", List.of(x, y));
    }

    private void set(String id, ElementPatch patch) {
        Map<String, Object> e = oracleState.live(id);
        if (e == null || !permissions.mayChange(c, e)) return;
        if (patch.lock() != null) e.put("lock", patch.lock());
        if ((boolean) e.get("lock")) return;
        if (patch.at() != null) e.put("at", RecordTrees.point(patch.at()));
        if (patch.size() != null) replace(e, "size", RecordTrees.size(patch.size()));
        if (patch.sx() != null) replace(e, "sx", patch.sx());
        if (patch.sy() != null) replace(e, "sy", patch.sy());
        if (patch.rot() != null) replace(e, "rot", patch.rot());
        if (patch.text() != null) replace(e, "text", patch.text());
        if (patch.form() != null) replace(e, "form", RecordTrees.name(patch.form()));
        if (patch.from() != null)
            replace(e, "from", RecordTrees.binding(patch.from().value()));
        if (patch.to() != null) replace(e, "to", RecordTrees.binding(patch.to().value()));
        if (patch.route() != null) replace(e, "route", RecordTrees.name(patch.route()));
        if (patch.bend() != null) replace(e, "bend", patch.bend());
        if (patch.tail() != null) replace(e, "tail", RecordTrees.name(patch.tail()));
        if (patch.head() != null) replace(e, "head", RecordTrees.name(patch.head()));
        if (patch.page() != null && oracleState.page(patch.page()) != null) e.put("page", patch.page());
        if (patch.group() != null) e.put("group", patch.group().value());
        if (patch.style() != null) style(e, patch.style());
    }

    private static void replace(Map<String, Object> e, String key, Object value) {
        if (e.containsKey(key)) e.put(key, value);
    }

    private static void style(Map<String, Object> e, StylePatch patch) {
        Map<String, Object> style = styleOf(e);
        if (patch.tool() != null) style.put("tool", RecordTrees.name(patch.tool()));
        if (patch.color() != null) style.put("color", RecordTrees.color(patch.color()));
        if (patch.width() != null) style.put("width", patch.width());
        if (patch.fill() != null)
            style.put(
                    "fill",
                    patch.fill().value() == null
                            ? null
                            : RecordTrees.color(patch.fill().value()));
        if (patch.alpha() != null) style.put("alpha", patch.alpha());
        if (patch.dash() != null) style.put("dash", patch.dash());
        if (patch.font() != null) style.put("font", patch.font());
    }

    private void order(Op.Order o) {
        List<Map<String, Object>> moved = new ArrayList<>();
        for (String id : new LinkedHashSet<>(o.ids())) if (mayTouch(id) != null) moved.add(oracleState.live(id));
        moved.sort(OracleState.DRAWING_ORDER);
        switch (o.placement()) {
            case Op.Placement.Top _ -> {
                for (Map<String, Object> e : moved) e.put("z", top((String) e.get("page")));
            }
            case Op.Placement.Bottom _ -> {
                for (Map<String, Object> e : moved.reversed()) e.put("z", bottom((String) e.get("page")));
            }
            case Op.Placement.Above above -> {
                Map<String, Object> target = oracleState.live(above.id());
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
        List<Map<String, Object>> page = oracleState.all((String) target.get("page"));
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
        List<Map<String, Object>> all = oracleState.all(page);
        long z = all.isEmpty() ? STEP : (long) all.getLast().get("z") + STEP;
        if (z < Z_END) return z;
        renumber(page);
        return top(page);
    }

    private long bottom(String page) {
        long z = (long) oracleState.all(page).getFirst().get("z") - STEP;
        if (z > -Z_END) return z;
        renumber(page);
        return bottom(page);
    }

    private void renumber(String page) {
        int rank = 0;
        for (Map<String, Object> e : oracleState.all(page)) e.put("z", ++rank * STEP);
    }

    private void cut(Op.Cut o) {
        Map<String, Object> e = mayTouch(o.id());
        if (e == null || !e.get("kind").equals("stroke")) return;
        if ((boolean) e.get("open") && !(boolean) e.get("sealed")) return;
        if (OracleSamples.count(chunks(e)) != o.sampleCount()) return;
        List<Map<String, Object>> slices = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int free = 0;
        for (Op.Slice part : o.parts()) {
            if (part.from() < free || part.to() <= part.from() || part.to() > o.sampleCount()) return;
            if (oracleState.taken(part.id()) || !ids.add(part.id())) return;
            free = part.to();
            String ink = OracleSamples.slice(chunks(e), part.from(), part.to());
            if (tooHeavy(ink)) return;
            Map<String, Object> slice = RecordTrees.map();
            slice.putAll(e);
            slice.put("id", part.id());
            slice.put("style", new LinkedHashMap<>(styleOf(e)));
            slice.put("p", new ArrayList<>(List.of(ink)));
            slice.put("open", false);
            slice.put("sealed", false);
            slice.put("n", 1);
            slices.add(slice);
        }
        oracleState.delete(e, c);
        oracleState.live.addAll(slices);
    }

    private void clear(String page) {
        long from = (long) oracleState.board.get("deletions");
        for (Map<String, Object> e : oracleState.all(page)) {
            boolean drawn = e.get("kind").equals("stroke") && (boolean) e.get("open") && !(boolean) e.get("sealed");
            if (oracleState.live.contains(e) && !(boolean) e.get("lock") && !drawn) oracleState.delete(e, c);
        }
        long to = (long) oracleState.board.get("deletions");
        if (to != from) oracleState.board.put("clear", List.of(from, to));
    }

    private void place(Map<String, Object> page, String after) {
        oracleState.pages.add(after == null ? 0 : oracleState.pages.indexOf(oracleState.page(after)) + 1, page);
    }

    private void access(AccessPatch patch) {
        if (patch.write() != null) oracleState.access.put("write", RecordTrees.name(patch.write()));
        if (patch.newcomersWrite() != null)
            oracleState.access.put("newcomers", patch.newcomersWrite() ? "write" : "view");
        if (patch.open() != null) oracleState.access.put("open", patch.open());
        Object change = patch.change() == null ? oracleState.access.get("change") : RecordTrees.name(patch.change());
        Object pages = patch.pages() == null ? oracleState.access.get("pages") : RecordTrees.name(patch.pages());
        unlessUsual(oracleState.access, "everyone", "change", change, "pages", pages);
        boolean needsTwo = patch.change() != null || patch.pages() != null;
        for (AccessPatch.PersonPatch p : patch.people().values()) needsTwo = needsTwo || p.pages() != null;
        if (needsTwo && !oracleState.board.containsKey("fold")) oracleState.board.put("fold", 2);
        patch.people().forEach((number, p) -> {
            Map<String, Object> person = oracleState.person(number);
            if (person == null) return;
            if (p.granted() != null) person.put("granted", p.granted());
            if (!permissions.isOwner(number) || permissions.isOwner(c)) {
                if (p.role() != null) person.put("role", RecordTrees.name(p.role()));
                if (p.mute() != null) person.put("mute", p.mute());
                if (p.kicked() != null) person.put("kicked", p.kicked());
            }
            Object may = p.pages() == null ? person.get("pages") : p.pages();
            unlessUsual(person, false, "pages", may, "owner", person.get("owner"));
            if (p.name() != null) person.put("name", p.name());
        });
        for (Map<String, Object> e : oracleState.live)
            if (new OraclePermissions(oracleState).mayNotWrite(oracleState.person((int) e.get("by"))) != null)
                seal((String) e.get("id"));
    }

    private void join(Op.Join o) {
        Map<String, Object> person = oracleState.person(o.c());
        if (person != null) {
            if (o.role() == Role.HOST) person.put("role", "host");
            if (o.owner()) person.put("owner", true);
            return;
        }
        boolean views =
                o.role() == Role.WRITER && oracleState.access.get("newcomers").equals("view");
        person = RecordTrees.map(
                "c",
                o.c(),
                "name",
                o.name(),
                "role",
                views ? "viewer" : RecordTrees.name(o.role()),
                "granted",
                false,
                "mute",
                false,
                "kicked",
                false);
        if (o.owner()) person.put("owner", true);
        oracleState.people.add(person);
        oracleState.people.sort(Comparator.comparingInt(p -> (int) p.get("c")));
    }

    /** Writes two properties in this order, and none that is null or has its usual value. */
    private static void unlessUsual(
            Map<String, Object> item, Object usual, String first, Object one, String second, Object other) {
        item.remove(first);
        item.remove(second);
        if (one != null && !one.equals(usual)) item.put(first, one);
        if (other != null && !other.equals(usual)) item.put(second, other);
    }

    /** The live element if it is not locked and the author may change it. */
    private Map<String, Object> mayTouch(String id) {
        Map<String, Object> e = oracleState.live(id);
        return e == null || (boolean) e.get("lock") || !permissions.mayChange(c, e) ? null : e;
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
