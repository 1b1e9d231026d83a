package org.bunpil.client.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.animation.AnimationTimer;
import javafx.scene.image.WritableImage;
import org.bunpil.client.app.AppWindow;
import org.bunpil.client.app.LaunchOptions;
import org.bunpil.client.app.OpenedBoard;
import org.bunpil.client.canvas.BoardCanvas;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.client.input.PointerRecorder;
import org.bunpil.client.input.PointerRecording;
import org.bunpil.client.input.PointerReplayer;
import org.bunpil.client.input.SvcRecording;
import org.bunpil.client.session.BoardListener;
import org.bunpil.client.session.BoardSession;
import org.bunpil.model.ErrorCode;
import org.bunpil.sync.SyncPhase;
import org.jspecify.annotations.Nullable;

/** Runs the command line's check options: prints the join code, replays a pen, takes a screenshot, exits when nothing changes any more. */
public final class AutomatedRun extends AnimationTimer {
    /** Largest part of the board's width and height that a replay covers. */
    private static final double REPLAY_PART = 0.7;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final AppWindow window;
    private final LaunchOptions.AutomationOptions automationOptions;
    private final OpenedBoard board;
    private @Nullable PointerReplayer replay;
    private long lastChangeNanos = System.nanoTime();

    private AutomatedRun(AppWindow window, LaunchOptions.AutomationOptions automationOptions, OpenedBoard board) {
        this.window = window;
        this.automationOptions = automationOptions;
        this.board = board;
    }

    public static void begin(AppWindow window, LaunchOptions.AutomationOptions automationOptions) {
        OpenedBoard board = window.openedBoard();
        if (board == null) {
            return;
        }
        AutomatedRun run = new AutomatedRun(window, automationOptions, board);
        BoardSession session = board.context().session();
        if (automationOptions.printCode()) {
            session.joinCode().addListener((observable, before, now) -> {
                System.out.println("board " + board.boardId());
                System.out.println("code " + now);
                System.out.flush();
            });
        }
        session.listen(new BoardListener() {
            @Override
            public void changed(Set<String> elements, boolean pages, boolean people) {
                run.lastChangeNanos = System.nanoTime();
            }

            @Override
            public void refused(ErrorCode code, Set<String> elements) {
                run.lastChangeNanos = System.nanoTime();
            }
        });
        Path record = automationOptions.record();
        if (record != null) run.record(record);
        if (automationOptions.replay() != null || automationOptions.exitAfterIdleSeconds() > 0) {
            run.start();
        }
    }

    @Override
    public void handle(long now) {
        boolean live = board.context().session().status().get().phase() == SyncPhase.LIVE;
        if (!live) {
            lastChangeNanos = System.nanoTime();
            // A replay waits for the board to be live once; after that it continues whatever the network does, as a
            // person would.
            if (replay == null) return;
        }
        Path recording = automationOptions.replay();
        boolean audience = board.context().session().roster().get().othersHere() >= automationOptions.replayAudience();
        if (recording != null && replay == null && !audience) {
            lastChangeNanos = System.nanoTime();
        } else if (recording != null && replay == null) {
            System.out.println("replay begins");
            System.out.flush();
            replay = replayer(recording);
            if (replay == null) {
                System.err.println("This is not a pen recording: " + recording);
                leave(1);
                return;
            }
        }
        if (replay != null && replay.play(board.context().editor().millis())) {
            lastChangeNanos = System.nanoTime();
        }
        boolean saved = board.context().session().engine().pending().isEmpty();
        boolean idle =
                System.nanoTime() - lastChangeNanos > automationOptions.exitAfterIdleSeconds() * NANOS_PER_SECOND;
        if (automationOptions.exitAfterIdleSeconds() > 0 && live && saved && idle) {
            leave(0);
        }
    }

    private void record(Path file) {
        try {
            PointerRecorder pointerRecorder = PointerRecorder.to(file);
            board.context().canvas().observeInput(pointerRecorder);
            board.atClose(pointerRecorder);
        } catch (IOException unwritable) {
            System.err.println("The recording cannot be written: " + unwritable.getMessage());
        }
    }

    private @Nullable PointerReplayer replayer(Path file) {
        BoardCanvas node = board.context().canvas();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException unreadable) {
            return null;
        }
        if (PointerRecording.read(lines) instanceof PointerRecording.Result.Events(List<PointerEvent> events)
                && !events.isEmpty()) {
            return new PointerReplayer(events, 1, board.context().editor().millis(), node::input);
        }
        if (!(SvcRecording.read(lines, 0, 0, 1) instanceof PointerRecording.Result.Events(List<PointerEvent> small))) {
            return null;
        }
        double height = small.stream().mapToDouble(PointerEvent::y).max().orElse(1);
        double width = Math.min(node.getWidth() * REPLAY_PART, node.getHeight() * REPLAY_PART / height);
        double left = (node.getWidth() - width) / 2;
        double top = (node.getHeight() - width * height) / 2;
        return switch (SvcRecording.read(lines, left, top, width)) {
            case PointerRecording.Result.Events(List<PointerEvent> events) ->
                new PointerReplayer(events, 1, board.context().editor().millis(), node::input);
            case PointerRecording.Result.Broken _ -> null;
        };
    }

    private void leave(int exitCode) {
        stop();
        int code = exitCode;
        if (automationOptions.screenshot() != null) {
            WritableImage screenshot = window.stage().getScene().snapshot(null);
            try {
                Screenshot.write(screenshot, automationOptions.screenshot());
            } catch (IOException failed) {
                System.err.println("The picture cannot be written: " + failed.getMessage());
                code = 1;
            }
        }
        var view = board.context().session().view();
        System.out.println("board " + board.boardId() + " seq " + view.seq() + " hash " + view.hash());
        System.out.flush();
        window.quit();
        if (code != 0) {
            System.exit(code);
        }
    }
}
