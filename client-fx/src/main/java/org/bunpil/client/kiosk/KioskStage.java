package org.bunpil.client.kiosk;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** A window that covers the whole screen and that no key closes. */
public final class KioskStage {
    private KioskStage() {}

    /** Call before the stage is shown. */
    public static void prepare(Stage stage) {
        stage.initStyle(StageStyle.UNDECORATED);
        // The window manager provides full screen, and a smartboard may run without one; so the size is set as well.
        Rectangle2D screen = Screen.getPrimary().getBounds();
        stage.setX(screen.getMinX());
        stage.setY(screen.getMinY());
        stage.setWidth(screen.getWidth());
        stage.setHeight(screen.getHeight());
        stage.setFullScreen(true);
        stage.setAlwaysOnTop(true);
    }
}
