package org.bunpil.board;

import org.bunpil.model.Access.ChangeMode;
import org.bunpil.model.Access.PageMode;
import org.bunpil.model.Element;
import org.bunpil.model.Person;

/**
 * Whose work a participant may change at this position of the log. Admission asks it about whole batches, the fold about each element, and
 * a client about what to offer.
 */
public final class Rights {
    private final BoardView board;

    public Rights(BoardView board) {
        this.board = board;
    }

    /** Whether the participant may move, change, cut and delete the element. Locks are another matter. */
    public boolean mayChange(int c, Element element) {
        return element.author() == c || mayChangeOthers(c);
    }

    /** Whether the participant may change what others have made. */
    public boolean mayChangeOthers(int c) {
        return board.access().change() == ChangeMode.EVERYONE || isHost(c);
    }

    /** Whether the participant may bring the element back: as {@link #mayChange}, and nobody else has deleted it. */
    public boolean mayRestore(int c, Snapshot.Trashed trashed) {
        if (mayChangeOthers(c)) return true;
        return trashed.element().author() == c && (trashed.by() == 0 || trashed.by() == c);
    }

    /** Whether the participant may add, move, rename and delete pages. */
    public boolean mayChangePages(int c) {
        if (board.access().pages() == PageMode.EVERYONE) return true;
        Person person = board.people().get(c);
        return person != null && (person.isHost() || person.pages());
    }

    /** Whether the participant may change another's role, mute or put out: nobody may do it to the owner but an owner. */
    public boolean mayDemote(int c, Person other) {
        Person person = board.people().get(c);
        return !other.owner() || (person != null && person.owner());
    }

    private boolean isHost(int c) {
        Person person = board.people().get(c);
        return person != null && person.isHost();
    }
}
