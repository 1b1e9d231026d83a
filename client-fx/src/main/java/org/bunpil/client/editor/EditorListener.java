package org.bunpil.client.editor;

import org.bunpil.model.ErrorCode;

/** Is told what changed, on the app's thread, after the editor's own state is consistent. */
public interface EditorListener {
    void changed(EditorChange change);

    /** The person tried to write and may not just now; the code says why. */
    default void refused(ErrorCode code) {}
}
