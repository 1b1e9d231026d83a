package org.bunpil.client.canvas;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.bunpil.client.input.FxPointerSource;
import org.bunpil.client.render.ImageSource;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.Paper;
import org.bunpil.client.thumbnail.IdlePainter;

/** Paints bitmaps off the FX thread, and delivers them on the pulse that is then requested. */
final class RenderExecutor implements IdlePainter {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int THREADS = Math.clamp(CORES, 1, 4);

    /** Used while somebody writes: leaves one core to the FX thread and one to its renderer. */
    private static final int THREADS_WHILE_WRITING = Math.clamp(CORES - 2, 1, THREADS);

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingDeque<>(), RenderExecutor::thread);
    private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();
    private final Runnable onReady;
    private volatile ImageSource imageSource = ImageSource.NONE;
    private int waiting;
    private volatile boolean writing;

    /** @param onReady runs on a painting thread when something can be delivered */
    RenderExecutor(Runnable onReady) {
        this.onReady = onReady;
        threads.allowCoreThreadTimeOut(true);
    }

    /** Whether somebody is writing. FX thread. */
    void writing(boolean on) {
        writing = on;
    }

    void imageSource(ImageSource newImageSource) {
        imageSource = newImageSource;
    }

    /** A painter that uses the images available. Any thread; each painter is for one thread. */
    Painter painter(Paper paper) {
        return new Painter(paper, imageSource);
    }

    /** Whether another job may be submitted now. Only few may wait, so that what scrolls out of view is never painted. FX thread. */
    boolean hasCapacity() {
        return waiting < (writing ? THREADS_WHILE_WRITING : THREADS + 1);
    }

    /**
     * Paints in the background. FX thread.
     *
     * @param paint runs on a painting thread and returns what the FX thread must do with the result
     * @param failed runs on the FX thread instead, if painting fails, for example without memory
     */
    void paint(Supplier<Runnable> paint, Runnable failed) {
        waiting++;
        threads.execute(() -> {
            Runnable done = failed;
            try {
                done = paint.get();
            } finally {
                ready.add(done);
                onReady.run();
            }
        });
    }

    /** Delivers what is ready. FX thread. */
    void deliver() {
        for (Runnable done = ready.poll(); done != null; done = ready.poll()) {
            waiting--;
            done.run();
        }
    }

    /** Whether nothing is being painted for the screen. FX thread. */
    boolean isDone() {
        return waiting == 0;
    }

    @Override
    public boolean isIdle() {
        return isDone() && !writing;
    }

    @Override
    public boolean isWanted() {
        return writing || !threads.getQueue().isEmpty();
    }

    @Override
    public ImageSource images() {
        return imageSource;
    }

    /** Not counted among the jobs, and no pulse is requested for it. */
    @Override
    public void run(Supplier<Runnable> paint, Runnable failed) {
        threads.execute(() -> {
            Runnable done = failed;
            try {
                done = paint.get();
            } finally {
                Platform.runLater(done);
            }
        });
    }

    @Override
    public void later(long millis, Runnable work) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Platform::runLater)
                .execute(work);
    }

    @Override
    public long millis() {
        return FxPointerSource.now();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "bunpil-paint");
        thread.setDaemon(true);
        return thread;
    }
}
