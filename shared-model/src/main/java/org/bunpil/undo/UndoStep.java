package org.bunpil.undo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bunpil.board.BoardView;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/** What one undo reverses: every element and page that it touched, as they were before and after. */
public final class UndoStep {
    private final Map<String, ElementDelta> elements = new LinkedHashMap<>();
    private final Map<String, PageDelta> pages = new LinkedHashMap<>();
    private final Set<String> moved = new HashSet<>();

    /** An element at one time; if not {@code live}, it is in the trash. */
    record ElementState(Element element, boolean live) {}

    /** The states of an element before and after; null: it did not exist. */
    record ElementDelta(
            @Nullable ElementState before, @Nullable ElementState after) {}

    /** A page and the id of the page before it, or null if it was the first. */
    record PageState(Page page, @Nullable String after) {}

    record PageDelta(@Nullable PageState before, @Nullable PageState after) {}

    /** The ops that reverse it on the board as it is now, except what other participants have changed since. */
    public List<Op> reversal(BoardView now) {
        return Reversal.of(this, now).ops();
    }

    boolean isEmpty() {
        return elements.isEmpty() && pages.isEmpty();
    }

    Map<String, ElementDelta> elements() {
        return elements;
    }

    Map<String, PageDelta> pages() {
        return pages;
    }

    /** Page of the first element touched; null when there is none. */
    @Nullable
    String page() {
        for (ElementDelta delta : elements.values()) {
            ElementState known = delta.after == null ? delta.before : delta.after;
            if (known != null) return known.element.page();
        }
        return null;
    }

    /** Whether the element was moved by a relative offset. */
    boolean moved(String id) {
        return moved.contains(id);
    }

    /** Remembers what ops can touch, before they are applied. */
    public final class Recording {
        private final BoardView view;
        private final Map<String, @Nullable ElementState> elementsBefore = new LinkedHashMap<>();
        private final Map<String, @Nullable PageState> pagesBefore = new LinkedHashMap<>();

        private Recording(BoardView view) {
            this.view = view;
        }

        /** The ops have been applied: remembers what they did. */
        public void done() {
            elementsBefore.forEach((id, before) -> {
                ElementDelta known = elements.get(id);
                elements.put(id, new ElementDelta(known == null ? before : known.before, elementState(view, id)));
            });
            pagesBefore.forEach((id, before) -> {
                PageDelta known = pages.get(id);
                pages.put(id, new PageDelta(known == null ? before : known.before, pageState(view, id)));
            });
        }
    }

    /** Call it before ops of this step are applied to the board, and {@link Recording#done} afterwards. */
    public Recording begin(BoardView view, List<Op> ops) {
        Set<String> ids = new LinkedHashSet<>();
        Set<String> pageIds = new LinkedHashSet<>();
        for (Op op : ops) touched(view, op, ids, pageIds);
        Recording recording = new Recording(view);
        for (String id : ids) recording.elementsBefore.put(id, elementState(view, id));
        for (String id : pageIds) recording.pagesBefore.put(id, pageState(view, id));
        return recording;
    }

    private void touched(BoardView view, Op op, Set<String> ids, Set<String> pageIds) {
        switch (op) {
            case Op.Add o -> ids.add(o.element().id());
            case Op.Begin o -> ids.add(o.id());
            case Op.Append o -> ids.add(o.id());
            case Op.End o -> ids.add(o.id());
            case Op.Move o -> {
                ids.addAll(o.ids());
                moved.addAll(o.ids());
            }
            case Op.Set o -> ids.addAll(o.ids());
            case Op.SetEach o -> o.patches().forEach(each -> ids.add(each.id()));
            case Op.Order o -> ids.addAll(o.ids());
            case Op.Cut o -> {
                ids.add(o.id());
                o.parts().forEach(part -> ids.add(part.id()));
            }
            case Op.Delete o -> ids.addAll(o.ids());
            case Op.Restore o -> ids.addAll(o.ids());
            case Op.Clear o -> {
                List<String> all = new ArrayList<>();
                view.elements(o.page()).forEach(element -> all.add(element.id()));
                ids.addAll(all);
            }
            case Op.PageAdd o -> pageIds.add(o.id());
            case Op.PageMove o -> pageIds.add(o.id());
            case Op.PageSet o -> pageIds.add(o.id());
            case Op.PageDelete o -> pageIds.add(o.id());
            case Op.PageRestore o -> pageIds.add(o.id());
            // These are not a person's work on the board, so there is nothing to undo.
            case Op.Seal _, Op.Access _, Op.Init _, Op.Join _ -> {}
        }
    }

    static @Nullable ElementState elementState(BoardView view, String id) {
        Element live = view.element(id);
        if (live != null) return new ElementState(live, true);
        Element trashed = view.trashed(id);
        return trashed == null ? null : new ElementState(trashed, false);
    }

    static @Nullable PageState pageState(BoardView view, String id) {
        Page page = view.page(id);
        return page == null ? null : pageState(view.pages(), page.id());
    }

    static @Nullable PageState pageState(List<Page> pages, String id) {
        String after = null;
        for (Page page : pages) {
            if (page.id().equals(id)) return new PageState(page, after);
            after = page.id();
        }
        return null;
    }
}
