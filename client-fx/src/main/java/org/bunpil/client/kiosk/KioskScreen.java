package org.bunpil.client.kiosk;

import javafx.scene.layout.StackPane;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.client.ui.controls.Delay;
import org.bunpil.client.ui.shell.BoardScreen;
import org.bunpil.sync.SyncPhase;
import org.bunpil.sync.SyncStatus;

/** The board on a smartboard, and an idle screen with the time while there is no board. Retries by itself when a relay refuses. */
public final class KioskScreen extends StackPane {
    private static final long ASK_AGAIN_MILLIS = 15_000;

    private final IdleScreen idle;
    private final Delay askAgain;
    private boolean seen;

    public KioskScreen(BoardContext board, Messages messages, AppControl app) {
        this.idle = new IdleScreen(messages, board.session());
        getChildren().setAll(BoardScreen.kiosk(board, messages, new KioskAppControl(app)), idle);
        board.editor().severalWriters(true);
        this.askAgain = new Delay(ASK_AGAIN_MILLIS, board.session()::retry);
        board.session().status().addListener((observable, before, now) -> show(now));
        show(board.session().status().get());
    }

    private void show(SyncStatus status) {
        seen |= status.phase() == SyncPhase.LIVE;
        boolean stopped = status.phase() == SyncPhase.STOPPED && status.joinRefusal() != null;
        idle.show(stopped);
        // Once a board was shown, it stays on the screen while the network is down, and people can go on writing.
        boolean calm = stopped || !seen;
        idle.setVisible(calm);
        if (stopped) {
            askAgain.start();
        }
    }
}
