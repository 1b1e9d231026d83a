package org.bunpil.client.session;

import java.util.Set;
import org.bunpil.model.ErrorCode;

/** Is told what the engine changed on the board, on the FX thread. */
public interface BoardListener {
    /** These elements changed; the flags say whether pages, or people and their access, changed too. */
    default void changed(Set<String> elements, boolean pages, boolean people) {}

    /** Own changes to these elements were refused and undone. */
    default void refused(ErrorCode code, Set<String> elements) {}
}
