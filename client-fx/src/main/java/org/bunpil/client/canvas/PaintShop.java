package org.bunpil.client.canvas;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Paints bitmaps off the FX thread; what is ready is handed over on the next pulse. */
final class PaintShop {
    /** Leaves a core to the FX thread and one to its renderer. */
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors() - 2, 1, 4);

    /** Jobs waiting; the layers ask for no more than this, so that what scrolls out of view is never painted. */
    static final int MAX_WAITING = THREADS * 2;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingDeque<>(), PaintShop::thread);
    private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();
    private int waiting;

    PaintShop() {
        threads.allowCoreThreadTimeOut(true);
    }

    /** Whether another job may be asked for now. FX thread. */
    boolean hasRoom() {
        return waiting < MAX_WAITING;
    }

    /**
     * Paints in the background. FX thread.
     *
     * @param paint on a painting thread: does the work and gives what the FX thread has to do with it
     */
    void paint(Supplier<Runnable> paint) {
        waiting++;
        threads.execute(() -> {
            Runnable done = () -> {};
            try {
                done = paint.get();
            } finally {
                ready.add(done);
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
