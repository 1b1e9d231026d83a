package org.bunpil.sync;

import java.util.Set;
import java.util.SortedMap;
import org.bunpil.model.ErrorCode;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** What the engine reports to its owner, on the engine's thread, after its own state is consistent. */
public interface SyncListener {
    /** The view changed: these elements, and pages or people (access included). */
    void changed(Set<String> elements, boolean pages, boolean people);

    /** The whole view was replaced. */
    void replaced();

    /** Others' presence; a null value: gone. */
    void presence(SortedMap<Integer, @Nullable Presence> others);

    void status(SyncStatus status);

    /** Own work was refused and has been reverted; the code says why. */
    void refused(ErrorCode code, Set<String> elements);

    /** The class's join code; only hosts receive it. */
    void joinCode(String code);
}
