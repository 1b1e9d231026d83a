package org.bunpil.board;

import java.util.List;
import org.bunpil.model.Access;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.jspecify.annotations.Nullable;

/**
 * A whole board at one seq; immutable.
 *
 * @param inc incarnation of the log, from {@code init}; "" before that
 * @param fold version of the fold's rules
 * @param deletions number of deletions so far
 * @param clearFrom the newest clear made the deletions {@code clearFrom} (inclusive) to {@code clearTo} (exclusive)
 * @param elements live elements, page by page in order, lowest first
 * @param trash oldest deletion first
 */
public record Snapshot(
        long seq,
        String title,
        String inc,
        @Nullable String owner,
        int fold,
        long deletions,
        long clearFrom,
        long clearTo,
        List<Page> pages,
        List<Person> people,
        Access access,
        List<Element> elements,
        List<Trashed> trash) {

    /**
     * @param deletion number of its deletion on this board
     * @param by participant who deleted it; 0: not recorded, as on boards of the first fold
     */
    public record Trashed(Element element, long deletion, int by) {
        public Trashed withElement(Element changed) {
            return new Trashed(changed, deletion, by);
        }
    }
}
