package org.bunpil.client.ui.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.session.RosterEntry;
import org.bunpil.model.Person;

/** Who of the others looks at which page: teachers first, then by number. */
record PageVisitors(Map<String, List<RosterEntry>> byPage) {
    static PageVisitors of(BoardSession session) {
        Map<Integer, String> pages = session.pagesOfOthers().get();
        Map<String, List<RosterEntry>> byPage = new HashMap<>();
        for (RosterEntry entry : session.roster().get().entries()) {
            String page = pages.get(entry.person().c());
            if (page != null && entry.online() && !entry.you())
                byPage.computeIfAbsent(page, _ -> new ArrayList<>()).add(entry);
        }
        Comparator<RosterEntry> order = Comparator.comparing((RosterEntry entry) -> !entry.host())
                .thenComparingInt(entry -> entry.person().c());
        byPage.values().forEach(entries -> entries.sort(order));
        return new PageVisitors(byPage);
    }

    List<RosterEntry> on(String page) {
        return byPage.getOrDefault(page, List.of());
    }

    /** Who is on the page, as a sentence; empty if nobody is. */
    String said(String page, Messages messages) {
        List<RosterEntry> here = on(page);
        List<String> teachers = here.stream()
                .filter(RosterEntry::host)
                .map(RosterEntry::person)
                .map(Person::name)
                .toList();
        StringBuilder said = new StringBuilder();
        for (String teacher : teachers) append(said, messages.text("pages.teacher", teacher));
        int pupils = here.size() - teachers.size();
        if (pupils > 0) append(said, messages.text("pages.others", pupils));
        return said.isEmpty() ? "" : messages.text("pages.here", said.toString());
    }

    private static void append(StringBuilder said, String part) {
        said.append(said.isEmpty() ? "" : ", ").append(part);
    }
}
