package org.bunpil.client.ui;

import org.bunpil.client.asset.AssetCache;
import org.bunpil.client.canvas.BoardCanvas;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.session.BoardSession;

/** What one person has in front of them: a board, the hand that works on it, and the node that shows it. Outlives changes of theme and language. */
public record BoardContext(
        BoardSession session, Editor editor, BoardCanvas canvas, AssetCache assets, ObservableChanges changes) {
    /** Sets up a desk for a session; once a session. */
    public static BoardContext of(BoardSession session, AssetCache assets) {
        Editor editor = new Editor(session);
        BoardCanvas board = new BoardCanvas(editor);
        board.setId("board");
        board.imageSource(assets);
        assets.onLoaded(board::imageLoaded);
        return new BoardContext(session, editor, board, assets, new ObservableChanges(editor, session));
    }

    public boolean isHost() {
        return session.roster().get().host();
    }
}
