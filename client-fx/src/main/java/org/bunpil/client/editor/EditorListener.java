package org.bunpil.client.editor;

import java.util.SortedMap;
import org.bunpil.model.ErrorCode;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** Is told what changed, on the app's thread, after the editor's own state is consistent. */
public interface EditorListener {
    void changed(EditorChange editorChange);

    /** Elements on the shown page changed, whoever changed them. */
    default void changed(PageChange change) {}

    /** The whole board was replaced. */
    default void replaced() {}

    /** Others' presence by participant number; null: gone. People who are not mentioned stay as they were. */
    default void presence(SortedMap<Integer, @Nullable Presence> others) {}

    /** Time passes. @return whether something is under way for which time matters */
    default boolean tick(long millis) {
        return false;
    }

    /** The person tried to write and may not just now; the code says why. */
    default void refused(ErrorCode code) {}
}
