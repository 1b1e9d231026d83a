package org.bunpil.board;

import java.util.List;
import org.bunpil.model.Access;
import org.bunpil.model.Background;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.AccessValues;
import org.bunpil.op.AccessValues.PersonValues;
import org.bunpil.op.Op;

/** What ops do to the board as a whole and to who may what on it. */
final class PeopleOps {
    private final State state;

    PeopleOps(State state) {
        this.state = state;
    }

    /** The first record of a board; void once there is an incarnation or a page. */
    void init(Op.Init op) {
        Head head = state.head();
        if (!head.inc().isEmpty() || !state.pages().isEmpty()) return;
        state.setHead(new Head(op.title(), op.inc(), op.owner(), head.deletions(), head.clearFrom(), head.clearTo()));
        state.setPages(List.of(new Page(Page.FIRST, "", Background.PLAIN, false)));
    }

    /** A newcomer who would write only views when newcomers view. Who returns keeps everything, but may become a host. */
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
    void access(AccessValues v) {
        Access old = state.access();
        Access access = new Access(
                v.write() == null ? old.write() : v.write(),
                v.newcomersWrite() == null ? old.newcomersWrite() : v.newcomersWrite(),
                v.open() == null ? old.open() : v.open());
        if (!access.equals(old)) state.setAccess(access);
        v.people().forEach((c, values) -> {
            Person person = state.people().get(c);
            if (person == null) return;
            Person changed = changed(person, values);
            if (!changed.equals(person)) state.setPerson(c, changed);
        });
    }

    private static Person changed(Person p, PersonValues v) {
        return new Person(
                p.c(),
                v.name() == null ? p.name() : v.name(),
                v.role() == null ? p.role() : v.role(),
                v.granted() == null ? p.granted() : v.granted(),
                v.mute() == null ? p.mute() : v.mute(),
                v.kicked() == null ? p.kicked() : v.kicked());
    }
}
