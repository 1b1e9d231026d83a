package org.bunpil.client.app;

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
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.bunpil.board.BoardView;
import org.bunpil.client.view.BoardSession;
import org.bunpil.client.view.Words;
import org.bunpil.sync.Phase;
import org.jspecify.annotations.Nullable;

/** The demo's two windows: a teacher's, who makes the board, and a pupil's, who joins it with the class code. */
record Pair(Program teacher, Program pupil) {
    private static final long CONNECT_NANOS = 20_000_000_000L;
    private static final long SETTLE_NANOS = 20_000_000_000L;
    private static final long LOOK_NANOS = 10_000_000;

    /** Opens both. Not on the FX thread. @param closed counted down for each window that is closed */
    static Pair open(URI relay, Path folder, List<String> looks, Words words, CountDownLatch closed)
            throws IOException {
        Program teacher = window(
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
                words.text("demo.title"),
                "--name",
                words.text("demo.teacher"));
        BoardSession session = session(teacher);
        until(
                "the teacher's window is connected",
                CONNECT_NANOS,
                () -> session.status().get().phase() == Phase.LIVE
                        && !session.joinCode().get().isEmpty());
        String code = fromFx(() -> session.joinCode().get());
        Program pupil = window(
                folder.resolve("pupil"),
                looks,
                closed,
                "--relay",
                relay.toString(),
                "--code",
                code,
                "--name",
                words.text("demo.pupil"));
        BoardSession other = session(pupil);
        until(
                "the pupil's window is connected",
                CONNECT_NANOS,
                () -> other.status().get().phase() == Phase.LIVE);
        return new Pair(teacher, pupil);
    }

    private static Program window(Path home, List<String> looks, CountDownLatch closed, String... args)
            throws IOException {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--home", home.toString()));
        all.addAll(looks);
        if (!(Options.read(all.toArray(String[]::new)) instanceof Options.Reading.Good(Options options))) {
            throw new IOException("The demo cannot be set up with " + looks + ".");
        }
        return fromFx(() -> {
            Program program = new Program(options, new Stage(), closed::countDown);
            program.show();
            return program;
        });
    }

    /** Left and right half of the screen. FX thread. */
    void besideEachOther() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        place(teacher.stage(), screen.getMinX(), screen);
        // On a narrow screen they overlap rather than hang out of it.
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

    /** Plays the lesson. Not on the FX thread. @return whether both boards are equal at the end */
    boolean playLesson(Words words, @Nullable Path pictures) throws IOException {
        new Lesson(new Hand(teacher), new Hand(pupil), words).play();
        until("both boards are the same", SETTLE_NANOS, this::settled);
        String one = fromFx(() -> line("teacher", teacher));
        String other = fromFx(() -> line("pupil", pupil));
        System.out.println(one);
        System.out.println(other);
        if (pictures != null) {
            picture(teacher, pictures.resolve("teacher.png"));
            picture(pupil, pictures.resolve("pupil.png"));
        }
        return fromFx(this::settled);
    }

    private static void picture(Program program, Path file) throws IOException {
        Png.write(fromFx(() -> program.stage().getScene().snapshot(null)), file);
        System.out.println("picture " + file);
    }

    /** Nothing under way and both the same. */
    private boolean settled() {
        BoardView one = session(teacher).view();
        BoardView other = session(pupil).view();
        return idle(teacher)
                && idle(pupil)
                && one.seq() == other.seq()
                && one.hash().equals(other.hash());
    }

    private static boolean idle(Program program) {
        OpenBoard open = program.board();
        return open != null
                && open.desk().session().engine().pending().isEmpty()
                && open.desk().board().isSettled();
    }

    private static String line(String who, Program program) {
        BoardView view = session(program).view();
        return who + " board " + session(program).engine().board() + " seq " + view.seq() + " hash " + view.hash();
    }

    private static BoardSession session(Program program) {
        OpenBoard board = program.board();
        if (board == null) {
            throw new IllegalStateException("the board was closed");
        }
        return board.desk().session();
    }

    /** Waits until something holds, looked at on the FX thread. A lesson that does not get there is over. */
    static void until(String what, long mostNanos, BooleanSupplier holds) throws IOException {
        long end = System.nanoTime() + mostNanos;
        while (!fromFx(holds::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IOException("Waited too long until " + what + ".");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Runs on the FX thread and waits; at once when this is that thread. */
    static <T> T fromFx(Supplier<T> work) {
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
