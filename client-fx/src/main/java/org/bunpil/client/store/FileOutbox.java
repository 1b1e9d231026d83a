package org.bunpil.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bunpil.sync.Identity;
import org.bunpil.sync.Outbox;
import org.bunpil.wire.ClientFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbox on disk. Its single writer thread takes everything that is queued, writes it and forces it to disk once; sending and drawing
 * never wait for it. If the disk refuses, the writer tries again every second with what is in memory, so nothing in memory is lost.
 * Sending goes on meanwhile, except for work of an earlier run that must be stored under another identity first.
 */
public final class FileOutbox implements Outbox, AutoCloseable {
    /** At most this much unsent work is stored; beyond it, the board is read-only until some of it is sent. */
    public static final long MAX_BYTES = 64L << 20;

    private static final long AGAIN_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(FileOutbox.class);

    private sealed interface WriteTask {
        record Put(ClientFrame.Ops batch) implements WriteTask {}

        record Done(long k) implements WriteTask {}

        record Next(Identity identity, Runnable whenKept) implements WriteTask {}

        record Restart(Identity identity, List<ClientFrame.Ops> batches, Runnable whenKept) implements WriteTask {}

        record End() implements WriteTask {}
    }

    /**
     * A callback that runs when a step is on disk.
     *
     * @param atStake whether the disk has work under another identity that must not be sent under this one before the disk knows: a later
     *     run would take it for unsent. If not, the callback does not wait for a disk that refuses
     */
    private record PendingCallback(Runnable whenKept, boolean atStake) {}

    private final OutboxFile file;
    private final Executor engineThread;
    private final BlockingQueue<WriteTask> queue = new LinkedBlockingQueue<>();
    private final Thread writer;
    private volatile long liveBytes;
    private volatile boolean failing;
    /** Only used by the writer thread. */
    private final List<PendingCallback> pendingCallback = new ArrayList<>();

    /** @param engineThread runs the {@code whenKept} callbacks */
    FileOutbox(Path path, OutboxFile.Content content, Executor engineThread) {
        this.file = new OutboxFile(path);
        this.engineThread = engineThread;
        try {
            file.resume(content);
        } catch (IOException refused) {
            refused(refused);
        }
        liveBytes = file.liveBytes();
        writer = Thread.ofPlatform().name("outbox").daemon().start(this::write);
    }

    @Override
    public void put(ClientFrame.Ops batch) {
        queue.add(new WriteTask.Put(batch));
    }

    @Override
    public void acknowledged(long k) {
        queue.add(new WriteTask.Done(k));
    }

    @Override
    public void saveNextIdentity(Identity next, Runnable whenKept) {
        queue.add(new WriteTask.Next(next, whenKept));
    }

    @Override
    public void restart(Identity identity, List<ClientFrame.Ops> batches, Runnable whenKept) {
        queue.add(new WriteTask.Restart(identity, List.copyOf(batches), whenKept));
    }

    @Override
    public boolean isFull() {
        return liveBytes > MAX_BYTES;
    }

    @Override
    public boolean isFailing() {
        return failing;
    }

    /** Writes what is queued and ends; waits at most 5 s. */
    @Override
    public void close() {
        queue.add(new WriteTask.End());
        try {
            writer.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        List<WriteTask> writeTasks = new ArrayList<>();
        boolean more = true;
        while (more) {
            writeTasks.clear();
            try {
                // After a failure, try again even if nothing new is queued.
                WriteTask first = failing ? queue.poll(AGAIN_MILLIS, TimeUnit.MILLISECONDS) : queue.take();
                if (first != null) writeTasks.add(first);
            } catch (InterruptedException e) {
                return;
            }
            queue.drainTo(writeTasks);
            more = writeTasks.stream().noneMatch(WriteTask.End.class::isInstance);
            try {
                writeGroup(writeTasks);
            } catch (RuntimeException | Error bug) {
                // Possibly out of memory. Report that nothing is stored, so that the app can react; a dead thread could not report
                // anything.
                refused(bug);
            }
        }
        try {
            file.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("outbox not closed");
        }
    }

    private void writeGroup(List<WriteTask> writeTasks) {
        for (WriteTask writeTask : writeTasks) {
            try {
                switch (writeTask) {
                    case WriteTask.Put put -> file.put(put.batch());
                    case WriteTask.Done done -> file.done(done.k());
                    case WriteTask.Next next -> {
                        pendingCallback.add(new PendingCallback(next.whenKept(), file.liveBytes() > 0));
                        file.next(next.identity());
                    }
                    case WriteTask.Restart restart -> {
                        pendingCallback.add(new PendingCallback(restart.whenKept(), file.liveBytes() > 0));
                        file.restart(restart.identity(), restart.batches());
                    }
                    case WriteTask.End _ -> {}
                }
            } catch (IOException refused) {
                // Everything is in memory: forcing writes the whole file again, or throws.
                LOG.debug("outbox-write-refused");
            }
        }
        try {
            file.force();
            failing = false;
        } catch (IOException refused) {
            refused(refused);
        }
        liveBytes = file.liveBytes();
        pendingCallback.removeIf(each -> {
            if (failing && each.atStake()) return false;
            engineThread.execute(each.whenKept());
            return true;
        });
    }

    private void refused(Throwable why) {
        if (!failing) LOG.atWarn().setCause(why).log("outbox cannot be written");
        failing = true;
    }
}
