package org.bunpil.client.pdf;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bunpil.client.render.DecodedImage;
import org.bunpil.sync.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws pages of PDFs in the background, newest request first, in a process that is started when it is needed and ends when it has nothing
 * to do. Any thread.
 */
public final class PdfRenderer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PdfRenderer.class);

    private final Path folder;
    private final Clock clock;
    private final Consumer<String> onReady;
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), PdfRenderer::thread);

    // ---- guarded by this
    /** Newest first. */
    private final Deque<Runnable> wholePages = new ArrayDeque<>();
    /** Newest first. */
    private final Deque<CellKey> wantedCells = new ArrayDeque<>();
    /** What {@link #wantedCells} are parts of. */
    private final Map<CellKey, byte[]> wanted = new LinkedHashMap<>();
    /** Least recently painted first. */
    private final Map<CellKey, Cell> cells = new LinkedHashMap<>(64, 0.75f, true);

    private final Set<CellKey> failed = new HashSet<>();
    private long cellBytes;
    private long lastWorkMillis;
    private boolean closed;
    private @Nullable PdfProcess process;

    private static final class Cell {
        final int[] argb;
        long askedMillis;

        Cell(int[] argb, long askedMillis) {
            this.argb = argb;
            this.askedMillis = askedMillis;
        }

        long bytes() {
            return 4L * argb.length;
        }
    }

    /**
     * @param folder for what the library keeps between runs
     * @param onReady is told of an asset, in the background, when more of it can be painted
     */
    public PdfRenderer(Path folder, Clock clock, Consumer<String> onReady) {
        this.folder = folder;
        this.clock = clock;
        this.onReady = onReady;
        worker.allowCoreThreadTimeOut(true);
    }

    /** Pages will be drawn soon: starts the process, which takes a second. */
    public void prepare() {
        synchronized (this) {
            if (closed) return;
            lastWorkMillis = clock.millis();
            worker.execute(() -> {
                try {
                    process();
                } catch (PdfException unavailable) {
                    LOG.warn("PDFs cannot be drawn: {}", unavailable.getMessage());
                }
                restLater();
            });
        }
    }

    /**
     * Draws a page as a whole.
     *
     * @param then gets what can be painted, in the background; null if the page cannot be shown
     */
    public void load(String asset, byte[] pdf, Consumer<@Nullable PdfPage> then) {
        synchronized (this) {
            if (closed) return;
            wholePages.addFirst(() -> then.accept(whole(asset, pdf)));
            worker.execute(this::next);
        }
    }

    private @Nullable PdfPage whole(String asset, byte[] pdf) {
        try {
            PdfProcess.Pixels pixels = process().whole(asset, pdf, PdfLimits.BASE_SIDE);
            return new PdfPage(asset, pdf, new DecodedImage(pixels.columns(), pixels.rows(), pixels.argb()), this);
        } catch (PdfException | OutOfMemoryError unusable) {
            LOG.warn("a page of a PDF cannot be shown: {}", unusable.getMessage());
            return null;
        }
    }

    /** The pixels of a cell, premultiplied; null if they are not there yet. Calling this requests them. */
    int @Nullable [] cell(CellKey key, byte[] pdf) {
        synchronized (this) {
            Cell found = cells.get(key);
            if (found != null) {
                found.askedMillis = clock.millis();
                return found.argb;
            }
            if (closed || failed.contains(key) || wanted.containsKey(key)) return null;
            wanted.put(key, pdf);
            wantedCells.addFirst(key);
            if (wantedCells.size() > PdfLimits.WAITING_CELLS) wanted.remove(wantedCells.removeLast());
            worker.execute(this::next);
        }
        return null;
    }

    private void next() {
        Runnable whole;
        CellKey key = null;
        byte[] pdf = null;
        synchronized (this) {
            whole = wholePages.pollFirst();
            if (whole == null) key = wantedCells.pollFirst();
            if (key != null) pdf = wanted.get(key);
            lastWorkMillis = clock.millis();
        }
        if (whole != null) whole.run();
        else if (key != null && pdf != null) draw(key, pdf);
        synchronized (this) {
            lastWorkMillis = clock.millis();
        }
        restLater();
    }

    private void restLater() {
        CompletableFuture.delayedExecutor(PdfLimits.IDLE_MILLIS, TimeUnit.MILLISECONDS, Runnable::run)
                .execute(this::rest);
    }

    private void draw(CellKey key, byte[] pdf) {
        int[] argb = null;
        try {
            PdfProcess.Pixels pixels = process().part(key, pdf);
            if (pixels.columns() == key.columns() && pixels.rows() == key.rows()) argb = pixels.argb();
        } catch (PdfException | OutOfMemoryError unusable) {
            LOG.warn("a part of a page of a PDF cannot be shown: {}", unusable.getMessage());
        }
        synchronized (this) {
            wanted.remove(key);
            if (argb == null) {
                failed.add(key);
                return;
            }
            Cell cell = new Cell(argb, clock.millis());
            cells.put(key, cell);
            cellBytes += cell.bytes();
            evict();
        }
        onReady.accept(key.asset());
    }

    /** Removes the least recently painted cells; those in use are kept as long as memory is not short. */
    private void evict() {
        long now = clock.millis();
        for (Iterator<Cell> all = cells.values().iterator(); all.hasNext() && cellBytes > PdfLimits.CELL_BYTES; ) {
            Cell oldest = all.next();
            boolean inUse = now - oldest.askedMillis < PdfLimits.IN_USE_MILLIS;
            if (inUse && cellBytes <= PdfLimits.MOST_CELL_BYTES) return;
            cellBytes -= oldest.bytes();
            all.remove();
        }
    }

    /** The process, started if need be. Worker thread. */
    private PdfProcess process() throws PdfException {
        synchronized (this) {
            if (closed) throw new PdfException(PdfFailure.UNAVAILABLE, "closed");
            PdfProcess running = process;
            if (running != null && running.isAlive()) return running;
        }
        PdfProcess started = PdfProcess.start(folder);
        synchronized (this) {
            process = started;
            if (closed) started.close();
        }
        return started;
    }

    /** Nothing to do for a while: ends the process. */
    private synchronized void rest() {
        boolean idle = wholePages.isEmpty() && wanted.isEmpty();
        if (!idle || clock.millis() - lastWorkMillis < PdfLimits.IDLE_MILLIS / 2) return;
        if (process != null) process.close();
        process = null;
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            wholePages.clear();
            wantedCells.clear();
            if (process != null) process.close();
            worker.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "bunpil-pdf");
        thread.setDaemon(true);
        return thread;
    }
}
