package org.bunpil.board;

import java.util.List;
import org.bunpil.model.Access;
import org.bunpil.model.Background;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/** What ops do to the board as a whole and to the rights of people. */
final class PeopleOps {
    private final BoardState state;
    private final Rights rights;

    PeopleOps(BoardState state, Rights rights) {
        this.state = state;
        this.rights = rights;
    }

    /**
     * The first record of a board. No effect if there is already an incarnation or a page. The fold's version decides the access that a
     * board begins with.
     */
    void init(Op.Init op) {
        BoardHeader header = state.header();
        if (!header.inc().isEmpty() || !state.pages().isEmpty()) return;
        state.setHeader(new BoardHeader(
                op.title(),
                op.inc(),
                op.owner(),
                op.foldVersion(),
                header.deletions(),
                header.clearFrom(),
                header.clearTo()));
        state.setPages(List.of(new Page(Page.FIRST, "", Background.PLAIN, false)));
        if (op.foldVersion() >= FoldVersion.RIGHTS) state.setAccess(Access.OF_CLASS);
    }

    /**
     * A newcomer who would be a writer becomes a viewer if newcomers may only view. A participant who returns keeps everything, but
     * may become a host. Who is the owner stays so.
     */
    void join(Op.Join op) {
        if (op.c() < 1) return;
        Person known = state.people().get(op.c());
        if (known == null) {
            boolean views = op.role() == Role.WRITER && !state.access().newcomersWrite();
            Role role = views ? Role.VIEWER : op.role();
            Person newcomer = Person.newcomer(op.c(), op.name(), role);
            state.setPerson(op.c(), op.owner() ? newcomer.asOwner() : newcomer);
            return;
        }
        Person returned = op.role() == Role.HOST ? known.withRole(Role.HOST) : known;
        if (op.owner()) returned = returned.asOwner();
        if (!returned.equals(known)) state.setPerson(op.c(), returned);
    }

    /**
     * People who are not on the board are skipped; an owner's role, mute and put out are changed by owners only. Whoever sets what older
     * folds do not know gives the board the fold that it needs from here on.
     */
    void access(int c, AccessPatch patch) {
        if (patch.isOfRights() && state.header().fold() < FoldVersion.RIGHTS)
            state.setHeader(state.header().withFold(FoldVersion.RIGHTS));
        Access old = state.access();
        Access access = new Access(
                patch.write() == null ? old.write() : patch.write(),
                patch.newcomersWrite() == null ? old.newcomersWrite() : patch.newcomersWrite(),
                patch.open() == null ? old.open() : patch.open(),
                patch.change() == null ? old.change() : patch.change(),
                patch.pages() == null ? old.pages() : patch.pages());
        if (!access.equals(old)) state.setAccess(access);
        patch.people().forEach((number, values) -> {
            Person person = state.people().get(number);
            if (person == null) return;
            Person changed = changed(person, values, rights.mayDemote(c, person));
            if (!changed.equals(person)) state.setPerson(number, changed);
        });
    }

    private static Person changed(Person p, PersonPatch patch, boolean mayDemote) {
        return new Person(
                p.c(),
                or(patch.name(), p.name()),
                mayDemote ? or(patch.role(), p.role()) : p.role(),
                or(patch.granted(), p.granted()),
                mayDemote ? or(patch.mute(), p.mute()) : p.mute(),
                mayDemote ? or(patch.kicked(), p.kicked()) : p.kicked(),
                or(patch.pages(), p.pages()),
                p.owner());
    }

    private static <T> T or(@Nullable T value, T old) {
        return value == null ? old : value;
    }
}
