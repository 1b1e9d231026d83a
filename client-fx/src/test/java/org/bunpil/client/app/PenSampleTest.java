package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bunpil.board.Board;
import org.bunpil.client.asset.AssetCache;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.EditorListener;
import org.bunpil.client.editor.PageChange;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Modifiers;
import org.bunpil.client.input.PointerEvent.Phase;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.store.AssetFiles;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.model.Role;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.sync.Clock;
import org.bunpil.sync.JoinOptions;
import org.bunpil.sync.Outbox;
import org.bunpil.sync.PersistedState;
import org.bunpil.sync.RelayLink;
import org.bunpil.wire.ClientFrame;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls for one pen sample, as docs/architecture.md lists them. */
class PenSampleTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws InterruptedException {
        FxToolkit.start();
    }

    private static final RelayLink NO_RELAY = new RelayLink() {
        @Override
        public void connect() {}

        @Override
        public void send(ClientFrame frame) {}

        @Override
        public void close() {}
    };

    private BoardContext board() {
        Board board = new Board();
        board.apply(new Batch(0, 0, List.of(new Op.Init("Test", "test", 1, null))));
        board.apply(new Batch(0, 0, List.of(new Op.Join("aaaaaaaa", "A", Role.HOST, "", null, null, 1))));
        JoinOptions joinOptions = new JoinOptions("test", "aaaaaaaa", "s".repeat(22), "A", "test", null, false, null);
        Clock clock = () -> System.nanoTime() / 1_000_000;
        BoardSession session = new BoardSession(
                joinOptions,
                NO_RELAY,
                clock,
                new Random(1),
                Outbox.NONE,
                new PersistedState(null, null, List.of(), "test", 1, board.snapshot()));
        AssetCache assets = new AssetCache(new AssetFiles(folder, folder, 0), NO_RELAY, clock, Runnable::run);
        return BoardContext.of(session, assets);
    }

    private static PointerEvent pen(Phase phase, double x, long millis) {
        return new PointerEvent(0, Kind.PEN, phase, x, 100, 0.5, Modifiers.NONE, millis);
    }

    /** The app's methods on the stack, latest first. */
    private static List<String> calls() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(each -> each.getClassName().startsWith("org.bunpil.")
                                && !each.getClassName().contains("Test"))
                        .map(each -> each.getClassName().replaceAll(".*\\.", "") + "." + each.getMethodName())
                        .toList());
    }

    @Test
    void fromTheEventToTheEngineAndToTheCanvasItTakesTwelveCallsAtMost() throws Exception {
        List<List<String>> seen = new ArrayList<>();
        doOnFx(() -> {
            BoardContext boardContext = board();
            boardContext.editor().listen(new EditorListener() {
                @Override
                public void changed(EditorChange editorChange) {}

                @Override
                public void changed(PageChange change) {
                    seen.add(calls());
                }
            });
            boardContext.canvas().input(pen(Phase.PRESS, 100, 1_000));
            boardContext.canvas().input(pen(Phase.MOVE, 120, 1_020));
            boardContext.assets().close();
        });
        assertEquals(2, seen.size(), "the beginning of the stroke, and the sample");
        List<String> path = seen.getLast().reversed();
        path = path.subList(path.indexOf("BoardCanvas.input"), path.size());
        assertTrue(path.contains("SyncEngine.submit"), path::toString);
        // Add three calls: the listener, and OpenStrokeLayer.pulse and OpenStrokeNode.grow in the next pulse.
        assertTrue(path.size() + 3 <= 12, path::toString);
    }
}
