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
 * The outbox on disk. Its one writer thread takes all that is queued, writes it and forces it to disk once: sending and drawing never
 * wait for it. When the disk refuses, it is tried again each second from what is in memory; nothing in memory is lost by that, and
 * sending goes on, but for work of an earlier run that is on its way to another identity.
 */
public final class FileOutbox implements Outbox, AutoCloseable {
    /** So much unsent work is kept; beyond it the board is read-only until some of it is sent. */
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
     * Somebody who goes on when the disk has a step.
     *
     * @param atStake the disk has work under another name that must not go out under this one before the disk knows: a later run would
     *     take it for unsent. Where nothing is, a disk that refuses holds nobody back
     */
    private record PendingCallback(Runnable whenKept, boolean atStake) {}

    private final OutboxFile file;
    private final Executor engineThread;
    private final BlockingQueue<WriteTask> queue = new LinkedBlockingQueue<>();
    private final Thread writer;
    private volatile long liveBytes;
    private volatile boolean failing;
    /** The writer's own. */
    private final List<PendingCallback> pendingCallback = new ArrayList<>();

    /** @param engineThread where {@code whenKept} runs */
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
                // A disk that refused is tried again also when nothing new comes.
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
                // No memory, perhaps. Who is told that nothing is kept can do something; a thread that is gone tells
                // nobody.
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
                // Everything is in memory: forcing writes the file afresh, or says that it cannot.
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
