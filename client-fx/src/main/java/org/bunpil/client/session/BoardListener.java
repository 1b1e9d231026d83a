package org.bunpil.client.session;

import java.util.Set;
import org.bunpil.model.ErrorCode;

/** Is told what the engine did to the board, on the app's thread. */
public interface BoardListener {
    /** These elements changed, and pages or people (access included). */
    default void changed(Set<String> elements, boolean pages, boolean people) {}

    /** Own work was taken back. */
    default void refused(ErrorCode code, Set<String> elements) {}
}
