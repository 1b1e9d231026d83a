package org.bunpil.client.file;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Element;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.jspecify.annotations.Nullable;

/** What holds for every board that a log has made, but a file could say otherwise. */
final class SnapshotCheck {
    /** The board goes on counting from here, and what it counts must stay below the protocol's limit. */
    private static final long MOST_DELETIONS = Limits.INTEGER >> 1;

    private SnapshotCheck() {}

    /** @return what is wrong, in English, or null */
    static @Nullable String fault(Snapshot snapshot) {
        Set<String> pages = new HashSet<>();
        boolean shown = false;
        for (Page page : snapshot.pages()) {
            if (!pages.add(page.id())) return "a page twice";
            shown |= !page.deleted();
        }
        if (!shown) return "no page";
        Set<Integer> people = new HashSet<>();
        for (Person person : snapshot.people()) if (!people.add(person.c())) return "a participant twice";
        Set<String> ids = new HashSet<>(pages);
        if (snapshot.deletions() > MOST_DELETIONS) return "more deletions than any board has seen";
        Set<Long> deletions = new HashSet<>();
        for (Snapshot.Trashed trashed : snapshot.trash()) {
            if (!deletions.add(trashed.deletion())) return "a deletion twice";
            if (trashed.deletion() >= snapshot.deletions()) return "a deletion that is yet to come";
        }
        for (Element element : snapshot.elements())
            if (FoldVersion.of(element.kind()) > snapshot.fold()) return "an element that is newer than the board";
        String fault = fault(snapshot.elements(), pages, ids);
        if (fault != null) return fault;
        return fault(snapshot.trash().stream().map(Snapshot.Trashed::element).toList(), pages, ids);
    }

    private static @Nullable String fault(List<Element> elements, Set<String> pages, Set<String> ids) {
        for (Element element : elements) {
            if (!pages.contains(element.page())) return "an element on no page";
            if (!ids.add(element.id())) return "an id twice";
        }
        return null;
    }
}
