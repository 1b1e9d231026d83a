package org.bunpil.client.asset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bunpil.client.pdf.PdfRenderer;
import org.bunpil.client.render.ImageSource;
import org.bunpil.client.render.PaintableImage;
import org.bunpil.client.store.AssetFiles;
import org.bunpil.model.AssetBytes;
import org.bunpil.sync.Clock;
import org.bunpil.sync.RelayLink;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The images of a board: decoded ones in memory, all of them on disk, missing ones requested from the relay. {@link #image} may be called
 * by any thread, everything else by the owner's thread. One background thread reads, hashes and decodes; pages of PDFs are drawn by another.
 */
public final class AssetCache implements ImageSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AssetCache.class);
    private static final long CLOSE_SECONDS = 3;

    private final AssetFiles files;
    private final Executor owner;
    private final Clock clock;
    private final AssetTransfer transfer;
    private final PdfRenderer pdfRenderer;
    /** Own images on the disk that wait for their turn, so that no more than a few of them take memory. */
    private final Deque<String> waitingUploads = new ArrayDeque<>();
    /** Own images that are being read, or are with {@link #transfer}. */
    private final Set<String> uploading = new HashSet<>();

    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), AssetCache::thread);
    private final List<Consumer<String>> onLoaded = new ArrayList<>();
    private final Map<String, UploadCallbacks> uploadCallbacks = new HashMap<>();
    /** Who waits for the bytes of an image that the relay was asked for. */
    private final Map<String, List<CompletableFuture<byte @Nullable []>>> awaited = new HashMap<>();

    private volatile String placeholder = "";
    private volatile String brokenPlaceholder = "";

    // ---- guarded by cachedImage
    /** Least recently painted first. */
    private final Map<String, CachedImage> cachedImage = new LinkedHashMap<>(64, 0.75f, true);

    private final Set<String> loading = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private long readyBytes;

    private record UploadCallbacks(Runnable kept, Runnable refused) {}

    private static final class CachedImage {
        final PaintableImage image;
        long askedMillis;

        CachedImage(PaintableImage image, long askedMillis) {
            this.image = image;
            this.askedMillis = askedMillis;
        }
    }

    /** @param owner runs tasks on the thread that calls this cache and the link */
    public AssetCache(AssetFiles files, RelayLink link, Clock clock, Executor owner) {
        this.files = files;
        this.owner = owner;
        this.clock = clock;
        this.transfer = new AssetTransfer(link, clock, new TransferListener());
        this.pdfRenderer = new PdfRenderer(files.folder(), clock, this::loaded);
        worker.allowCoreThreadTimeOut(true);
        worker.execute(this::resume);
    }

    /** Uploads what an earlier run could not upload. */
    private void resume() {
        try {
            List<String> unsent = files.unsent();
            owner.execute(() -> unsent.forEach(this::upload));
        } catch (IOException unreadable) {
            LOG.warn("unsent pictures not read: {}", unreadable.getMessage());
        }
    }

    /** Uploads an own image from the disk, when it is its turn. */
    private void upload(String id) {
        if (uploading.contains(id) || waitingUploads.contains(id)) return;
        waitingUploads.addLast(id);
        uploadNext();
    }

    private void uploadNext() {
        while (uploading.size() < AssetLimits.MAX_UPLOADS) {
            String id = waitingUploads.pollFirst();
            if (id == null) return;
            uploading.add(id);
            execute(() -> {
                byte[] bytes = null;
                try {
                    bytes = files.read(id);
                } catch (IOException unreadable) {
                    LOG.warn("an own picture was not read: {}", unreadable.getMessage());
                }
                byte[] read = bytes;
                owner.execute(() -> {
                    if (read != null) {
                        transfer.put(id, read);
                    } else {
                        uploading.remove(id);
                        uploadNext();
                    }
                });
            });
        }
    }

    /** The part of it that talks to the relay. */
    public AssetTransfer transfer() {
        return transfer;
    }

    /** Adds a listener for images that have become ready, called on the owner's thread. */
    public void onLoaded(Consumer<String> told) {
        onLoaded.add(told);
    }

    /**
     * Sets the texts shown in the place of images.
     *
     * @param missing for one that is still to come
     * @param unreadable for one that is here, but cannot be shown
     */
    public void placeholderTexts(String missing, String unreadable) {
        placeholder = missing;
        brokenPlaceholder = unreadable;
    }

    @Override
    public String placeholderText(String asset) {
        synchronized (cachedImage) {
            return broken.contains(asset) ? brokenPlaceholder : placeholder;
        }
    }

    @Override
    public @Nullable PaintableImage image(String asset) {
        synchronized (cachedImage) {
            CachedImage found = cachedImage.get(asset);
            if (found != null) {
                found.askedMillis = clock.millis();
                return found.image;
            }
            if (broken.contains(asset) || !loading.add(asset)) return null;
        }
        load(asset);
        return null;
    }

    private void load(String asset) {
        execute(() -> {
            byte[] bytes = null;
            try {
                bytes = files.read(asset);
            } catch (IOException unreadable) {
                LOG.warn("a picture was not read from the disk: {}", unreadable.getMessage());
            }
            if (bytes != null && AssetBytes.id(bytes).equals(asset)) decode(asset, bytes);
            else owner.execute(() -> transfer.request(asset));
        });
    }

    private void decode(String asset, byte[] bytes) {
        if (AssetBytes.isPdf(bytes)) {
            pdfRenderer.load(asset, bytes, page -> decoded(asset, page));
            return;
        }
        PaintableImage image = null;
        try {
            image = ImageDecoder.raster(bytes);
        } catch (IOException | OutOfMemoryError unreadable) {
            LOG.warn("a picture cannot be shown: {}", unreadable.getMessage());
        }
        decoded(asset, image);
    }

    /** @param image null if it cannot be shown */
    private void decoded(String asset, @Nullable PaintableImage image) {
        synchronized (cachedImage) {
            loading.remove(asset);
            if (image == null) {
                broken.add(asset);
            } else {
                if (cachedImage.put(asset, new CachedImage(image, clock.millis())) == null) readyBytes += image.bytes();
                evict();
            }
        }
        // One that cannot be shown says so from now on.
        loaded(asset);
    }

    /** Any thread. */
    private void loaded(String asset) {
        owner.execute(() -> List.copyOf(onLoaded).forEach(told -> told.accept(asset)));
    }

    /**
     * Removes the least recently painted images while they take too much memory; images in use are kept, as they may be painted again at
     * once.
     */
    private void evict() {
        long now = clock.millis();
        for (Iterator<CachedImage> all = cachedImage.values().iterator();
                all.hasNext() && readyBytes > AssetLimits.MEMORY_BYTES; ) {
            CachedImage oldest = all.next();
            if (now - oldest.askedMillis < AssetLimits.IN_USE_MILLIS) return;
            readyBytes -= oldest.image.bytes();
            all.remove();
        }
    }

    /**
     * Adds an own image: stores it on disk and uploads it to the relay.
     *
     * @param whenKept runs on the owner's thread once the relay has the image; perhaps never
     * @param whenRefused runs there if the relay refuses the image
     */
    public void add(ImageImporter.ImportedImage image, Runnable whenKept, Runnable whenRefused) {
        if (transfer.isStored(image.id())) {
            whenKept.run();
            return;
        }
        uploadCallbacks.put(image.id(), new UploadCallbacks(whenKept, whenRefused));
        execute(() -> {
            try {
                files.storeUnsent(image.id(), image.bytes());
                files.storeText(image.id(), image.text());
                owner.execute(() -> upload(image.id()));
            } catch (IOException full) {
                // It is sent anyway: the relay's copy is the one that counts.
                LOG.warn("an own picture was not written to the disk: {}", full.getMessage());
                owner.execute(() -> transfer.put(image.id(), image.bytes()));
            }
        });
    }

    /** Runs the callbacks that wait for the relay to have own images, because the board is about to be closed. */
    public void releaseWaiting() {
        List<UploadCallbacks> waiting = List.copyOf(uploadCallbacks.values());
        uploadCallbacks.clear();
        waiting.forEach(each -> each.kept.run());
    }

    /** Uploads an image that came from elsewhere, such as another board, if this computer has it. */
    public void shareExisting(String asset) {
        if (transfer.isStored(asset)) return;
        execute(() -> {
            try {
                byte[] bytes = files.read(asset);
                if (bytes == null || !AssetBytes.id(bytes).equals(asset)) return;
                files.storeUnsent(asset, bytes);
                owner.execute(() -> upload(asset));
            } catch (IOException unreadable) {
                LOG.warn("a copied picture was not read: {}", unreadable.getMessage());
            }
        });
    }

    /**
     * The bytes of an image, checked against its id. Any thread.
     *
     * @param ask whether the relay is asked for an image that is not on the disk; then it may take as long as it wants
     * @return completes with null if the image is not here and the relay is not asked; off the owner's thread
     */
    public CompletableFuture<byte @Nullable []> bytes(String asset, boolean ask) {
        CompletableFuture<byte @Nullable []> found = new CompletableFuture<>();
        if (worker.isShutdown()) found.complete(null);
        execute(() -> {
            try {
                byte[] bytes = files.read(asset);
                boolean right = bytes != null && AssetBytes.id(bytes).equals(asset);
                if (right || !ask) found.complete(right ? bytes : null);
                else owner.execute(() -> askFor(asset, found));
            } catch (IOException unreadable) {
                found.completeExceptionally(unreadable);
            }
        });
        return found;
    }

    private void askFor(String asset, CompletableFuture<byte @Nullable []> found) {
        awaited.computeIfAbsent(asset, id -> new ArrayList<>()).add(found);
        transfer.request(asset);
    }

    /** Runs slow work on images in the background thread. */
    public void execute(Runnable work) {
        if (!worker.isShutdown()) worker.execute(work);
    }

    /** A folder for what the library of PDFs keeps between runs. */
    public Path folder() {
        return files.folder();
    }

    /** Pages of a PDF will be shown soon. */
    public void expectPdf() {
        pdfRenderer.prepare();
    }

    /** Whether the board has been closed. */
    public boolean isClosed() {
        return worker.isShutdown();
    }

    /** Waits for writes in progress, at most a few seconds. */
    @Override
    public void close() {
        pdfRenderer.close();
        worker.shutdown();
        try {
            if (!worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) worker.shutdownNow();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "bunpil-pictures");
        thread.setDaemon(true);
        return thread;
    }

    private final class TransferListener implements AssetTransfer.Listener {
        @Override
        public void arrived(String id, byte[] bytes) {
            List<CompletableFuture<byte @Nullable []>> waiting = awaited.remove(id);
            execute(() -> {
                if (!AssetBytes.isAsset(bytes) || !AssetBytes.id(bytes).equals(id)) {
                    LOG.warn("a relay sent another picture than was asked for");
                    return;
                }
                try {
                    files.store(id, bytes);
                } catch (IOException full) {
                    LOG.warn("a picture was not written to the disk: {}", full.getMessage());
                }
                if (waiting != null) waiting.forEach(each -> each.complete(bytes));
                decode(id, bytes);
            });
        }

        @Override
        public void stored(String id) {
            UploadCallbacks then = settled(id);
            if (then != null) then.kept.run();
        }

        /** It stays on this computer, but is not uploaded again. */
        @Override
        public void refused(String id) {
            LOG.warn("the relay does not take a picture");
            UploadCallbacks then = settled(id);
            if (then != null) then.refused.run();
        }

        private @Nullable UploadCallbacks settled(String id) {
            uploading.remove(id);
            uploadNext();
            execute(() -> {
                try {
                    files.sent(id);
                } catch (IOException full) {
                    LOG.warn("an own picture was not moved: {}", full.getMessage());
                }
            });
            return uploadCallbacks.remove(id);
        }
    }
}
