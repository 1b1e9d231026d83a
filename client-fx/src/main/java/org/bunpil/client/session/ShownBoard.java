package org.bunpil.client.session;

import java.util.List;
import java.util.function.Supplier;
import org.bunpil.board.BoardView;
import org.bunpil.client.editor.EditableBoard;
import org.bunpil.client.editor.EditableBoardListener;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.Op;
import org.bunpil.wire.Presence;

/** A board that is only shown: nothing is changed or published from here, so the person stays at one place of it for the others. */
public record ShownBoard(EditableBoard board) implements EditableBoard {
    @Override
    public BoardView view() {
        return board.view();
    }

    @Override
    public int you() {
        return board.you();
    }

    @Override
    public String newId() {
        return board.newId();
    }

    @Override
    public void submit(List<Op> ops, boolean urgent) {}

    @Override
    public void publishPresence(Supplier<Presence> latest) {}

    @Override
    public void handRaised(boolean raised) {}

    @Override
    public void listen(EditableBoardListener listener) {
        board.listen(listener);
    }

    @Override
    public void hurry() {}

    @Override
    public long millis() {
        return board.millis();
    }

    @Override
    public boolean relayKnows(int fold) {
        return board.relayKnows(fold);
    }

    @Override
    public ErrorCode mayWrite() {
        return ErrorCode.ROLE;
    }
}
