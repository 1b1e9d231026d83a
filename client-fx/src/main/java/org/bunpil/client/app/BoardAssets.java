package org.bunpil.client.app;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.bunpil.client.asset.AssetCache;
import org.bunpil.client.file.AssetSource;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.sync.SyncPhase;
import org.jspecify.annotations.Nullable;

/**
 * The images of an open board, for a file: from this computer's disk, or else from the relay while the board is connected. Waiting for the
 * relay is limited for all of them together, so that a board is saved also when nobody has some image any more.
 */
final class BoardAssets implements AssetSource {
    private static final long MOST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long ONE_WAIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long STEP_MILLIS = 100;

    private final AssetCache assets;
    private final boolean connected;
    private final BooleanSupplier cancelled;
    private long leftNanos = MOST_WAIT_NANOS;

    /** On the FX thread. @param cancelled whether to wait no longer */
    BoardAssets(BoardContext board, BooleanSupplier cancelled) {
        this.assets = board.assets();
        this.connected = board.session().status().get().phase() == SyncPhase.LIVE;
        this.cancelled = cancelled;
    }

    @Override
    public byte @Nullable [] read(String id) throws IOException {
        CompletableFuture<byte @Nullable []> bytes = assets.bytes(id, connected && leftNanos > 0);
        long start = System.nanoTime();
        long end = start + Math.min(ONE_WAIT_NANOS, Math.max(leftNanos, ONE_WAIT_NANOS / 4));
        try {
            while (System.nanoTime() < end) {
                if (cancelled.getAsBoolean()) throw new CancellationException("ended by the person");
                try {
                    return bytes.get(STEP_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    // Looked at again: it may be on its way, and the person may end it.
                }
            }
            return null;
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            leftNanos -= System.nanoTime() - start;
        }
    }
}
