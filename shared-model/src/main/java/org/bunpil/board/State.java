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
import org.bunpil.board.Journal.Before;
import org.bunpil.model.Access;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Stroke;
import org.jspecify.annotations.Nullable;

/**
 * The places where a board's state stands. Each has one setter; it writes what stood there before to the journal, marks the item for
 * the hash and keeps the indexes, so that taking a batch back is writing the old values again.
 */
final class State {
    private final Map<String, Element> live = new HashMap<>();
    private final Map<String, Snapshot.Trashed> gone = new HashMap<>();
    private final NavigableMap<Long, String> goneByDeletion = new TreeMap<>();
    /** Drawing order of each page, elements in the trash included: they keep their place. */
    private final Map<String, NavigableSet<Place>> places = new HashMap<>();

    private final NavigableSet<String> openStrokes = new TreeSet<>();
    private final NavigableMap<Integer, Person> people = new TreeMap<>();
    private final StateHash hash = new StateHash();
    private List<Page> pages = List.of();
    private Access access = Access.INITIAL;
    private Head head = Head.EMPTY;
    private long liveBytes;
    private long goneBytes;
    /** How many of the newest clear's elements are in the trash. */
    private int goneOfClear;

    private @Nullable Journal journal;

    /** From here on, all that is overwritten goes to {@code newJournal}; null: nowhere. */
    void writeTo(@Nullable Journal newJournal) {
        journal = newJournal;
    }

    void setLive(String id, @Nullable Element element) {
        Element before = element == null ? live.remove(id) : live.put(id, element);
        note(new Before.OfLive(id, before));
        liveBytes += weight(element) - weight(before);
        reindex(id, before, element);
        if (isOpen(before)) openStrokes.remove(id);
        if (isOpen(element)) openStrokes.add(id);
    }

    void setGone(String id, Snapshot.@Nullable Trashed trashed) {
        Snapshot.Trashed before = trashed == null ? gone.remove(id) : gone.put(id, trashed);
        note(new Before.OfTrash(id, before));
        Element elementBefore = before == null ? null : before.element();
        Element element = trashed == null ? null : trashed.element();
        goneBytes += weight(element) - weight(elementBefore);
        reindex(id, elementBefore, element);
        if (before != null) {
            goneByDeletion.remove(before.deletion());
            if (isOfClear(before.deletion())) goneOfClear--;
        }
        if (trashed != null) {
            goneByDeletion.put(trashed.deletion(), id);
            if (isOfClear(trashed.deletion())) goneOfClear++;
        }
    }

    void setPages(List<Page> newPages) {
        note(new Before.OfPages(pages));
        pages = List.copyOf(newPages);
        hash.pagesChanged();
    }

    void setPerson(int c, @Nullable Person person) {
        Person before = person == null ? people.remove(c) : people.put(c, person);
        note(new Before.OfPerson(c, before));
        hash.personChanged(c);
    }

    void setAccess(Access newAccess) {
        note(new Before.OfAccess(access));
        access = newAccess;
        hash.accessChanged();
    }

    void setHead(Head newHead) {
        note(new Before.OfHead(head));
        boolean sameClear = head.clearFrom() == newHead.clearFrom() && head.clearTo() == newHead.clearTo();
        head = newHead;
        if (!sameClear) goneOfClear = countOfClear();
        hash.headChanged();
    }

    void restore(Before before) {
        switch (before) {
            case Before.OfLive e -> setLive(e.id(), e.element());
            case Before.OfTrash e -> setGone(e.id(), e.trashed());
            case Before.OfPages e -> setPages(e.pages());
            case Before.OfPerson e -> setPerson(e.c(), e.person());
            case Before.OfAccess e -> setAccess(e.access());
            case Before.OfHead e -> setHead(e.head());
        }
    }

    /** Gives the trash its next deletion. */
    void delete(Element element) {
        long deletion = head.deletions();
        setHead(head.withDeletions(deletion + 1));
        setLive(element.id(), null);
        setGone(element.id(), new Snapshot.Trashed(element, deletion));
    }

    /**
     * Drops the oldest deletions while the trash holds more than its limit besides the newest clear, or everything together weighs
     * more than a board may; but none of the newest clear.
     */
    void evict() {
        while (gone.size() - goneOfClear > Limits.TRASH || liveBytes + goneBytes > Limits.BOARD_BYTES) {
            Map.Entry<Long, String> oldest = goneByDeletion.firstEntry();
            if (oldest != null && isOfClear(oldest.getKey())) oldest = goneByDeletion.ceilingEntry(head.clearTo());
            if (oldest == null) return;
            setGone(oldest.getValue(), null);
        }
    }

    private int countOfClear() {
        // A snapshot from outside may say anything.
        return head.clearFrom() < head.clearTo()
                ? goneByDeletion.subMap(head.clearFrom(), head.clearTo()).size()
                : 0;
    }

    private boolean isOfClear(long deletion) {
        return deletion >= head.clearFrom() && deletion < head.clearTo();
    }

    @Nullable
    Element live(String id) {
        return live.get(id);
    }

    Snapshot.@Nullable Trashed gone(String id) {
        return gone.get(id);
    }

    /** Whether an element or a page has the id, deleted ones too. */
    boolean taken(String id) {
        return live.containsKey(id) || gone.containsKey(id) || page(id) != null;
    }

    Map<String, Element> live() {
        return live;
    }

    /** Oldest deletion first. */
    List<Snapshot.Trashed> trash() {
        List<Snapshot.Trashed> trash = new ArrayList<>(gone.size());
        for (String id : goneByDeletion.values()) {
            Snapshot.Trashed trashed = gone.get(id);
            if (trashed != null) trash.add(trashed);
        }
        return trash;
    }

    /** Lowest first, elements in the trash included; a view. */
    NavigableSet<Place> places(String page) {
        return places.getOrDefault(page, Collections.emptyNavigableSet());
    }

    /** Ids of live strokes that are being drawn. */
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

    Head head() {
        return head;
    }

    /** What live elements weigh: {@link Weight}. */
    long liveBytes() {
        return liveBytes;
    }

    String hash() {
        return hash.of(this);
    }

    private void note(Before before) {
        if (journal != null) journal.add(before);
    }

    private void reindex(String id, @Nullable Element before, @Nullable Element after) {
        hash.elementChanged(id);
        boolean stays = before != null
                && after != null
                && before.z() == after.z()
                && before.page().equals(after.page());
        if (stays) return;
        if (before != null) placesOf(before.page()).remove(Place.of(before));
        if (after != null) placesOf(after.page()).add(Place.of(after));
    }

    private NavigableSet<Place> placesOf(String page) {
        return places.computeIfAbsent(page, _ -> new TreeSet<>());
    }

    private static int weight(@Nullable Element element) {
        return element == null ? 0 : Weight.of(element);
    }

    private static boolean isOpen(@Nullable Element element) {
        return element instanceof Stroke stroke && stroke.open();
    }
}
