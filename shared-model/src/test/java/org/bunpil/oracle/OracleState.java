package org.bunpil.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The oracle's state: trees in lists. */
final class OracleState {
    static final Comparator<Map<String, Object>> DRAWING_ORDER = Comparator.<Map<String, Object>>comparingLong(
                    e -> (long) e.get("z"))
            .thenComparing(e -> (String) e.get("id"));

    final Map<String, Object> board =
            RecordTrees.map("title", "", "inc", "", "owner", null, "deletions", 0L, "clear", List.of(0L, 0L));
    final List<Map<String, Object>> pages = new ArrayList<>();
    /** In order of c, starting with 1. */
    final List<Map<String, Object>> people = new ArrayList<>();

    final Map<String, Object> access = RecordTrees.map("write", "everyone", "newcomers", "write", "open", true);
    final List<Map<String, Object>> live = new ArrayList<>();
    /** Oldest deletion first: maps of deletion and el. */
    final List<Map<String, Object>> trash = new ArrayList<>();

    Map<String, Object> live(String id) {
        for (Map<String, Object> e : live) if (e.get("id").equals(id)) return e;
        return null;
    }

    Map<String, Object> trashed(String id) {
        for (Map<String, Object> t : trash) if (el(t).get("id").equals(id)) return t;
        return null;
    }

    Map<String, Object> page(String id) {
        for (Map<String, Object> p : pages) if (p.get("id").equals(id)) return p;
        return null;
    }

    Map<String, Object> person(int c) {
        return c >= 1 && c <= people.size() ? people.get(c - 1) : null;
    }

    boolean taken(String id) {
        return live(id) != null || trashed(id) != null || page(id) != null;
    }

    /** Live and deleted elements of a page, lowest first. */
    List<Map<String, Object>> all(String page) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> e : live) if (e.get("page").equals(page)) all.add(e);
        for (Map<String, Object> t : trash) if (el(t).get("page").equals(page)) all.add(el(t));
        all.sort(DRAWING_ORDER);
        return all;
    }

    void delete(Map<String, Object> e, int by) {
        live.remove(e);
        long deletions = (long) board.get("deletions");
        trash.add(RecordTrees.gone(deletions, board.containsKey("fold") ? by : 0, e));
        board.put("deletions", deletions + 1);
    }

    void evict() {
        while (true) {
            List<Map<String, Object>> others = new ArrayList<>();
            for (Map<String, Object> t : trash) if (!isOfClear(t)) others.add(t);
            if (others.isEmpty() || (others.size() <= 10_000 && weight() <= 67_108_864)) return;
            trash.remove(others.getFirst());
        }
    }

    private boolean isOfClear(Map<String, Object> trashed) {
        List<?> clear = (List<?>) board.get("clear");
        long deletion = (long) trashed.get("deletion");
        return deletion >= (long) clear.get(0) && deletion < (long) clear.get(1);
    }

    private long weight() {
        // Skip the sum while it cannot matter: no element weighs as much as 33,000.
        if ((live.size() + trash.size()) * 33_000L <= 67_108_864) return 0;
        long bytes = 0;
        for (Map<String, Object> e : live) bytes += weight(e);
        for (Map<String, Object> t : trash) bytes += weight(el(t));
        return bytes;
    }

    private static long weight(Map<String, Object> e) {
        long bytes = 200;
        if (e.get("text") instanceof String text) bytes += 2L * text.length();
        if (e.get("p") instanceof List<?> chunks)
            for (Object chunk : chunks) bytes += ((String) chunk).length() * 3L / 4 + 4;
        return bytes;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("board" + Json.of(board));
        for (int i = 0; i < pages.size(); i++) {
            Map<String, Object> page = RecordTrees.map("i", i);
            page.putAll(pages.get(i));
            lines.add("page" + Json.of(page));
        }
        for (Map<String, Object> person : people) lines.add("person" + Json.of(person));
        lines.add("access" + Json.of(access));
        List<Map<String, Object>> sorted = new ArrayList<>(live);
        sorted.sort(DRAWING_ORDER);
        for (Map<String, Object> page : pages)
            for (Map<String, Object> e : sorted)
                if (e.get("page").equals(page.get("id"))) lines.add("live" + Json.of(e));
        for (Map<String, Object> t : trash) lines.add("gone" + Json.of(t));
        return lines;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> el(Map<String, Object> trashed) {
        return (Map<String, Object>) trashed.get("el");
    }
}
