package org.bunpil.board;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.bunpil.model.Access;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.jspecify.annotations.Nullable;

/** A read-only board. It shows the state at the time of each call; call it on its owner's thread. */
public interface BoardView {
    /** Number of batches applied. */
    long seq();

    String title();

    /** Version of the fold's rules that the board needs ({@link org.bunpil.model.FoldVersion}). */
    int fold();

    /** All pages in order, deleted ones included. */
    List<Page> pages();

    /** A page, possibly deleted, or null. */
    @Nullable
    Page page(String id);

    /** Every participant who ever joined, by number. */
    SortedMap<Integer, Person> people();

    Access access();

    /** A live element; null if there is none or it is in the trash. */
    @Nullable
    Element element(String id);

    /** An element in the trash, or null. */
    @Nullable
    Element trashed(String id);

    /** What was deleted and can be restored, oldest deletion first. */
    List<Snapshot.Trashed> trash();

    /** Live elements of a page, lowest first. */
    Iterable<Element> elements(String page);

    /** All live elements, in no particular order. */
    Collection<Element> elements();

    /**
     * State hash, 16 hex digits (docs/protocol.md, "State hash"). The cost grows with the number of elements changed since the last
     * call.
     */
    String hash();
}
