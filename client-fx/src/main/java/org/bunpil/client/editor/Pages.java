package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.geometry.Point;
import org.bunpil.model.Background;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.op.OpSplitter;
import org.jspecify.annotations.Nullable;

/** The pages of the board: showing another one, adding, copying, moving, naming, deleting. Each change is one undo step. */
public final class Pages {
    private final Editor editor;

    Pages(Editor editor) {
        this.editor = editor;
    }

    /** The pages that are not deleted, in order. */
    public List<Page> all() {
        List<Page> shown = new ArrayList<>();
        for (Page page : editor.view().pages()) if (!page.deleted()) shown.add(page);
        return shown;
    }

    /** The current page, or null before the board is known. */
    public @Nullable Page current() {
        for (Page page : editor.view().pages()) if (page.id().equals(editor.page())) return page;
        return null;
    }

    /** Index of the current page in {@link #all}, or -1. */
    public int index() {
        List<Page> all = all();
        for (int i = 0; i < all.size(); i++) if (all.get(i).id().equals(editor.page())) return i;
        return -1;
    }

    /** Shows a page, unless it is deleted or unknown. */
    public void show(String id) {
        Page page = editor.view().page(id);
        if (page != null && !page.deleted()) editor.page(page.id());
    }

    public void next() {
        step(1);
    }

    public void previous() {
        step(-1);
    }

    private void step(int by) {
        List<Page> all = all();
        int index = index() + by;
        if (index >= 0 && index < all.size()) editor.page(all.get(index).id());
    }

    /** Whether so many more pages have no place: deleted pages keep theirs, because they can come back. */
    public boolean isFull(int more) {
        return editor.view().pages().size() + more > Limits.BOARD_PAGES;
    }

    /** Adds a page after the current one, with the same background, and shows it. */
    public void add() {
        add(editor.page());
    }

    /** Adds a page before the current one, with the same background, and shows it. */
    public void addBefore() {
        String before = null;
        for (Page page : editor.view().pages()) {
            if (page.id().equals(editor.page())) break;
            before = page.id();
        }
        add(before);
    }

    private void add(@Nullable String after) {
        if (!editor.checkWrite()) return;
        String id = editor.newId();
        Page current = current();
        editor.perform(List.of(new Op.PageAdd(id, after, null, current == null ? null : current.background())));
        show(id);
    }

    /** A page with all that is on it, as a value. */
    public record PageContent(Page page, List<Element> elements) {}

    /** Pages as they are now, in the order of the board, for a copy. */
    public List<PageContent> contents(Collection<String> ids) {
        List<PageContent> contents = new ArrayList<>();
        for (Page page : chosen(ids)) {
            List<Element> elements = new ArrayList<>();
            for (Element element : ConnectorEnds.page(editor.view(), page.id())) {
                // What somebody is drawing at the moment is not finished, and its author would go on with the original.
                if (!ElementIndex.isBeingDrawn(element)) elements.add(element);
            }
            contents.add(new PageContent(page, elements));
        }
        return contents;
    }

    /** Puts copies of pages with all that is on them after the last of these, and shows the first copy. */
    public void duplicate(Collection<String> ids) {
        List<PageContent> originals = contents(ids);
        if (originals.isEmpty() || !editor.checkWrite()) return;
        List<String> copies = new ArrayList<>();
        String after = originals.getLast().page().id();
        editor.perform(copies(originals, after, editor.isHost(), editor::newId, copies));
        show(copies.getFirst());
    }

    /**
     * The ops that put copies of pages, of this board or another one, on a board.
     *
     * @param after the page that they are to follow
     * @param host whether whoever does it may lock; a pupil's copy of a locked element can be moved
     * @param copies receives the ids of the copies
     */
    public static List<Op> copies(
            List<PageContent> pages, String after, boolean host, Supplier<String> newId, List<String> copies) {
        List<Op> ops = new ArrayList<>();
        String before = after;
        for (PageContent page : pages) {
            String copy = newId.get();
            ops.add(new Op.PageAdd(
                    copy, before, page.page().title(), page.page().background()));
            List<String> ids = new ArrayList<>();
            ops.addAll(CopyOps.of(page.elements(), copy, Point.ZERO, newId, ids));
            List<String> locked = new ArrayList<>();
            for (int i = 0; host && i < ids.size(); i++)
                if (page.elements().get(i).lock()) locked.add(ids.get(i));
            ops.addAll(OpSplitter.set(locked, ElementPatch.builder().lock(true).build()));
            copies.add(copy);
            before = copy;
        }
        return ops;
    }

    /**
     * Deletes pages, but never all that are left; if the current one is among them, its neighbour is shown.
     *
     * @return the ids of those that were deleted
     */
    public List<String> delete(Collection<String> ids) {
        List<String> gone = new ArrayList<>(chosen(ids).stream().map(Page::id).toList());
        if (gone.size() == all().size()) gone.remove(editor.page());
        if (gone.size() == all().size() || gone.isEmpty() || editor.mayWrite() != null) return List.of();
        editor.perform(gone.stream().<Op>map(Op.PageDelete::new).toList());
        return gone;
    }

    /** Deletes the current page, unless it is the last; its neighbour is shown. */
    public void delete() {
        delete(Set.of(editor.page()));
    }

    /** Brings deleted pages back and shows the first. */
    public void restore(List<String> ids) {
        editor.perform(ids.stream().<Op>map(Op.PageRestore::new).toList());
        if (!ids.isEmpty()) show(ids.getFirst());
    }

    /**
     * Moves pages, in their order, to follow another page.
     *
     * @param after a page that is not among them; null: they become the first
     */
    public void move(Collection<String> ids, @Nullable String after) {
        List<String> moved = chosen(ids).stream().map(Page::id).toList();
        List<String> others =
                all().stream().map(Page::id).filter(id -> !moved.contains(id)).toList();
        place(moved, others, after == null ? 0 : others.indexOf(after) + 1);
    }

    /** Moves pages towards the first or the last page by one. @param by -1 or 1 */
    public void moveBy(Collection<String> ids, int by) {
        List<Page> all = all();
        List<String> moved = chosen(ids).stream().map(Page::id).toList();
        if (moved.isEmpty()) return;
        List<String> others = new ArrayList<>();
        int before = 0;
        for (Page page : all) {
            if (page.id().equals(by < 0 ? moved.getFirst() : moved.getLast())) before = others.size();
            if (!moved.contains(page.id())) others.add(page.id());
        }
        place(moved, others, Math.clamp(before + by, 0, others.size()));
    }

    private void place(List<String> moved, List<String> others, int index) {
        List<String> wanted = new ArrayList<>(others);
        wanted.addAll(index, moved);
        if (wanted.equals(all().stream().map(Page::id).toList())) return;
        List<Op> ops = new ArrayList<>();
        String after = index == 0 ? null : others.get(index - 1);
        for (String id : moved) {
            ops.add(new Op.PageMove(id, after));
            after = id;
        }
        editor.perform(ops);
    }

    /** Names a page; "" takes its name away. */
    public void rename(String id, String title) {
        Page page = editor.view().page(id);
        if (page != null && !page.title().equals(title)) editor.perform(List.of(new Op.PageSet(id, title, null)));
    }

    /** Gives pages this background. */
    public void background(Collection<String> ids, Background background) {
        editor.perform(chosen(ids).stream()
                .filter(page -> page.background() != background)
                .<Op>map(page -> new Op.PageSet(page.id(), null, background))
                .toList());
    }

    /** Gives the current page this background. */
    public void background(Background background) {
        background(Set.of(editor.page()), background);
    }

    /** Those of the pages that are shown, in the order of the board. */
    private List<Page> chosen(Collection<String> ids) {
        return all().stream().filter(page -> ids.contains(page.id())).toList();
    }

    /** If the current page has been deleted, shows its nearest neighbour. */
    void settle() {
        List<Page> every = editor.view().pages();
        Page before = null;
        boolean passed = false;
        for (Page page : every) {
            if (page.id().equals(editor.page())) {
                if (!page.deleted()) return;
                passed = true;
                if (before != null) break;
            } else if (!page.deleted()) {
                before = page;
                if (passed) break;
            }
        }
        if (before != null) editor.page(before.id());
    }
}
