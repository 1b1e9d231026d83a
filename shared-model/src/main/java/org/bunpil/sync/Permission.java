package org.bunpil.sync;

import org.bunpil.board.BoardView;
import org.bunpil.model.Code;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.jspecify.annotations.Nullable;

/** Whether somebody's drawing would be accepted just now; the relay has the last word. */
final class Permission {
    private Permission() {}

    /** Null: yes; else the code that a relay would refuse with. */
    static @Nullable Code mayWrite(BoardView board, int c) {
        Person person = board.people().get(c);
        if (person == null) return null;
        if (person.kicked()) return Code.ROLE;
        if (person.role() == Role.HOST) return null;
        if (person.role() == Role.VIEWER) return Code.ROLE;
        if (person.mute()) return Code.MUTED;
        if (!board.access().open()) return Code.FROZEN;
        return switch (board.access().write()) {
            case EVERYONE -> null;
            case GRANTED -> person.granted() ? null : Code.FROZEN;
            case HOSTS -> Code.FROZEN;
        };
    }
}
