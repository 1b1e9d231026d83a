package org.bunpil.client.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.bunpil.board.BoardView;
import org.bunpil.client.app.AppWindow;
import org.bunpil.client.app.LaunchOptions;
import org.bunpil.client.app.OpenedBoard;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileWriter;
import org.bunpil.client.file.FileProgress;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.BoardSession;
import org.bunpil.sync.SyncPhase;
import org.jspecify.annotations.Nullable;

/** The demo's two windows: a teacher's, which makes the board, and a pupil's, which joins it with the class code. */
public record DemoWindows(AppWindow teacher, AppWindow pupil) {
    private static final long CONNECT_NANOS = 20_000_000_000L;
    private static final long SETTLE_NANOS = 20_000_000_000L;
    private static final long POLL_NANOS = 10_000_000;

    /** Opens both. Not on the FX thread. @param closed counted down for each window that is closed */
    static DemoWindows open(URI relay, Path folder, List<String> looks, Messages messages, CountDownLatch closed)
            throws IOException {
        AppWindow teacher = window(
                folder.resolve("teacher"),
                looks,
                closed,
                "--relay",
                relay.toString(),
                "--user",
                "host",
                "--key-file",
                folder.resolve("class").resolve("host.key").toString(),
                "--create",
                "--title",
                messages.text("demo.title"),
                "--name",
                messages.text("demo.teacher"));
        BoardSession session = session(teacher);
        until(
                "the teacher's window is connected",
                CONNECT_NANOS,
                () -> session.status().get().phase() == SyncPhase.LIVE
                        && !session.joinCode().get().isEmpty());
        String code = fromFx(() -> session.joinCode().get());
        AppWindow pupil = window(
                folder.resolve("pupil"),
                looks,
                closed,
                "--relay",
                relay.toString(),
                "--code",
                code,
                "--name",
                messages.text("demo.pupil"));
        BoardSession other = session(pupil);
        until(
                "the pupil's window is connected",
                CONNECT_NANOS,
                () -> other.status().get().phase() == SyncPhase.LIVE);
        return new DemoWindows(teacher, pupil);
    }

    private static AppWindow window(Path home, List<String> looks, CountDownLatch closed, String... args)
            throws IOException {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--home", home.toString()));
        all.addAll(looks);
        if (!(LaunchOptions.read(all.toArray(String[]::new))
                instanceof LaunchOptions.Reading.Good(LaunchOptions options))) {
            throw new IOException("The demo cannot be set up with " + looks + ".");
        }
        return fromFx(() -> {
            AppWindow window = new AppWindow(options, new Stage(), closed::countDown);
            window.show();
            return window;
        });
    }

    /** Puts the windows on the left and right half of the screen. FX thread. */
    void placeSideBySide() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        place(teacher.stage(), screen.getMinX(), screen);
        // On a narrow screen the windows overlap, so that none reaches beyond the screen.
        place(pupil.stage(), screen.getMaxX() - width(pupil.stage(), screen), screen);
    }

    private static double width(Stage stage, Rectangle2D screen) {
        return Math.max(screen.getWidth() / 2, stage.getMinWidth());
    }

    private static void place(Stage stage, double x, Rectangle2D screen) {
        stage.setX(x);
        stage.setY(screen.getMinY());
        stage.setWidth(width(stage, screen));
        stage.setHeight(screen.getHeight());
    }

    /**
     * Plays the lesson. Not on the FX thread.
     *
     * @param user makes the person at a window: sets the pace
     * @return whether both boards are equal at the end
     */
    boolean playLesson(Function<AppWindow, ScriptedUser> user, Messages messages, @Nullable Path screenshots)
            throws IOException {
        new DemoLesson(this, user.apply(teacher), user.apply(pupil), messages).play();
        untilEqual();
        String one = fromFx(() -> line("teacher", teacher));
        String other = fromFx(() -> line("pupil", pupil));
        System.out.println(one);
        System.out.println(other);
        if (screenshots != null) {
            saveScreenshot(teacher, screenshots.resolve("teacher.png"));
            saveScreenshot(pupil, screenshots.resolve("pupil.png"));
        }
        return fromFx(this::settled);
    }

    /** Saves the teacher's board as a file. Not on the FX thread. */
    void save(Path file) throws IOException {
        BoardContent content = fromFx(() -> open(teacher).content(() -> false));
        int you = fromFx(() -> session(teacher).you());
        BoardFileWriter.write(file, content, System.currentTimeMillis(), you, FileProgress.NONE);
        System.out.println("board " + file);
    }

    private static void saveScreenshot(AppWindow window, Path file) throws IOException {
        Screenshot.write(fromFx(() -> window.stage().getScene().snapshot(null)), file);
        System.out.println("picture " + file);
    }

    /** Waits until both boards are equal and everything is painted. Not on the FX thread. */
    void untilEqual() throws IOException {
        until("both boards are the same", SETTLE_NANOS, this::settled);
    }

    /** Whether nothing is pending and both boards are equal. */
    private boolean settled() {
        BoardView one = session(teacher).view();
        BoardView other = session(pupil).view();
        return idle(teacher)
                && idle(pupil)
                && one.seq() == other.seq()
                && one.hash().equals(other.hash());
    }

    /**
     * The pupil leaves, and the start screen lists the board. What the app needs at its start is learnt from this run
     * (docs/decisions/0096), so it must have been on that screen. Not on the FX thread.
     */
    void leaveToStart(Messages messages) throws IOException {
        String title = messages.text("demo.title");
        fromFx(() -> {
            pupil.leave();
            return true;
        });
        until("the start screen lists the board", SETTLE_NANOS, () -> isLabelled(title));
        fromFx(() -> pupil.stage().getScene().snapshot(null));
    }

    private boolean isLabelled(String text) {
        for (Node each : pupil.stage().getScene().getRoot().lookupAll(".label")) {
            if (each instanceof Labeled label && text.equals(label.getText())) return true;
        }
        return false;
    }

    private static boolean idle(AppWindow window) {
        OpenedBoard open = window.openedBoard();
        return open != null
                && open.context().session().engine().pending().isEmpty()
                && open.context().canvas().isSettled();
    }

    private static String line(String who, AppWindow window) {
        BoardView view = session(window).view();
        return who + " board " + session(window).engine().board() + " seq " + view.seq() + " hash " + view.hash();
    }

    private static BoardSession session(AppWindow window) {
        return open(window).context().session();
    }

    private static OpenedBoard open(AppWindow window) {
        OpenedBoard board = window.openedBoard();
        if (board == null) {
            throw new IllegalStateException("the board was closed");
        }
        return board;
    }

    /** Waits until a condition holds; checks it on the FX thread. Throws when that takes too long. */
    public static void until(String what, long mostNanos, BooleanSupplier holds) throws IOException {
        long end = System.nanoTime() + mostNanos;
        while (!fromFx(holds::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IOException("Waited too long until " + what + ".");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Runs on the FX thread and waits for the result; runs at once when already on that thread. */
    public static <T> T fromFx(Supplier<T> work) {
        if (Platform.isFxApplicationThread()) {
            return work.get();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException failed) {
                result.completeExceptionally(failed);
            }
        });
        try {
            return result.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
