package org.bunpil.client.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.animation.AnimationTimer;
import javafx.scene.image.WritableImage;
import org.bunpil.client.canvas.BoardNode;
import org.bunpil.client.input.InputEvent;
import org.bunpil.client.input.Recorder;
import org.bunpil.client.input.Recording;
import org.bunpil.client.input.Replayer;
import org.bunpil.client.input.SvcRecording;
import org.bunpil.client.view.BoardListener;
import org.bunpil.client.view.BoardSession;
import org.bunpil.model.Code;
import org.bunpil.sync.Phase;
import org.jspecify.annotations.Nullable;

/** Does what the command line asks for checks: prints the code, replays a pen, takes a picture, leaves when nothing happens any more. */
final class CheckRun extends AnimationTimer {
    /** Part of the board's width and height that a replay covers at most. */
    private static final double REPLAY_PART = 0.7;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Program program;
    private final Options.Checks checks;
    private final OpenBoard board;
    private @Nullable Replayer replay;
    private long lastChangeNanos = System.nanoTime();

    private CheckRun(Program program, Options.Checks checks, OpenBoard board) {
        this.program = program;
        this.checks = checks;
        this.board = board;
    }

    static void begin(Program program, Options.Checks checks) {
        OpenBoard board = program.board();
        if (board == null) {
            return;
        }
        CheckRun run = new CheckRun(program, checks, board);
        BoardSession session = board.desk().session();
        if (checks.printCode()) {
            session.joinCode().addListener((observable, before, now) -> {
                System.out.println("board " + board.board());
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
            public void refused(Code code, Set<String> elements) {
                run.lastChangeNanos = System.nanoTime();
            }
        });
        Path record = checks.record();
        if (record != null) run.record(record);
        if (checks.replay() != null || checks.exitAfterIdleSeconds() > 0) {
            run.start();
        }
    }

    @Override
    public void handle(long now) {
        boolean live = board.desk().session().status().get().phase() == Phase.LIVE;
        if (!live) {
            lastChangeNanos = System.nanoTime();
            // A replay begins on a board that is there; then it goes on whatever the network does, as a hand would.
            if (replay == null) return;
        }
        Path recording = checks.replay();
        boolean audience = board.desk().session().roster().get().othersHere() >= checks.replayAudience();
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
        if (replay != null && replay.play(board.desk().editor().millis())) {
            lastChangeNanos = System.nanoTime();
        }
        boolean saved = board.desk().session().engine().pending().isEmpty();
        boolean idle = System.nanoTime() - lastChangeNanos > checks.exitAfterIdleSeconds() * NANOS_PER_SECOND;
        if (checks.exitAfterIdleSeconds() > 0 && live && saved && idle) {
            leave(0);
        }
    }

    private void record(Path file) {
        try {
            Recorder recorder = Recorder.to(file);
            board.desk().board().overhear(recorder);
            board.atClose(recorder);
        } catch (IOException unwritable) {
            System.err.println("The recording cannot be written: " + unwritable.getMessage());
        }
    }

    private @Nullable Replayer replayer(Path file) {
        BoardNode node = board.desk().board();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException unreadable) {
            return null;
        }
        if (Recording.read(lines) instanceof Recording.Read.Events(List<InputEvent> events) && !events.isEmpty()) {
            return new Replayer(events, 1, board.desk().editor().millis(), node::input);
        }
        if (!(SvcRecording.read(lines, 0, 0, 1) instanceof Recording.Read.Events(List<InputEvent> small))) {
            return null;
        }
        double height = small.stream().mapToDouble(InputEvent::y).max().orElse(1);
        double width = Math.min(node.getWidth() * REPLAY_PART, node.getHeight() * REPLAY_PART / height);
        double left = (node.getWidth() - width) / 2;
        double top = (node.getHeight() - width * height) / 2;
        return switch (SvcRecording.read(lines, left, top, width)) {
            case Recording.Read.Events(List<InputEvent> events) ->
                new Replayer(events, 1, board.desk().editor().millis(), node::input);
            case Recording.Read.Broken _ -> null;
        };
    }

    private void leave(int exitCode) {
        stop();
        int code = exitCode;
        if (checks.screenshot() != null) {
            WritableImage picture = program.stage().getScene().snapshot(null);
            try {
                Png.write(picture, checks.screenshot());
            } catch (IOException failed) {
                System.err.println("The picture cannot be written: " + failed.getMessage());
                code = 1;
            }
        }
        var view = board.desk().session().view();
        System.out.println("board " + board.board() + " seq " + view.seq() + " hash " + view.hash());
        System.out.flush();
        program.quit();
        if (code != 0) {
            System.exit(code);
        }
    }
}
