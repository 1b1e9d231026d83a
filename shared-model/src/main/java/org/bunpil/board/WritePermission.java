package org.bunpil.board;

import org.bunpil.model.Access;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.jspecify.annotations.Nullable;

/** Decides who may write. */
public final class WritePermission {
    private WritePermission() {}

    /** The code why the person may not write at the moment, or null. A host may always write, unless kicked. */
    public static @Nullable ErrorCode refusal(@Nullable Person person, Access access) {
        if (person == null || person.kicked()) return ErrorCode.ROLE;
        if (person.role() == Role.HOST) return null;
        if (person.role() == Role.VIEWER) return ErrorCode.ROLE;
        if (person.mute()) return ErrorCode.MUTED;
        if (!access.open()) return ErrorCode.FROZEN;
        return switch (access.write()) {
            case EVERYONE -> null;
            case GRANTED -> person.granted() ? null : ErrorCode.FROZEN;
            case HOSTS -> ErrorCode.FROZEN;
        };
    }
}
