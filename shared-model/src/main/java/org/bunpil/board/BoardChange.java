package org.bunpil.board;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.jspecify.annotations.Nullable;

/**
 * What one batch did to a board, and how to revert it.
 *
 * @param touched ids of elements that were added, changed, deleted or restored
 * @param pages whether pages, their order or properties changed
 * @param people whether people or access changed
 */
public record BoardChange(Set<String> touched, boolean pages, boolean people, Journal journal) {
    /** An element before the batch; if it was not {@code live}, it was in the trash. */
    public record ElementBefore(Element element, boolean live) {}

    /** The touched elements as they were before the batch; null: it did not exist. */
    public Map<String, @Nullable ElementBefore> elementsBefore() {
        return journal.elementsBefore();
    }

    /** All pages before the batch, or null if they have not changed. */
    public @Nullable List<Page> pagesBefore() {
        return journal.pagesBefore();
    }
}
