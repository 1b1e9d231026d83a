package org.bunpil.client.ui.export;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bunpil.client.asset.AssetCache;
import org.bunpil.client.file.AssetSource;
import org.jspecify.annotations.Nullable;

/** The images of an open board, for work in the background: those of pages that nobody here has looked at come from the relay first. */
final class FetchedAssets implements AssetSource {
    /** For all images together: without a connection none of them comes. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final AssetCache assets;
    private long waitedNanos;

    FetchedAssets(AssetCache assets) {
        this.assets = assets;
    }

    @Override
    public byte @Nullable [] read(String id) {
        long begun = System.nanoTime();
        try {
            // Even then there is time to read from the disk.
            long patience = Math.max(TimeUnit.SECONDS.toNanos(1), PATIENCE_NANOS - waitedNanos);
            return assets.bytes(id, true).get(patience, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException notThere) {
            return null;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            waitedNanos += System.nanoTime() - begun;
        }
    }
}
