package org.bunpil.client.kiosk;

import java.time.LocalTime;
import javafx.geometry.Pos;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.StackPane;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.Ticker;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.client.ui.controls.Delay;
import org.bunpil.client.ui.dialogs.DialogLayer;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.bunpil.client.ui.keyboard.KeyboardAware;
import org.bunpil.client.ui.shell.BoardScreen;
import org.bunpil.client.ui.shell.KioskButton;
import org.bunpil.sync.SyncPhase;
import org.bunpil.sync.SyncStatus;
import org.jspecify.annotations.Nullable;

/**
 * The board on a smartboard, and an idle screen with the time while there is no board. Retries by itself when a relay refuses. Between
 * lessons it darkens and is made ready for the next class.
 */
public final class KioskScreen extends StackPane implements KeyboardAware {
    private static final long ASK_AGAIN_MILLIS = 15_000;
    private static final long TICK_MILLIS = 1_000;
    /** Nobody has touched it for so long: between lessons, nobody is there. */
    static final long UNTOUCHED_MILLIS = 60_000;

    private final Messages messages;
    private final AppControl app;
    private final KioskSetup setup;
    private final BoardScreen screen;
    private final IdleScreen idle;
    private final DimScreen dim;
    private final CleaningScreen cleaning;
    private final DialogLayer dialogs = new DialogLayer();
    private final Delay askAgain;
    private boolean seen;
    private long touchedMillis;
    private boolean reset;

    public KioskScreen(BoardContext board, Messages messages, AppControl app, KioskSetup setup, String room) {
        this.messages = messages;
        this.app = app;
        this.setup = setup;
        this.touchedMillis = setup.millis().getAsLong();
        this.screen = BoardScreen.kiosk(board, messages, new KioskAppControl(app), this::more);
        this.idle = new IdleScreen(messages, room, setup.time());
        this.dim = new DimScreen(messages, setup.time());
        this.cleaning = new CleaningScreen(messages);
        KioskButton idleButton = new KioskButton(messages, this::more);
        idleButton.visibleProperty().bind(idle.visibleProperty());
        setAlignment(idleButton, app.preferences().barSide().isRight() ? Pos.BOTTOM_RIGHT : Pos.BOTTOM_LEFT);
        // Large controls in the dialogs too.
        getStyleClass().add("large");
        getChildren().setAll(screen, idle, idleButton, dialogs, dim, cleaning);
        board.editor().severalWriters(true);
        // A board that this computer has is shown at once, also without a network.
        seen = !board.session().view().people().isEmpty();
        this.askAgain = new Delay(ASK_AGAIN_MILLIS, board.session()::retry);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::touched);
        addEventFilter(TouchEvent.TOUCH_PRESSED, this::touched);
        addEventFilter(KeyEvent.KEY_PRESSED, this::touched);
        Ticker ticker = new Ticker(TICK_MILLIS, this::tick);
        sceneProperty().addListener((observable, before, now) -> {
            if (now == null) ticker.stop();
            else ticker.start();
        });
        board.session().status().addListener((observable, before, now) -> show(now));
        show(board.session().status().get());
    }

    @Override
    public void keyboard(boolean shown) {
        screen.keyboard(shown);
    }

    private void show(SyncStatus status) {
        seen |= status.phase() == SyncPhase.LIVE;
        boolean stopped = status.phase() == SyncPhase.STOPPED && status.joinRefusal() != null;
        idle.show(
                stopped
                        ? IdleScreen.Waiting.CLASS
                        : status.phase() == SyncPhase.OFFLINE
                                ? IdleScreen.Waiting.NETWORK
                                : IdleScreen.Waiting.CONNECTING);
        // Once a board was shown, it stays on the screen while the network is down, and people can go on writing.
        idle.setVisible(stopped || !seen);
        if (stopped) askAgain.start();
    }

    private void touched(InputEvent event) {
        touchedMillis = setup.millis().getAsLong();
        reset = false;
        if (dim.isVisible()) {
            dim.setVisible(false);
            event.consume();
        }
    }

    /** Once a second. */
    void tick() {
        LocalTime now = setup.time().get();
        cleaning.tick();
        if (idle.isVisible()) idle.tick();
        long untouched = setup.millis().getAsLong() - touchedMillis;
        if (untouched >= UNTOUCHED_MILLIS) dialogs.escape();
        boolean lesson = setup.config().lessons().isLesson(now);
        if (lesson) {
            dim.setVisible(false);
            reset = false;
        } else if (untouched >= UNTOUCHED_MILLIS && !reset) {
            reset = true;
            betweenLessons();
        }
        dim.tick();
    }

    private void betweenLessons() {
        for (KioskConfig.Between each : setup.config().between()) {
            switch (each) {
                case DIM -> dim.setVisible(true);
                case RESET -> screen.reset();
                case WIPE -> screen.wipe();
            }
        }
    }

    /** What is behind the kiosk's button: cleaning for everybody, the rest for who knows the PIN. */
    private void more() {
        ModalDialog menu = new ModalDialog("kiosk-menu", messages.text("kiosk.menu")).style("kiosk-dialog");
        menu.text(messages.text("kiosk.menu.explain"));
        menu.button("kiosk.clean", messages.text("kiosk.clean"), cleaning::begin);
        @Nullable KioskPin pin = setup.config().pin();
        if (pin != null) {
            menu.button("kiosk.staff", messages.text("kiosk.staff"), () -> ask(pin));
        }
        dialogs.show(menu.close(messages.text("action.close")));
    }

    private void ask(KioskPin pin) {
        dialogs.show(new PinDialog(messages, setup, pin, () -> dialogs.show(StaffDialog.of(messages, app))).dialog());
    }
}
