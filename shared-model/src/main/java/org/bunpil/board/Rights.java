package org.bunpil.board;

import org.bunpil.model.Access;
import org.bunpil.model.Code;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.jspecify.annotations.Nullable;

/** Who may write. */
public final class Rights {
    private Rights() {}

    /** Why the person may not write just now, or null when it may. A host may unless kicked. */
    public static @Nullable Code refusal(@Nullable Person person, Access access) {
        if (person == null || person.kicked()) return Code.ROLE;
        if (person.role() == Role.HOST) return null;
        if (person.role() == Role.VIEWER) return Code.ROLE;
        if (person.mute()) return Code.MUTED;
        if (!access.open()) return Code.FROZEN;
        return switch (access.write()) {
            case EVERYONE -> null;
            case GRANTED -> person.granted() ? null : Code.FROZEN;
            case HOSTS -> Code.FROZEN;
        };
    }
}
