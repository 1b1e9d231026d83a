package org.bunpil.client.file;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.jspecify.annotations.Nullable;

/** What holds for every board that a log has made, but a file could say otherwise. */
final class SnapshotCheck {
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
        Set<Long> deletions = new HashSet<>();
        for (Snapshot.Trashed trashed : snapshot.trash()) {
            if (!deletions.add(trashed.deletion())) return "a deletion twice";
        }
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
