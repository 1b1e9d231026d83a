package org.bunpil.client.ui;

import java.util.List;
import java.util.function.Consumer;
import org.bunpil.client.editor.Pages;

/** Copies pages of the open board to other boards of this computer. FX thread; results come later. */
public interface PageCopying {
    /** Where there are no other boards, as at a kiosk. */
    PageCopying NONE = new PageCopying() {
        @Override
        public void targets(Consumer<List<Target>> to) {
            to.accept(List.of());
        }

        @Override
        public void copy(UiContext ui, Target target, List<Pages.PageContent> pages) {}
    };

    /**
     * A board that pages can be copied to.
     *
     * @param folder title of its folder, or empty
     */
    record Target(String board, String title, String folder) {}

    /** @param to gets the person's own boards but the open one, the one used last first */
    void targets(Consumer<List<Target>> to);

    /** Puts copies of pages behind the last page of a board, and tells the person. */
    void copy(UiContext ui, Target target, List<Pages.PageContent> pages);
}
