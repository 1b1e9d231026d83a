package org.bunpil.board;

import java.util.List;
import org.bunpil.model.Access;
import org.bunpil.model.Background;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.Op;

/** What ops do to the board as a whole and to the rights of people. */
final class PeopleOps {
    private final BoardState state;

    PeopleOps(BoardState state) {
        this.state = state;
    }

    /** The first record of a board. No effect if there is already an incarnation or a page. */
    void init(Op.Init op) {
        BoardHeader header = state.header();
        if (!header.inc().isEmpty() || !state.pages().isEmpty()) return;
        state.setHeader(new BoardHeader(
                op.title(), op.inc(), op.owner(), header.deletions(), header.clearFrom(), header.clearTo()));
        state.setPages(List.of(new Page(Page.FIRST, "", Background.PLAIN, false)));
    }

    /**
     * A newcomer who would be a writer becomes a viewer if newcomers may only view. A participant who returns keeps everything, but
     * may become a host.
     */
    void join(Op.Join op) {
        if (op.c() < 1) return;
        Person known = state.people().get(op.c());
        if (known == null) {
            boolean views = op.role() == Role.WRITER && !state.access().newcomersWrite();
            Role role = views ? Role.VIEWER : op.role();
            state.setPerson(op.c(), new Person(op.c(), op.name(), role, false, false, false));
        } else if (op.role() == Role.HOST && known.role() != Role.HOST) {
            state.setPerson(
                    op.c(),
                    new Person(known.c(), known.name(), Role.HOST, known.granted(), known.mute(), known.kicked()));
        }
    }

    /** People who are not on the board are skipped. */
    void access(AccessPatch patch) {
        Access old = state.access();
        Access access = new Access(
                patch.write() == null ? old.write() : patch.write(),
                patch.newcomersWrite() == null ? old.newcomersWrite() : patch.newcomersWrite(),
                patch.open() == null ? old.open() : patch.open());
        if (!access.equals(old)) state.setAccess(access);
        patch.people().forEach((c, values) -> {
            Person person = state.people().get(c);
            if (person == null) return;
            Person changed = changed(person, values);
            if (!changed.equals(person)) state.setPerson(c, changed);
        });
    }

    private static Person changed(Person p, PersonPatch patch) {
        return new Person(
                p.c(),
                patch.name() == null ? p.name() : patch.name(),
                patch.role() == null ? p.role() : patch.role(),
                patch.granted() == null ? p.granted() : patch.granted(),
                patch.mute() == null ? p.mute() : patch.mute(),
                patch.kicked() == null ? p.kicked() : patch.kicked());
    }
}
