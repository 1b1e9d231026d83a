package org.bunpil.client.editor;

import java.util.List;
import org.bunpil.op.Op;

/** Stores the text that is being written, so that it outlives the program. Calls return at once. */
public interface DraftStore {
    /** Remembers nothing. */
    DraftStore NONE = new DraftStore() {
        @Override
        public void written(TextDraft draft) {}

        @Override
        public void ended(List<Op> ops) {}
    };

    /** Something was typed. */
    void written(TextDraft draft);

    /** Editing has ended. @param ops what is submitted for it; the draft must be kept until they are stored themselves */
    void ended(List<Op> ops);
}
