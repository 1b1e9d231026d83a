package org.bunpil.client.kiosk;

import javafx.animation.PauseTransition;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.bunpil.client.view.BoardPane;
import org.bunpil.client.view.Desk;
import org.bunpil.client.view.Shell;
import org.bunpil.client.view.Words;
import org.bunpil.sync.Phase;
import org.bunpil.sync.Status;

/** The board for hands at a wall; a calm screen with the time while there is no board. Asks again by itself when a relay refuses. */
public final class KioskPane extends StackPane {
    private static final Duration ASK_AGAIN_AFTER = Duration.seconds(15);

    private final IdleScreen idle;
    private final PauseTransition askAgain = new PauseTransition(ASK_AGAIN_AFTER);
    private boolean seen;

    public KioskPane(Desk desk, Words words, Shell app) {
        this.idle = new IdleScreen(words, desk.session());
        getChildren().setAll(BoardPane.kiosk(desk, words, new KioskShell(app)), idle);
        desk.editor().manyHands(true);
        askAgain.setOnFinished(event -> desk.session().again());
        desk.session().status().addListener((observable, before, now) -> show(now));
        show(desk.session().status().get());
    }

    private void show(Status status) {
        seen |= status.phase() == Phase.LIVE;
        boolean stopped = status.phase() == Phase.STOPPED && status.refusal() != null;
        idle.show(stopped);
        // Once seen, a board stays on the wall through every loss of the network: writing goes on.
        boolean calm = stopped || !seen;
        idle.setVisible(calm);
        if (stopped) {
            askAgain.playFromStart();
        }
    }
}
