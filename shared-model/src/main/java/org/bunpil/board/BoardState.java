package org.bunpil.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bunpil.board.Journal.OldValue;
import org.bunpil.model.Access;
import org.bunpil.model.Element;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Stroke;
import org.jspecify.annotations.Nullable;

/**
 * The state of a board. Each property has one setter. It writes the old value to the journal, marks the item for the hash and
 * updates the indexes; so a batch is reverted by writing the old values again.
 */
final class BoardState {
    private final Map<String, Element> live = new HashMap<>();
    private final Map<String, Snapshot.Trashed> trashEntry = new HashMap<>();
    private final NavigableMap<Long, String> trashByDeletion = new TreeMap<>();
    /** Drawing order of each page. Elements in the trash are included: they keep their position. */
    private final Map<String, NavigableSet<ZPosition>> drawingOrder = new HashMap<>();

    private final NavigableSet<String> openStrokes = new TreeSet<>();
    private final NavigableMap<Integer, Person> people = new TreeMap<>();
    private final StateHash hash = new StateHash();
    private List<Page> pages = List.of();
    private Access access = Access.INITIAL;
    private BoardHeader header = BoardHeader.EMPTY;
    private long liveBytes;
    private long trashedBytes;
    /** How many elements of the newest clear are in the trash. */
    private int trashOfLastClear;

    private @Nullable Journal journal;

    /** From now on, overwritten values go to {@code newJournal}; null: they are not recorded. */
    void journalTo(@Nullable Journal newJournal) {
        journal = newJournal;
    }

    void setLive(String id, @Nullable Element element) {
        Element before = element == null ? live.remove(id) : live.put(id, element);
        note(new OldValue.OfLive(id, before));
        liveBytes += weight(element) - weight(before);
        reindex(id, before, element);
        if (isOpen(before)) openStrokes.remove(id);
        if (isOpen(element)) openStrokes.add(id);
    }

    void setTrashEntry(String id, Snapshot.@Nullable Trashed trashed) {
        Snapshot.Trashed before = trashed == null ? trashEntry.remove(id) : trashEntry.put(id, trashed);
        note(new OldValue.OfTrash(id, before));
        Element elementBefore = before == null ? null : before.element();
        Element element = trashed == null ? null : trashed.element();
        trashedBytes += weight(element) - weight(elementBefore);
        reindex(id, elementBefore, element);
        if (before != null) {
            // While entries are copied one by one from another board, a number may already be another element's.
            trashByDeletion.remove(before.deletion(), id);
            if (isOfClear(before.deletion())) trashOfLastClear--;
        }
        if (trashed != null) {
            trashByDeletion.put(trashed.deletion(), id);
            if (isOfClear(trashed.deletion())) trashOfLastClear++;
        }
    }

    void setPages(List<Page> newPages) {
        note(new OldValue.OfPages(pages));
        pages = List.copyOf(newPages);
        hash.pagesChanged();
    }

    void setPerson(int c, @Nullable Person person) {
        Person before = person == null ? people.remove(c) : people.put(c, person);
        note(new OldValue.OfPerson(c, before));
        hash.personChanged(c);
    }

    void setAccess(Access newAccess) {
        note(new OldValue.OfAccess(access));
        access = newAccess;
        hash.accessChanged();
    }

    void setHeader(BoardHeader newHead) {
        note(new OldValue.OfHeader(header));
        boolean sameClear = header.clearFrom() == newHead.clearFrom() && header.clearTo() == newHead.clearTo();
        header = newHead;
        if (!sameClear) trashOfLastClear = countOfClear();
        hash.headChanged();
    }

    void restore(OldValue oldValue) {
        switch (oldValue) {
            case OldValue.OfLive e -> setLive(e.id(), e.element());
            case OldValue.OfTrash e -> setTrashEntry(e.id(), e.trashed());
            case OldValue.OfPages e -> setPages(e.pages());
            case OldValue.OfPerson e -> setPerson(e.c(), e.person());
            case OldValue.OfAccess e -> setAccess(e.access());
            case OldValue.OfHeader e -> setHeader(e.header());
        }
    }

    /**
     * Moves the element to the trash, under the next deletion number.
     *
     * @param c participant who deletes it
     */
    void delete(int c, Element element) {
        long deletion = header.deletions();
        setHeader(header.withDeletions(deletion + 1));
        setLive(element.id(), null);
        setTrashEntry(
                element.id(), new Snapshot.Trashed(element, deletion, header.fold() < FoldVersion.RIGHTS ? 0 : c));
    }

    /**
     * Drops the oldest deletions while the trash, without the newest clear, exceeds its limit or the whole board weighs too much.
     * Never drops what the newest clear deleted.
     */
    void evict() {
        while (trashEntry.size() - trashOfLastClear > Limits.TRASH || liveBytes + trashedBytes > Limits.BOARD_BYTES) {
            Map.Entry<Long, String> oldest = trashByDeletion.firstEntry();
            if (oldest != null && isOfClear(oldest.getKey())) oldest = trashByDeletion.ceilingEntry(header.clearTo());
            if (oldest == null) return;
            setTrashEntry(oldest.getValue(), null);
        }
    }

    private int countOfClear() {
        // A snapshot from outside may hold any values.
        return header.clearFrom() < header.clearTo()
                ? trashByDeletion.subMap(header.clearFrom(), header.clearTo()).size()
                : 0;
    }

    private boolean isOfClear(long deletion) {
        return deletion >= header.clearFrom() && deletion < header.clearTo();
    }

    @Nullable
    Element live(String id) {
        return live.get(id);
    }

    Snapshot.@Nullable Trashed trashEntry(String id) {
        return trashEntry.get(id);
    }

    /** Whether an element or a page has the id, deleted ones included. */
    boolean isTaken(String id) {
        return live.containsKey(id) || trashEntry.containsKey(id) || page(id) != null;
    }

    Map<String, Element> live() {
        return live;
    }

    /** Oldest deletion first. */
    List<Snapshot.Trashed> trash() {
        List<Snapshot.Trashed> trash = new ArrayList<>(trashEntry.size());
        for (String id : trashByDeletion.values()) {
            Snapshot.Trashed trashed = trashEntry.get(id);
            if (trashed != null) trash.add(trashed);
        }
        return trash;
    }

    /** Lowest first, elements in the trash included. A view, not a copy. */
    NavigableSet<ZPosition> drawingOrder(String page) {
        return drawingOrder.getOrDefault(page, Collections.emptyNavigableSet());
    }

    /** Ids of the live strokes that are being drawn. */
    NavigableSet<String> openStrokes() {
        return openStrokes;
    }

    List<Page> pages() {
        return pages;
    }

    @Nullable
    Page page(String id) {
        for (Page page : pages) if (page.id().equals(id)) return page;
        return null;
    }

    NavigableMap<Integer, Person> people() {
        return people;
    }

    Access access() {
        return access;
    }

    BoardHeader header() {
        return header;
    }

    /** The sum of the live elements' {@link ElementWeight}. */
    long liveBytes() {
        return liveBytes;
    }

    String hash() {
        return hash.of(this);
    }

    private void note(OldValue oldValue) {
        if (journal != null) journal.add(oldValue);
    }

    private void reindex(String id, @Nullable Element before, @Nullable Element after) {
        hash.elementChanged(id);
        boolean stays = before != null
                && after != null
                && before.z() == after.z()
                && before.page().equals(after.page());
        if (stays) return;
        if (before != null) drawingOrderOf(before.page()).remove(ZPosition.of(before));
        if (after != null) drawingOrderOf(after.page()).add(ZPosition.of(after));
    }

    private NavigableSet<ZPosition> drawingOrderOf(String page) {
        return drawingOrder.computeIfAbsent(page, _ -> new TreeSet<>());
    }

    private static int weight(@Nullable Element element) {
        return element == null ? 0 : ElementWeight.of(element);
    }

    private static boolean isOpen(@Nullable Element element) {
        return element instanceof Stroke stroke && stroke.open();
    }
}
