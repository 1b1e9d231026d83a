package org.bunpil.bench.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.application.Platform;
import org.bunpil.board.Snapshot;
import org.bunpil.client.asset.AssetCache;
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
import org.bunpil.sync.SyncEngine;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;

/**
 * A live board session without a relay: what it sends is returned in the stream by the next task on the FX thread. So only the app's own
 * work is measured, and no network. On the FX thread.
 */
final class LoopbackLink implements RelayLink {
    private static final int YOU = 1;

    private final List<Batch> queue = new ArrayList<>();
    private final BoardSession session;
    private final AssetCache assets;
    /** The session's board context. */
    final BoardContext context;

    LoopbackLink(@Nullable Snapshot board) {
        JoinOptions joinOptions = new JoinOptions("bench", "aaaaaaaa", "s".repeat(22), "A", "bench", null, false, null);
        PersistedState persistedState = new PersistedState(null, null, List.of(), "bench", YOU, board);
        Clock clock = () -> System.nanoTime() / 1_000_000;
        session = new BoardSession(joinOptions, this, clock, new Random(1), Outbox.NONE, persistedState);
        // The benchmarks' boards have no pictures, so the folder is never created.
        Path nowhere = Path.of("no-pictures");
        assets = new AssetCache(new AssetFiles(nowhere, nowhere, 0), this, clock, Platform::runLater);
        context = BoardContext.of(session, assets);
        session.start();
    }

    /** Delivers batches of others. */
    void others(List<Batch> batches) {
        queue.addAll(batches);
        Platform.runLater(this::deliver);
    }

    void stop() {
        session.stop();
        assets.close();
    }

    @Override
    public void connect() {
        Platform.runLater(() -> {
            SyncEngine engine = session.engine();
            engine.opened();
            engine.received(new RelayFrame.Welcome(
                    1,
                    1,
                    "bench",
                    "bench",
                    "bench",
                    engine.confirmed().seq(),
                    0,
                    0,
                    YOU,
                    Role.HOST,
                    false,
                    null,
                    List.of(),
                    new RelayFrame.BoardLimits(1_000_000, 32_768, 100_000),
                    List.of(YOU)));
            others(List.of(new Batch(0, 0, List.of(new Op.Join("aaaaaaaa", "A", Role.HOST, "", null, null, 1)))));
        });
    }

    @Override
    public void send(ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Ops ops -> others(List.of(new Batch(YOU, ops.k(), ops.ops())));
            case ClientFrame.Ping(long n) ->
                Platform.runLater(() -> session.engine().received(new RelayFrame.Pong(n)));
            default -> {}
        }
    }

    @Override
    public void close() {}

    private void deliver() {
        if (queue.isEmpty()) return;
        List<Batch> all = List.copyOf(queue);
        queue.clear();
        session.engine()
                .received(new RelayFrame.Stream(session.engine().confirmed().seq() + 1, 0, all, null));
    }
}
