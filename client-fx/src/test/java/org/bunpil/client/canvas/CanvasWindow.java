package org.bunpil.client.canvas;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** One person's board in a window of 800 × 600 whose top left corner is the board's origin, with a robot that uses it. */
final class CanvasWindow implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    /** Reused by all tests: the headless platform's robot fails once a window has been closed. */
    private static final Map<Double, Stage> WINDOWS = new HashMap<>();

    final TestBoard.Participant participant;
    final BoardCanvas node;
    private final Stage stage;
    private final Robot robot;

    private CanvasWindow(TestBoard.Participant participant, double left) {
        this.participant = participant;
        this.node = new BoardCanvas(participant.editor);
        stage = WINDOWS.computeIfAbsent(left, _ -> new Stage(StageStyle.UNDECORATED));
        stage.setScene(new Scene(node, 800, 600));
        // Placed before it is shown: otherwise it covers the other windows for a pulse and gets the robot's input.
        stage.setX(left);
        stage.setY(0);
        stage.show();
        node.layout();
        Viewport v = participant.editor.viewport();
        participant.editor.viewport(v.centred(v.width() / 2 * Viewport.UNITS, v.height() / 2 * Viewport.UNITS));
        robot = new Robot();
    }

    static CanvasWindow open(TestBoard.Participant participant) {
        return open(participant, 0);
    }

    /** @param left x of the window; the robot uses the one at 0 */
    static CanvasWindow open(TestBoard.Participant participant, double left) {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException alreadyRunning) {
            started.countDown();
        }
        await(started);
        Platform.setImplicitExit(false);
        return fx(() -> new CanvasWindow(participant, left));
    }

    void drag(double... xy) {
        fx(() -> {
            robot.mouseMove(xy[0], xy[1]);
            robot.mousePress(MouseButton.PRIMARY);
            return true;
        });
        for (int i = 2; i < xy.length; i += 2) {
            double fromX = xy[i - 2];
            double fromY = xy[i - 1];
            double toX = xy[i];
            double toY = xy[i + 1];
            for (int step = 1; step <= 8; step++) {
                double t = step / 8.0;
                fx(() -> {
                    robot.mouseMove(fromX + (toX - fromX) * t, fromY + (toY - fromY) * t);
                    return true;
                });
            }
        }
        fx(() -> {
            robot.mouseRelease(MouseButton.PRIMARY);
            return true;
        });
    }

    void press(double x, double y) {
        fx(() -> {
            robot.mouseMove(x, y);
            robot.mousePress(MouseButton.PRIMARY);
            return true;
        });
    }

    void move(double x, double y) {
        fx(() -> {
            robot.mouseMove(x, y);
            return true;
        });
    }

    void release() {
        fx(() -> {
            robot.mouseRelease(MouseButton.PRIMARY);
            return true;
        });
    }

    void click(double x, double y) {
        press(x, y);
        release();
    }

    Robot robot() {
        return robot;
    }

    void others(int c, Presence presence) {
        SortedMap<Integer, @Nullable Presence> all = new TreeMap<>();
        all.put(c, presence);
        fx(() -> {
            participant.others(all);
            return true;
        });
    }

    /** Waits until everything is painted at full sharpness. */
    void settle() {
        pulsesUntil(node::isSettled);
    }

    /** Waits until nothing is being painted; strokes and drags may be unfinished. */
    void painted() {
        pulses(2);
        pulsesUntil(node::isPainted);
    }

    /** A snapshot of the window. */
    WritableImage screen() {
        pulses(2);
        return fx(() -> node.snapshot(null, null));
    }

    void pulses(int count) {
        int[] left = {count};
        pulsesUntil(() -> left[0]-- <= 0);
    }

    private static void pulsesUntil(Callable<Boolean> condition) {
        CountDownLatch reached = new CountDownLatch(1);
        fx(() -> {
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    try {
                        if (!condition.call()) return;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    stop();
                    reached.countDown();
                }
            }.start();
            return true;
        });
        await(reached);
    }

    /** Whether the window comes to rest: for a while no pulse follows another one by itself. */
    boolean rests() {
        int[] pulses = {0};
        Runnable count = () -> pulses[0]++;
        fx(() -> {
            node.getScene().addPostLayoutPulseListener(count);
            return true;
        });
        boolean rested = false;
        for (int round = 0; round < 40 && !rested; round++) {
            int before = fx(() -> pulses[0]);
            CountDownLatch later = new CountDownLatch(1);
            CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS).execute(later::countDown);
            await(later);
            rested = fx(() -> pulses[0]) == before;
        }
        fx(() -> {
            node.getScene().removePostLayoutPulseListener(count);
            return true;
        });
        return rested;
    }

    static <T> T fx(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException("nothing happened");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        fx(() -> {
            stage.setScene(new Scene(new Pane(), 800, 600));
            return true;
        });
    }
}
