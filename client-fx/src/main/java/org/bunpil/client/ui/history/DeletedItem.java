package org.bunpil.client.ui.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bunpil.board.BoardView;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.op.Op;
import org.bunpil.op.OpSplitter;
import org.bunpil.undo.BoardHistory;
import org.jspecify.annotations.Nullable;

/**
 * An element or a page that is deleted and can be restored.
 *
 * @param element the element; null: the page itself
 * @param page the page that it is on
 * @param by participant who deleted it, 0 if that is not known
 * @param millis when, 0 if that is not known
 */
record DeletedItem(@Nullable Element element, Page page, int by, long millis) {
    /** Everything that can be restored, newest first; what was deleted before the history began comes last. */
    static List<DeletedItem> of(BoardView board, BoardHistory history) {
        List<DeletedItem> items = new ArrayList<>();
        for (Page page : board.pages()) {
            if (page.deleted()) items.add(of(null, page, history.deletion(page.id()), 0));
        }
        ErasedInParts erased = new ErasedInParts(board);
        for (Snapshot.Trashed trashed : board.trash().reversed()) {
            Page page = board.page(trashed.element().page());
            if (page != null && !erased.isCut(trashed.element())) {
                items.add(of(
                        trashed.element(),
                        page,
                        history.deletion(trashed.element().id()),
                        trashed.by()));
            }
        }
        items.sort(Comparator.comparingLong(DeletedItem::millis).reversed());
        return items;
    }

    /** @param by who deleted it as the board knows it; 0: it does not */
    private static DeletedItem of(
            @Nullable Element element, Page page, BoardHistory.@Nullable Deletion deletion, int by) {
        return deletion == null
                ? new DeletedItem(element, page, by, 0)
                : new DeletedItem(element, page, deletion.by(), deletion.millis());
    }

    /** The ops that restore these. An element's page is restored with it: nobody would see the element otherwise. */
    static List<Op> restore(List<DeletedItem> items) {
        List<Op> ops = new ArrayList<>();
        items.stream()
                .map(DeletedItem::page)
                .filter(Page::deleted)
                .distinct()
                .forEach(page -> ops.add(new Op.PageRestore(page.id())));
        List<String> ids = new ArrayList<>();
        for (DeletedItem item : items) {
            if (item.element != null) ids.add(item.element.id());
        }
        ops.addAll(OpSplitter.restore(ids));
        return ops;
    }
}
