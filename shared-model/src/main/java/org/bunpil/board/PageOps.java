package org.bunpil.board;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bunpil.model.Background;
import org.bunpil.model.Page;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * What ops do to pages. Pages never leave the list: deleted ones are hidden and keep their position. An op that names an unknown
 * page has no effect.
 */
final class PageOps {
    private final BoardState state;

    PageOps(BoardState state) {
        this.state = state;
    }

    void add(Op.PageAdd op) {
        if (state.isTaken(op.id())) return;
        String title = op.title() == null ? "" : op.title();
        Background background = op.background() == null ? Background.PLAIN : op.background();
        insert(state.pages(), new Page(op.id(), title, background, false), op.after());
    }

    /** Also has no effect if the page should follow itself. */
    void move(Op.PageMove op) {
        Page page = state.page(op.id());
        if (page == null) return;
        List<Page> others = new ArrayList<>(state.pages());
        others.remove(page);
        insert(others, page, op.after());
    }

    void set(Op.PageSet op) {
        replace(op.id(), p -> {
            String title = op.title() == null ? p.title() : op.title();
            Background background = op.background() == null ? p.background() : op.background();
            return new Page(p.id(), title, background, p.deleted());
        });
    }

    /** The last visible page cannot be deleted. */
    void delete(String id) {
        long visible = state.pages().stream().filter(p -> !p.deleted()).count();
        if (visible > 1) replace(id, p -> new Page(p.id(), p.title(), p.background(), true));
    }

    void restore(String id) {
        replace(id, p -> new Page(p.id(), p.title(), p.background(), false));
    }

    private void insert(List<Page> others, Page page, @Nullable String after) {
        List<Page> pages = new ArrayList<>(others);
        int index = after == null ? 0 : indexOf(pages, after) + 1;
        if (after != null && index == 0) return;
        pages.add(index, page);
        if (!pages.equals(state.pages())) state.setPages(pages);
    }

    private void replace(String id, UnaryOperator<Page> change) {
        List<Page> pages = new ArrayList<>(state.pages());
        pages.replaceAll(p -> p.id().equals(id) ? change.apply(p) : p);
        if (!pages.equals(state.pages())) state.setPages(pages);
    }

    private static int indexOf(List<Page> pages, String id) {
        for (int i = 0; i < pages.size(); i++) if (pages.get(i).id().equals(id)) return i;
        return -1;
    }
}
