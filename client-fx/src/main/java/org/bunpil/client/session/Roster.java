package org.bunpil.client.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.bunpil.board.BoardView;
import org.bunpil.client.names.ShownNames;
import org.bunpil.model.Access;
import org.bunpil.model.Person;
import org.bunpil.wire.Presence;

/**
 * Who is in the class and who may write.
 *
 * @param entries raised hands first, in the order in which they went up, then teachers, then people who are online, by name; without people
 *     who were put out
 * @param putOut who was put out, by name
 * @param names under which people are shown
 * @param host whether this window is a teacher's
 * @param connected whether it is known who is here; if not, {@code online} is how it was last
 */
public record Roster(
        List<RosterEntry> entries,
        List<Person> putOut,
        ShownNames names,
        Access access,
        boolean host,
        boolean connected) {
    public static final Roster EMPTY =
            new Roster(List.of(), List.of(), new ShownNames(Map.of()), Access.INITIAL, false, false);

    private static final Comparator<Person> BY_NAME =
            Comparator.comparing(Person::name).thenComparingInt(Person::c);

    /**
     * @param others fresh presence by participant
     * @param raisedHands whose hands are raised, in the order in which they went up
     * @param connected whether a relay tells who is here
     */
    static Roster of(
            BoardView board,
            SortedMap<Integer, Presence> others,
            int you,
            List<Integer> raisedHands,
            boolean connected) {
        ShownNames names = ShownNames.of(board.people());
        List<RosterEntry> rosterEntries = new ArrayList<>();
        List<Person> putOut = new ArrayList<>();
        for (Person person : board.people().values()) {
            if (person.kicked()) {
                putOut.add(person);
                continue;
            }
            boolean own = person.c() == you;
            boolean here = own || others.containsKey(person.c());
            rosterEntries.add(
                    new RosterEntry(person, names.of(person.c()), here, raisedHands.contains(person.c()), own));
        }
        rosterEntries.sort(Comparator.comparingInt(Roster::rank)
                .thenComparingInt(entry -> raisedHands.indexOf(entry.person().c()))
                .thenComparing(RosterEntry::person, BY_NAME));
        putOut.sort(BY_NAME);
        Person me = board.people().get(you);
        boolean host = me != null && me.isHost();
        return new Roster(List.copyOf(rosterEntries), List.copyOf(putOut), names, board.access(), host, connected);
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

    /** The name under which a participant is shown. */
    public String name(int participant) {
        return names.of(participant);
    }

    /** How many others are here; 0 while nobody can know. */
    public long othersHere() {
        return !connected ? 0 : othersLastHere();
    }

    /** How many others were here when that was last known. */
    public long othersLastHere() {
        return entries.stream().filter(m -> m.online() && !m.you()).count();
    }

    public long raisedHands() {
        return entries.stream().filter(m -> m.handRaised() && !m.you()).count();
    }
}
