package org.bunpil.client.asset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bunpil.client.store.AssetFiles;
import org.bunpil.model.AssetBytes;
import org.bunpil.sync.RelayLink;
import org.bunpil.wire.ClientFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the place of an image that is here, but cannot be shown. */
class BrokenAssetTest {
    @TempDir
    Path folder;

    private static final class NoRelay implements RelayLink {
        @Override
        public void connect() {}

        @Override
        public void send(ClientFrame frame) {}

        @Override
        public void close() {}
    }

    /** It was said to be loading for ever. */
    @Test
    void anImageThatCannotBeShownSaysSo() throws Exception {
        byte[] broken = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
        says(broken);
    }

    @Test
    void aPageThatCannotBeDrawnSaysSo() throws Exception {
        says(new byte[] {'%', 'P', 'D', 'F', '-', '1', '.', '7', '\n', 'x'});
    }

    private void says(byte[] broken) throws IOException, InterruptedException {
        AssetFiles files = new AssetFiles(folder.resolve("shared"), folder.resolve("own"), 1 << 20);
        String id = AssetBytes.id(broken);
        files.storeUnsent(id, broken);
        CountDownLatch told = new CountDownLatch(1);
        try (AssetCache assets =
                new AssetCache(files, new NoRelay(), () -> System.nanoTime() / 1_000_000, Runnable::run)) {
            assets.placeholderTexts("is loading", "cannot be shown");
            assets.onLoaded(which -> told.countDown());
            assertNull(assets.image(id));
            assertTrue(told.await(60, TimeUnit.SECONDS), "whoever shows it is told");
            assertNull(assets.image(id));
            assertEquals("cannot be shown", assets.placeholderText(id));
            assertEquals("is loading", assets.placeholderText("another"));
        }
    }
}
