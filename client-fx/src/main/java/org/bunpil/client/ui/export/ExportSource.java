package org.bunpil.client.ui.export;

import java.util.List;
import java.util.Set;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.ui.BoardContext;
import org.jspecify.annotations.Nullable;

/**
 * What of the open board can be exported, as it was when it was asked for.
 *
 * @param pages all pages
 * @param current index of the one that is shown
 * @param selection the selected elements, or null if nothing is selected
 */
record ExportSource(
        String title,
        List<ExportPage> pages,
        int current,
        @Nullable ExportPage selection) {
    static ExportSource of(BoardContext board) {
        Editor editor = board.editor();
        List<ExportPage> pages = ExportPage.of(editor.view());
        int current = Math.clamp(editor.pages().index(), 0, Math.max(0, pages.size() - 1));
        Set<String> selected = Set.copyOf(editor.selection());
        ExportPage selection = selected.isEmpty() || pages.isEmpty()
                ? null
                : pages.get(current).only(selected);
        return new ExportSource(
                board.session().title().get(),
                pages,
                current,
                selection == null || selection.elements().isEmpty() ? null : selection);
    }
}
