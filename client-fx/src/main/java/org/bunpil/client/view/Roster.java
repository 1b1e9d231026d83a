package org.bunpil.client.view;

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
 * @param members hands first, then teachers, then who is here, by name; nobody who was taken out
 * @param host whether this window is a teacher's
 */
public record Roster(List<Member> members, Access access, boolean host) {
    public static final Roster EMPTY = new Roster(List.of(), Access.INITIAL, false);

    private static final Comparator<Member> ORDER = Comparator.comparingInt(Roster::rank)
            .thenComparing(member -> member.person().name())
            .thenComparingInt(member -> member.person().c());

    /** @param others fresh presence by participant; @param hand whether our own is up */
    static Roster of(BoardView board, SortedMap<Integer, Presence> others, int you, boolean hand) {
        List<Member> members = new ArrayList<>();
        for (Person person : board.people().values()) {
            if (person.kicked()) {
                continue;
            }
            boolean own = person.c() == you;
            Presence presence = others.get(person.c());
            boolean up = own ? hand : presence != null && presence.hand();
            members.add(new Member(person, own || presence != null, up, own));
        }
        members.sort(ORDER);
        Person me = board.people().get(you);
        return new Roster(List.copyOf(members), board.access(), me != null && me.role() == Role.HOST);
    }

    private static int rank(Member member) {
        if (member.hand()) {
            return 0;
        }
        if (member.host()) {
            return 1;
        }
        return member.online() ? 2 : 3;
    }

    public long othersHere() {
        return members.stream().filter(m -> m.online() && !m.you()).count();
    }

    public long hands() {
        return members.stream().filter(m -> m.hand() && !m.you()).count();
    }
}
