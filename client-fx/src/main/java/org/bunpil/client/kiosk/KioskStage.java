package org.bunpil.client.kiosk;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.bunpil.client.ui.controls.Delay;

/** A window that covers the whole screen, that no key closes, and that comes back when something hides it. */
public final class KioskStage {
    /** Until then a window manager has done what hid the window. */
    private static final long BACK_MILLIS = 250;

    /** Where a window manager refuses, or there is none, it is asked less often after so many times. */
    private static final int SOON = 4;

    private static final long LATER_MILLIS = 10_000;

    private final Stage stage;
    private final Delay back = new Delay(BACK_MILLIS, this::back);
    private final Delay later = new Delay(LATER_MILLIS, this::back);
    private int tried;

    private KioskStage(Stage stage) {
        this.stage = stage;
    }

    /** Call before the stage is shown. */
    public static void prepare(Stage stage) {
        stage.initStyle(StageStyle.UNDECORATED);
        // Hidden for a moment, it must not be the end of the program.
        Platform.setImplicitExit(false);
        KioskStage kiosk = new KioskStage(stage);
        kiosk.cover();
        stage.setAlwaysOnTop(true);
        Runnable come = kiosk::comeBack;
        stage.iconifiedProperty().addListener(observable -> come.run());
        stage.focusedProperty().addListener(observable -> come.run());
        stage.fullScreenProperty().addListener(observable -> come.run());
        stage.alwaysOnTopProperty().addListener(observable -> come.run());
        stage.showingProperty().addListener(observable -> come.run());
        for (ReadOnlyDoubleProperty each :
                List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty()))
            each.addListener(observable -> come.run());
        Screen.getScreens().addListener((ListChangeListener<Screen>) change -> come.run());
        // The toolkit's menu for text fields is a window of its own.
        stage.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (event.getTarget() instanceof TextInputControl) event.consume();
        });
        stage.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (!stage.isFocused()) stage.requestFocus();
        });
    }

    /** The window manager provides full screen, and a smartboard may run without one; so the size is set as well. */
    private void cover() {
        Rectangle2D screen = Screen.getPrimary().getBounds();
        stage.setX(screen.getMinX());
        stage.setY(screen.getMinY());
        stage.setWidth(screen.getWidth());
        stage.setHeight(screen.getHeight());
        stage.setFullScreen(true);
    }

    /** A window that does not show was closed by intention. */
    private void back() {
        if (!stage.isShowing()) return;
        Rectangle2D screen = Screen.getPrimary().getBounds();
        boolean away = stage.isIconified()
                || !stage.isFullScreen()
                || !stage.isAlwaysOnTop()
                || stage.getX() != screen.getMinX()
                || stage.getY() != screen.getMinY()
                || stage.getWidth() != screen.getWidth()
                || stage.getHeight() != screen.getHeight();
        if (away) {
            stage.setIconified(false);
            stage.setAlwaysOnTop(true);
            cover();
        }
        if (!stage.isFocused()) {
            // On another virtual desktop it is not brought to the front; a window that is shown anew comes to the one
            // that is seen.
            if (tried == 1) {
                stage.hide();
                stage.show();
                cover();
            }
            stage.toFront();
            stage.requestFocus();
        }
        if (!away && stage.isFocused()) {
            tried = 0;
        } else {
            tried++;
            comeBack();
        }
    }

    private void comeBack() {
        (tried <= SOON ? back : later).start();
    }
}
