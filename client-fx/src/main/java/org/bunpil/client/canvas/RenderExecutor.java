package org.bunpil.client.canvas;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bunpil.client.render.ImageSource;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.Paper;

/** Paints bitmaps off the FX thread; what is ready is handed over on the pulse that is asked for then. */
final class RenderExecutor {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int THREADS = Math.clamp(CORES, 1, 4);

    /** While somebody writes: leaves a core to the FX thread and one to its renderer. */
    private static final int THREADS_WHILE_WRITING = Math.clamp(CORES - 2, 1, THREADS);

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingDeque<>(), RenderExecutor::thread);
    private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();
    private final Runnable onReady;
    private volatile ImageSource imageSource = ImageSource.NONE;
    private int waiting;
    private boolean writing;

    /** @param onReady is told, on a painting thread, that something can be delivered */
    RenderExecutor(Runnable onReady) {
        this.onReady = onReady;
        threads.allowCoreThreadTimeOut(true);
    }

    /** Somebody writes, or no longer. FX thread. */
    void writing(boolean on) {
        writing = on;
    }

    void imageSource(ImageSource newImageSource) {
        imageSource = newImageSource;
    }

    /** Paints with the pictures there are. Any thread; for that thread alone. */
    Painter painter(Paper paper) {
        return new Painter(paper, imageSource);
    }

    /**
     * Whether another job may be asked for now; no more than are soon begun, so that what scrolls out of view is never painted. FX
     * thread.
     */
    boolean hasCapacity() {
        return waiting < (writing ? THREADS_WHILE_WRITING : THREADS + 1);
    }

    /**
     * Paints in the background. FX thread.
     *
     * @param paint on a painting thread: does the work and gives what the FX thread has to do with it
     * @param failed on the FX thread, instead of it, should there be no memory or the like
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

    /** Hands over what is ready. FX thread. */
    void deliver() {
        for (Runnable done = ready.poll(); done != null; done = ready.poll()) {
            waiting--;
            done.run();
        }
    }

    boolean isIdle() {
        return waiting == 0;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "bunpil-paint");
        thread.setDaemon(true);
        return thread;
    }
}
