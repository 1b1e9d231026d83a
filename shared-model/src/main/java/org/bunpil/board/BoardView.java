package org.bunpil.board;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.bunpil.model.Access;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.jspecify.annotations.Nullable;

/** A board to look at. Live: it shows the state at the time of each call; use it on its owner's thread. */
public interface BoardView {
    /** Number of batches applied. */
    long seq();

    String title();

    /** All pages in order, deleted ones too. */
    List<Page> pages();

    /** A page, a deleted one too, or null. */
    @Nullable
    Page page(String id);

    /** Everybody who ever joined, by participant number. */
    SortedMap<Integer, Person> people();

    Access access();

    /** A live element, or null when there is none or it is in the trash. */
    @Nullable
    Element element(String id);

    /** An element in the trash, or null. */
    @Nullable
    Element trashed(String id);

    /** Live elements of a page, lowest first. */
    Iterable<Element> elements(String page);

    /** All live elements, in no order. */
    Collection<Element> elements();

    /** State hash, 16 hex digits (docs/protocol.md, "State hash"). Cost: the elements changed since it was last asked for. */
    String hash();
}
