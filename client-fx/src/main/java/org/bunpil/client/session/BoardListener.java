package org.bunpil.client.session;

import java.util.Set;
import java.util.SortedMap;
import org.bunpil.model.ErrorCode;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** Is told what the engine did to the board, on the app's thread. */
public interface BoardListener {
    /** These elements changed, and pages or people (access included). */
    default void changed(Set<String> elements, boolean pages, boolean people) {}

    /** Everything may have changed. */
    default void replaced() {}

    /** Others' presence; null: gone. */
    default void presence(SortedMap<Integer, @Nullable Presence> others) {}

    /** Own work was taken back. */
    default void refused(ErrorCode code, Set<String> elements) {}
}
