package org.bunpil.client.ui.history;

import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;
import org.bunpil.client.session.BoardListener;
import org.bunpil.client.session.BoardSession;

/** Keeps a dialog up to date while it is in a window. */
final class WhileShown {
    /** While a class works, a dialog is not made again with each change. */
    private static final Duration SETTLE = Duration.millis(500);

    private WhileShown() {}

    /** Runs {@code update} a little after the board has changed, at most once in half a second. */
    static void update(Node dialog, BoardSession session, Runnable update) {
        PauseTransition settle = new PauseTransition(SETTLE);
        settle.setOnFinished(event -> update.run());
        BoardListener onChange = new BoardListener() {
            @Override
            public void changed(Set<String> elements, boolean pages, boolean people) {
                settle.play();
            }
        };
        dialog.sceneProperty().addListener((observable, before, now) -> {
            session.removeListener(onChange);
            if (now == null) settle.stop();
            else session.listen(onChange);
        });
    }
}
