package org.bunpil.client.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.bunpil.board.BoardView;
import org.bunpil.model.Access;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.wire.Presence;

/**
 * Who is in the class and who may write.
 *
 * @param entries raised hands first, then teachers, then people who are online, by name; without people who were removed
 * @param host whether this window is a teacher's
 */
public record Roster(List<RosterEntry> entries, Access access, boolean host) {
    public static final Roster EMPTY = new Roster(List.of(), Access.INITIAL, false);

    private static final Comparator<RosterEntry> ORDER = Comparator.comparingInt(Roster::rank)
            .thenComparing(entry -> entry.person().name())
            .thenComparingInt(entry -> entry.person().c());

    /** @param others fresh presence by participant; @param handRaised whether this window's own hand is raised */
    static Roster of(BoardView board, SortedMap<Integer, Presence> others, int you, boolean handRaised) {
        List<RosterEntry> rosterEntries = new ArrayList<>();
        for (Person person : board.people().values()) {
            if (person.kicked()) {
                continue;
            }
            boolean own = person.c() == you;
            Presence presence = others.get(person.c());
            boolean up = own ? handRaised : presence != null && presence.handRaised();
            rosterEntries.add(new RosterEntry(person, own || presence != null, up, own));
        }
        rosterEntries.sort(ORDER);
        Person me = board.people().get(you);
        return new Roster(List.copyOf(rosterEntries), board.access(), me != null && me.role() == Role.HOST);
    }

    private static int rank(RosterEntry entry) {
        if (entry.handRaised()) {
            return 0;
        }
        if (entry.host()) {
            return 1;
        }
        return entry.online() ? 2 : 3;
    }

    public long othersHere() {
        return entries.stream().filter(m -> m.online() && !m.you()).count();
    }

    public long raisedHands() {
        return entries.stream().filter(m -> m.handRaised() && !m.you()).count();
    }
}
