package org.bunpil.client.editor;

import java.util.Set;
import java.util.SortedMap;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** Receives the changes of an {@link EditableBoard}, on the app's thread. */
public interface EditableBoardListener {
    /** These elements changed, and pages if {@code pages} is true. */
    void changed(Set<String> elements, boolean pages);

    /** Who may do what has changed. */
    void rightsChanged();

    /** Everything may have changed. */
    void replaced();

    /** Others' presence by participant number; null: gone. Participants not mentioned stay as they were. */
    void presence(SortedMap<Integer, @Nullable Presence> others);

    /**
     * Time has passed: at least 16 ms since the last call.
     *
     * @return whether something time-critical is in progress; if not, the next call may be after a long pause, unless
     *     {@link EditableBoard#hurry} is called
     */
    boolean tick(long millis);
}
