package org.bunpil.client.editor;

import org.bunpil.model.Code;

/** Is told what changed, on the app's thread, after the editor's own state is consistent. */
public interface EditorListener {
    void changed(Aspect aspect);

    /** The person tried to write and may not just now; the code says why. */
    default void refused(Code code) {}
}
