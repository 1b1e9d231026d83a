package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.model.Background;
import org.bunpil.model.Page;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/** The pages of the board: showing another one, adding, deleting. Undone like any other change. */
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

    /** Adds a page after the current one, with the same background, and shows it. */
    public void add() {
        if (!editor.checkWrite()) return;
        String id = editor.newId();
        Page current = current();
        editor.perform(List.of(new Op.PageAdd(id, editor.page(), null, current == null ? null : current.background())));
        editor.page(id);
    }

    /** Deletes the current page, unless it is the last; its neighbour is shown. */
    public void delete() {
        if (all().size() > 1) editor.perform(List.of(new Op.PageDelete(editor.page())));
    }

    /** Brings a deleted page back and shows it. */
    public void restore(String id) {
        editor.perform(List.of(new Op.PageRestore(id)));
        show(id);
    }

    public void background(Background background) {
        editor.perform(List.of(new Op.PageSet(editor.page(), null, background)));
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
