package org.bunpil.client.ui.controls;

import javafx.animation.PauseTransition;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/** A press that is held. It does the same as the right mouse button, which a finger does not have. */
public final class LongPress {
    public static final Duration HOLD = Duration.millis(550);

    private LongPress() {}

    /** Handles a press at a point, scene pixels. */
    @FunctionalInterface
    public interface Handler {
        void at(double x, double y);
    }

    /** @param press what a short press does */
    public static void install(Button button, Handler held, Runnable press) {
        boolean[] done = new boolean[1];
        PauseTransition hold = new PauseTransition(HOLD);
        double[] at = new double[2];
        hold.setOnFinished(event -> {
            done[0] = true;
            held.at(at[0], at[1]);
        });
        button.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            done[0] = false;
            at[0] = event.getSceneX();
            at[1] = event.getSceneY();
            if (event.getButton() == MouseButton.PRIMARY) hold.playFromStart();
        });
        button.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> hold.stop());
        button.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hold.stop());
        button.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            hold.stop();
            if (!done[0]) held.at(event.getSceneX(), event.getSceneY());
            done[0] = true;
            event.consume();
        });
        button.addEventHandler(ActionEvent.ACTION, event -> {
            hold.stop();
            if (!done[0]) press.run();
        });
    }
}
