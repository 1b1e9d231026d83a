package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bunpil.board.BoardView;
import org.bunpil.model.Element;
import org.bunpil.model.Stroke;
import org.jspecify.annotations.Nullable;

/**
 * Where everything on one page is: a grid of cells over the plane. Strokes still being drawn are kept apart: they change with every
 * sample and nothing asks for them by place.
 */
public final class Scene {
    /** Lowest first, as drawn. */
    public static final Comparator<Element> DRAWING_ORDER =
            Comparator.comparingLong(Element::z).thenComparing(Element::id);

    /** Edge of a cell, 1/8 board pixel. */
    private static final int CELL = 2048;
    /** What covers more cells than this is looked at for every question instead. */
    private static final int MAX_CELLS = 64;

    private final BoardView view;
    private String page;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<Long, List<Entry>> cells = new HashMap<>();
    private final List<Entry> wide = new ArrayList<>();
    private final Map<String, Stroke> live = new LinkedHashMap<>();
    private long topZ = Long.MIN_VALUE;
    private long question;

    private static final class Entry {
        final Element element;
        final Box box;
        long answered;

        Entry(Element element, Box box) {
            this.element = element;
            this.box = box;
        }
    }

    Scene(BoardView view, String page) {
        this.view = view;
        this.page = page;
        rebuild();
    }

    public String page() {
        return page;
    }

    void show(String newPage) {
        page = newPage;
        rebuild();
    }

    /** Reads the whole page again. */
    void rebuild() {
        entries.clear();
        cells.clear();
        wide.clear();
        live.clear();
        topZ = Long.MIN_VALUE;
        for (Element element : view.elements(page)) enter(element);
    }

    /** Reads some elements again. @return what has to be painted anew */
    // Same identity means unchanged: elements are immutable, and comparing their ink would cost more than it saves.
    @SuppressWarnings("ReferenceEquality")
    List<Box> update(Set<String> ids) {
        List<Box> dirty = new ArrayList<>();
        for (String id : ids) {
            Entry old = entries.get(id);
            live.remove(id);
            Element element = view.element(id);
            boolean here = element != null && element.page().equals(page);
            if (old != null && here && old.element == element) continue;
            if (old != null) {
                remove(old);
                dirty.add(old.box);
            }
            if (element == null || !here) continue;
            Entry entered = enter(element);
            if (entered != null) dirty.add(entered.box);
        }
        return dirty;
    }

    /** Elements whose box touches the given one, lowest first; open strokes are not among them. */
    public List<Element> in(Box box) {
        List<Element> found = new ArrayList<>();
        question++;
        long minX = cell(box.minX());
        long maxX = cell(box.maxX());
        long minY = cell(box.minY());
        long maxY = cell(box.maxY());
        if ((maxX - minX + 1) * (maxY - minY + 1) > cells.size()) {
            for (Entry entry : entries.values()) collect(entry, box, found);
        } else {
            for (long cy = minY; cy <= maxY; cy++) {
                for (long cx = minX; cx <= maxX; cx++) {
                    List<Entry> cell = cells.get(key(cx, cy));
                    if (cell != null) for (Entry entry : cell) collect(entry, box, found);
                }
            }
            for (Entry entry : wide) collect(entry, box, found);
        }
        found.sort(DRAWING_ORDER);
        return found;
    }

    /** The topmost element there, or null. @param reach how far beside an element still counts, 1/8 board pixel */
    public @Nullable Element at(double x, double y, double reach) {
        for (Element element : in(new Box(x, y, x, y).grown(reach)).reversed()) {
            if (Hit.at(element, x, y, reach)) return element;
        }
        return null;
    }

    /** The painted extent of an element that is not being drawn, or null when it is not on this page. */
    public @Nullable Box box(String id) {
        Entry entry = entries.get(id);
        return entry == null ? null : entry.box;
    }

    /** An element that is not being drawn, or null when it is not on this page. */
    public @Nullable Element element(String id) {
        Entry entry = entries.get(id);
        return entry == null ? null : entry.element;
    }

    /** No element that is not being drawn lies higher; what has a greater z lies on top of everything. */
    public long topZ() {
        return topZ;
    }

    /** The extent of everything, or null when the page is empty. */
    public @Nullable Box extent() {
        Box all = null;
        for (Entry entry : entries.values()) all = all == null ? entry.box : all.union(entry.box);
        return all;
    }

    /** Whether a stroke on this page is still being drawn. */
    public boolean isLive(String id) {
        return live.containsKey(id);
    }

    /** Strokes still being drawn. */
    public Collection<Stroke> live() {
        return live.values();
    }

    /** Everything but open strokes, in no order. */
    public List<Element> elements() {
        List<Element> all = new ArrayList<>(entries.size());
        for (Entry entry : entries.values()) all.add(entry.element);
        return all;
    }

    private @Nullable Entry enter(Element element) {
        if (element instanceof Stroke stroke && stroke.open() && !stroke.sealed()) {
            live.put(stroke.id(), stroke);
            return null;
        }
        Entry entry = new Entry(element, Extent.of(element));
        entries.put(element.id(), entry);
        topZ = Math.max(topZ, element.z());
        Cells range = Cells.of(entry.box);
        if (range.count() > MAX_CELLS) {
            wide.add(entry);
        } else {
            for (long cy = range.minY; cy <= range.maxY; cy++) {
                for (long cx = range.minX; cx <= range.maxX; cx++) {
                    cells.computeIfAbsent(key(cx, cy), _ -> new ArrayList<>(4)).add(entry);
                }
            }
        }
        return entry;
    }

    private void remove(Entry entry) {
        entries.remove(entry.element.id());
        Cells range = Cells.of(entry.box);
        if (range.count() > MAX_CELLS) {
            wide.remove(entry);
            return;
        }
        for (long cy = range.minY; cy <= range.maxY; cy++) {
            for (long cx = range.minX; cx <= range.maxX; cx++) {
                List<Entry> cell = cells.get(key(cx, cy));
                if (cell == null) continue;
                cell.remove(entry);
                if (cell.isEmpty()) cells.remove(key(cx, cy));
            }
        }
    }

    private void collect(Entry entry, Box box, List<Element> found) {
        if (entry.answered == question) return;
        entry.answered = question;
        if (entry.box.intersects(box)) found.add(entry.element);
    }

    private static long cell(double at) {
        return (long) Math.floor(at / CELL);
    }

    private static long key(long cx, long cy) {
        return cx << 32 | (cy & 0xffff_ffffL);
    }

    private record Cells(long minX, long minY, long maxX, long maxY) {
        static Cells of(Box box) {
            return new Cells(cell(box.minX()), cell(box.minY()), cell(box.maxX()), cell(box.maxY()));
        }

        long count() {
            return (maxX - minX + 1) * (maxY - minY + 1);
        }
    }
}
