package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bunpil.board.BoardView;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.HitTest;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.ElementKind;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one page by position, in a grid of cells over the plane. Open strokes are kept apart: they change with every sample,
 * and nobody looks for them by position.
 */
public final class ElementIndex {
    /** Lowest first, as drawn. */
    public static final Comparator<Element> DRAWING_ORDER =
            Comparator.comparingLong(Element::z).thenComparing(Element::id);

    /** Side of a cell, 1/8 board pixel. */
    private static final int CELL = 2048;
    /** An element that covers more cells than this is not in the grid, but checked in every query. */
    private static final int MAX_CELLS = 64;

    private final BoardView view;
    private String page;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<Long, List<Entry>> cells = new HashMap<>();
    private final List<Entry> largeElements = new ArrayList<>();
    private final Map<String, Stroke> openStrokes = new LinkedHashMap<>();
    /** The connectors that are bound to an element, by its id. */
    private final Map<String, Set<String>> connectors = new HashMap<>();

    private long topZ = Long.MIN_VALUE;
    private long queryNumber;

    private static final class Entry {
        final Element element;
        final Bounds bounds;
        long lastQuery;

        Entry(Element element, Bounds bounds) {
            this.element = element;
            this.bounds = bounds;
        }
    }

    ElementIndex(BoardView view, String page) {
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
        largeElements.clear();
        openStrokes.clear();
        connectors.clear();
        topZ = Long.MIN_VALUE;
        for (Element element : view.elements(page)) enter(ConnectorEnds.placed(element, view));
    }

    /** The connectors that are bound to some elements, and move with them. */
    public Set<String> connectorsOf(Collection<String> ids) {
        if (connectors.isEmpty()) return Set.of();
        Set<String> bound = new LinkedHashSet<>();
        for (String id : ids) bound.addAll(connectors.getOrDefault(id, Set.of()));
        return bound;
    }

    /** Reads some elements again, and those that move with them. */
    PageChange update(Set<String> changed) {
        Set<String> ids = changed;
        Set<String> bound = connectorsOf(changed);
        if (!bound.isEmpty()) {
            ids = new LinkedHashSet<>(changed);
            ids.addAll(bound);
        }
        List<Bounds> dirty = new ArrayList<>();
        List<Element> onTop = new ArrayList<>();
        boolean allOnTop = true;
        long top = topZ;
        for (String id : ids) {
            Entry old = entries.get(id);
            allOnTop &= old == null;
            openStrokes.remove(id);
            Element stored = view.element(id);
            Element element = stored == null ? null : ConnectorEnds.placed(stored, view);
            boolean here = element != null && element.page().equals(page);
            if (old != null && element != null && here && isUnchanged(old.element, element)) continue;
            if (old != null) {
                remove(old);
                dirty.add(old.bounds);
            }
            if (element == null || !here) continue;
            Entry entered = enter(element);
            if (entered == null) continue;
            dirty.add(entered.bounds);
            onTop.add(element);
            allOnTop &= element.z() > top;
        }
        onTop.sort(DRAWING_ORDER);
        return new PageChange(ids, dirty, allOnTop ? onTop : List.of());
    }

    // The same object is unchanged: elements are immutable, and comparing their samples would cost more than it saves.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isUnchanged(Element old, Element now) {
        return old == now || (now.kind() == ElementKind.CONNECTOR && now.equals(old));
    }

    /** Elements whose bounds touch the given ones, lowest first, without open strokes. */
    public List<Element> intersecting(Bounds bounds) {
        List<Element> found = new ArrayList<>();
        queryNumber++;
        long minX = cell(bounds.minX());
        long maxX = cell(bounds.maxX());
        long minY = cell(bounds.minY());
        long maxY = cell(bounds.maxY());
        if ((maxX - minX + 1) * (maxY - minY + 1) > cells.size()) {
            for (Entry entry : entries.values()) collect(entry, bounds, found);
        } else {
            for (long cy = minY; cy <= maxY; cy++) {
                for (long cx = minX; cx <= maxX; cx++) {
                    List<Entry> cell = cells.get(key(cx, cy));
                    if (cell != null) for (Entry entry : cell) collect(entry, bounds, found);
                }
            }
            for (Entry entry : largeElements) collect(entry, bounds, found);
        }
        found.sort(DRAWING_ORDER);
        return found;
    }

    /**
     * The topmost element at a position, or null.
     *
     * @param reach how far beside an element still counts, 1/8 board pixel
     */
    public @Nullable Element topmostAt(double x, double y, double reach) {
        return topmostAt(x, y, reach, _ -> true);
    }

    /** The topmost of the elements that are wanted. */
    public @Nullable Element topmostAt(double x, double y, double reach, Predicate<Element> wanted) {
        for (Element element : intersecting(new Bounds(x, y, x, y).grown(reach)).reversed()) {
            if (wanted.test(element) && HitTest.hits(element, x, y, reach)) return element;
        }
        return null;
    }

    /** The topmost element at a position to which a connector can be bound; a shape without a fill counts inside, too. */
    public @Nullable Element targetAt(double x, double y, double reach) {
        for (Element element : intersecting(new Bounds(x, y, x, y).grown(reach)).reversed()) {
            if (ConnectorEnds.isTarget(element) && HitTest.isInside(element, x, y, reach)) return element;
        }
        return null;
    }

    /** The painted bounds of an element that is not an open stroke; null if it is not on this page. */
    public @Nullable Bounds bounds(String id) {
        Entry entry = entries.get(id);
        return entry == null ? null : entry.bounds;
    }

    /** An element that is not an open stroke; null if it is not on this page. */
    public @Nullable Element element(String id) {
        Entry entry = entries.get(id);
        return entry == null ? null : entry.element;
    }

    /** The highest z on the page, without open strokes: an element with a greater z is on top of everything. */
    public long topZ() {
        return topZ;
    }

    /** The bounds of everything, or null if the page is empty. */
    public @Nullable Bounds contentBounds() {
        Bounds all = null;
        for (Entry entry : entries.values()) all = all == null ? entry.bounds : all.union(entry.bounds);
        return all;
    }

    /** Whether the element is an open stroke on this page. */
    public boolean isOpenStroke(String id) {
        return openStrokes.containsKey(id);
    }

    /** Open strokes on this page. */
    public Collection<Stroke> openStrokes() {
        return openStrokes.values();
    }

    /** All elements without open strokes, in no particular order. */
    public List<Element> elements() {
        List<Element> all = new ArrayList<>(entries.size());
        for (Entry entry : entries.values()) all.add(entry.element);
        return all;
    }

    /** Whether somebody is still drawing the element. */
    public static boolean isBeingDrawn(Element element) {
        return switch (element) {
            case Stroke stroke -> stroke.isBeingDrawn();
            case Shape _, Text _, Note _, Image _, Connector _ -> false;
        };
    }

    private @Nullable Entry enter(Element element) {
        // Every kind is named: an element whose position depends on other elements would have to be read again with
        // those.
        switch (element) {
            case Stroke stroke
            when stroke.isBeingDrawn() -> {
                openStrokes.put(stroke.id(), stroke);
                return null;
            }
            case Connector connector -> {
                for (String target : connector.references())
                    connectors
                            .computeIfAbsent(target, _ -> new LinkedHashSet<>())
                            .add(connector.id());
            }
            case Stroke _, Shape _, Text _, Note _, Image _ -> {}
        }
        Entry entry = new Entry(element, ElementBounds.painted(element));
        entries.put(element.id(), entry);
        topZ = Math.max(topZ, element.z());
        CellRange range = CellRange.of(entry.bounds);
        if (range.count() > MAX_CELLS) {
            largeElements.add(entry);
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
        if (!connectors.isEmpty()) {
            for (String target : entry.element.references()) {
                Set<String> bound = connectors.get(target);
                if (bound == null) continue;
                bound.remove(entry.element.id());
                if (bound.isEmpty()) connectors.remove(target);
            }
        }
        CellRange range = CellRange.of(entry.bounds);
        if (range.count() > MAX_CELLS) {
            largeElements.remove(entry);
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

    private void collect(Entry entry, Bounds bounds, List<Element> found) {
        if (entry.lastQuery == queryNumber) return;
        entry.lastQuery = queryNumber;
        if (entry.bounds.intersects(bounds)) found.add(entry.element);
    }

    private static long cell(double at) {
        return (long) Math.floor(at / CELL);
    }

    private static long key(long cx, long cy) {
        return cx << 32 | (cy & 0xffff_ffffL);
    }

    private record CellRange(long minX, long minY, long maxX, long maxY) {
        static CellRange of(Bounds bounds) {
            return new CellRange(cell(bounds.minX()), cell(bounds.minY()), cell(bounds.maxX()), cell(bounds.maxY()));
        }

        long count() {
            return (maxX - minX + 1) * (maxY - minY + 1);
        }
    }
}
