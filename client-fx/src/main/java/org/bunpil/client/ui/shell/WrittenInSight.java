package org.bunpil.client.ui.shell;

import java.util.function.Supplier;
import javafx.geometry.Bounds;
import org.bunpil.client.canvas.BoardCanvas;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.geometry.Margins;
import org.bunpil.client.ui.BoardContext;

/**
 * Moves the board while the on-screen keyboard has a part of its place, so that the line that is written stays between the bars, and moves
 * it back afterwards.
 */
final class WrittenInSight {
    private static final double AIR = 12;

    private final BoardCanvas canvas;
    private final Editor editor;
    private final Supplier<Margins> covered;
    private boolean keyboard;
    private String page = "";
    private double movedX;
    private double movedY;

    /** @param covered how much of the board the bars cover now */
    WrittenInSight(BoardContext board, Supplier<Margins> covered) {
        this.canvas = board.canvas();
        this.editor = board.editor();
        this.covered = covered;
        canvas.onCaretMoved(this::show);
    }

    void keyboard(boolean shown) {
        if (keyboard == shown) return;
        keyboard = shown;
        if (shown) {
            page = editor.page();
            movedX = 0;
            movedY = 0;
        } else if ((movedX != 0 || movedY != 0) && page.equals(editor.page())) {
            editor.viewport(editor.viewport().panned(-movedX, -movedY));
        }
    }

    /** The caret has moved, or there is more or less place for the board. */
    void show() {
        Bounds caret = canvas.caretBounds();
        if (!keyboard || caret == null) return;
        Margins bars = covered.get();
        double dx = inside(caret.getMinX(), caret.getMaxX(), bars.left() + AIR, canvas.getWidth() - bars.right() - AIR);
        double dy =
                inside(caret.getMinY(), caret.getMaxY(), bars.top() + AIR, canvas.getHeight() - bars.bottom() - AIR);
        if (dx == 0 && dy == 0) return;
        movedX += dx;
        movedY += dy;
        editor.viewport(editor.viewport().panned(dx, dy));
    }

    /** How far a stretch has to move to be inside of another one; its beginning counts where it is too long. */
    private static double inside(double from, double to, double least, double most) {
        if (from < least) return least - from;
        return to > most ? Math.max(least - from, most - to) : 0;
    }
}
