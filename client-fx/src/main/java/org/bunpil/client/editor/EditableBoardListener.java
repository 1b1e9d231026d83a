package org.bunpil.client.editor;

import java.util.Set;
import java.util.SortedMap;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** Is told what becomes of a {@link EditableBoard}, on the app's thread. */
public interface EditableBoardListener {
    /** These elements changed; and whether pages did. */
    void changed(Set<String> elements, boolean pages);

    /** Everything may have changed. */
    void replaced();

    /** Others' presence by participant number; null: gone. People who are not mentioned stay as they were. */
    void presence(SortedMap<Integer, @Nullable Presence> others);

    /**
     * Time passes: at least 16 ms since the last time.
     *
     * @return whether something is under way for which time matters; if not, the next time may be after a long rest, unless
     *     {@link EditableBoard#hurry} is called
     */
    boolean tick(long millis);
}
