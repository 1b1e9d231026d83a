package org.bunpil.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.bunpil.sync.Identity;
import org.bunpil.sync.Outbox;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbox on disk. Its one writer thread takes all that is queued, writes it and forces it to disk once: sending and drawing never
 * wait for it. When the disk refuses, it tries again with the next batch from what is in memory; nothing in memory is lost by that.
 */
public final class FileOutbox implements Outbox, AutoCloseable {
    /** So much unsent work is kept; beyond it the board is read-only until some of it is sent. */
    public static final long MAX_BYTES = 64L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(FileOutbox.class);

    private sealed interface Step {
        record Put(ClientFrame.Ops batch) implements Step {}

        record Done(long k) implements Step {}

        record Next(Identity identity, Runnable whenKept) implements Step {}

        record Restart(Identity identity, List<ClientFrame.Ops> batches, Runnable whenKept) implements Step {}

        record End() implements Step {}
    }

    private final OutboxFile file;
    private final Executor engineThread;
    private final BlockingQueue<Step> queue = new LinkedBlockingQueue<>();
    private final Thread writer;
    private volatile long liveBytes;
    private volatile boolean failing;

    /** @param engineThread where {@code whenKept} runs */
    FileOutbox(Path path, OutboxFile.Content content, Executor engineThread) throws IOException {
        this.file = new OutboxFile(path);
        this.engineThread = engineThread;
        file.resume(content);
        liveBytes = file.liveBytes();
        writer = Thread.ofPlatform().name("outbox").daemon().start(this::write);
    }

    @Override
    public void put(ClientFrame.Ops batch) {
        queue.add(new Step.Put(batch));
    }

    @Override
    public void done(long k) {
        queue.add(new Step.Done(k));
    }

    @Override
    public void next(Identity next, Runnable whenKept) {
        queue.add(new Step.Next(next, whenKept));
    }

    @Override
    public void restart(Identity identity, List<ClientFrame.Ops> batches, Runnable whenKept) {
        queue.add(new Step.Restart(identity, List.copyOf(batches), whenKept));
    }

    @Override
    public boolean full() {
        return liveBytes > MAX_BYTES;
    }

    /** The disk refuses just now (full, removed): own work is kept in memory only until it works again or a relay has it. */
    public boolean failing() {
        return failing;
    }

    /** Writes what is queued and ends; waits at most 5 s. */
    @Override
    public void close() {
        queue.add(new Step.End());
        try {
            writer.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        List<Step> steps = new ArrayList<>();
        boolean more = true;
        while (more) {
            steps.clear();
            try {
                steps.add(queue.take());
            } catch (InterruptedException e) {
                return;
            }
            queue.drainTo(steps);
            more = steps.stream().noneMatch(Step.End.class::isInstance);
            writeGroup(steps);
        }
        try {
            file.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("outbox not closed");
        }
    }

    private void writeGroup(List<Step> steps) {
        List<Runnable> kept = new ArrayList<>();
        @Nullable IOException failure = null;
        for (Step step : steps) {
            try {
                switch (step) {
                    case Step.Put put -> file.put(put.batch());
                    case Step.Done done -> file.done(done.k());
                    case Step.Next next -> {
                        kept.add(next.whenKept());
                        file.next(next.identity());
                    }
                    case Step.Restart restart -> {
                        kept.add(restart.whenKept());
                        file.restart(restart.identity(), restart.batches());
                    }
                    case Step.End _ -> {}
                }
            } catch (IOException e) {
                failure = e;
            }
        }
        try {
            file.force();
        } catch (IOException e) {
            failure = e;
        }
        if (failure != null && !failing) LOG.atWarn().setCause(failure).log("outbox cannot be written");
        failing = failure != null;
        liveBytes = file.liveBytes();
        // Also when it failed: holding back what a relay could keep would be worse.
        kept.forEach(engineThread::execute);
    }
}
