package org.bunpil.client.view;

import java.util.Set;
import java.util.SortedMap;
import org.bunpil.client.canvas.BoardNode;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.picture.Gallery;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** What one person has in front of them: a board, the hand that works on it, and the node that shows it. Outlives changes of theme and language. */
public record Desk(BoardSession session, Editor editor, BoardNode board, Gallery gallery, Signals signals) {
    /** Sets up a desk for a session; once a session. */
    public static Desk of(BoardSession session, Gallery gallery) {
        Editor editor = new Editor(session);
        BoardNode board = new BoardNode(editor);
        board.setId("board");
        board.pictures(gallery);
        gallery.onArrival(board::arrived);
        session.listen(new BoardListener() {
            @Override
            public void changed(Set<String> elements, boolean pages, boolean people) {
                board.changed(elements, pages, people);
            }

            @Override
            public void replaced() {
                board.replaced();
            }

            @Override
            public void presence(SortedMap<Integer, @Nullable Presence> others) {
                board.presence(others);
            }
        });
        return new Desk(session, editor, board, gallery, new Signals(editor, session));
    }

    public boolean host() {
        return session.roster().get().host();
    }
}
