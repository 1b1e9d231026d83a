package org.bunpil.client.editor;

import java.util.SortedMap;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** Receives changes on the app's thread, after the editor's own state is consistent. */
public interface EditorListener {
    void changed(EditorChange editorChange);

    /** Elements on the current page changed, by whomever. */
    default void changed(PageChange change) {}

    /** The whole board was replaced. */
    default void replaced() {}

    /** Others' presence by participant number; null: gone. Participants not mentioned stay as they were. */
    default void presence(SortedMap<Integer, @Nullable Presence> others) {}

    /**
     * Time has passed.
     *
     * @return whether something time-critical is in progress
     */
    default boolean tick(long millis) {
        return false;
    }

    /** The person tried to change an element of somebody else that only its author and teachers may change. */
    default void notYours(Element element) {}

    /** The person tried to write and may not at the moment; the code says why. */
    default void refused(ErrorCode code) {}
}
