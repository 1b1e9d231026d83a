package org.bunpil.client.ui;

import org.bunpil.client.asset.AssetCache;
import org.bunpil.client.canvas.BoardCanvas;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.follow.Following;
import org.bunpil.client.session.BoardSession;

/** An open board: its session, the editor, and the node that shows it. Stays the same when theme or language change. */
public record BoardContext(
        BoardSession session,
        Editor editor,
        BoardCanvas canvas,
        AssetCache assets,
        Following following,
        ObservableChanges changes) {
    /** Creates the context of a session; call once for each session. */
    public static BoardContext of(BoardSession session, AssetCache assets) {
        Editor editor = new Editor(session);
        BoardCanvas board = new BoardCanvas(editor);
        board.setId("board");
        board.imageSource(assets);
        assets.onLoaded(board::imageLoaded);
        Following following = new Following(editor);
        return new BoardContext(
                session, editor, board, assets, following, new ObservableChanges(editor, session, following));
    }

    /** The colour in which ink of a colour is shown on the current page, 0xRRGGBB. */
    public int shownInk(int rgb) {
        return canvas.shownInk(rgb);
    }

    public boolean isHost() {
        return session.roster().get().host();
    }
}
