package org.bunpil.op;

import java.util.SortedMap;
import org.bunpil.model.Role;
import org.bunpil.model.WriteMode;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Op.Access} changes; null leaves a part alone.
 *
 * @param people by participant number
 */
public record AccessPatch(
        @Nullable WriteMode write,
        @Nullable Boolean newcomersWrite,
        @Nullable Boolean open,
        SortedMap<Integer, PersonPatch> people) {

    /** What changes for one person; null leaves a part alone. */
    public record PersonPatch(
            @Nullable Role role,
            @Nullable Boolean granted,
            @Nullable Boolean mute,
            @Nullable Boolean kicked,
            @Nullable String name) {}
}
