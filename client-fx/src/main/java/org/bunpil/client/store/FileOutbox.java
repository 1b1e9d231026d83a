package org.bunpil.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bunpil.op.Op;
import org.bunpil.sync.Identity;
import org.bunpil.sync.Outbox;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;
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

        /** @param ops of the text; none deletes its file */
        record Draft(List<Op> ops) implements WriteTask {}

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
    private final DraftFile draft;
    private final Executor engineThread;
    private final BlockingQueue<WriteTask> queue = new LinkedBlockingQueue<>();
    private final Thread writer;
    /** The op whose storing makes the draft superfluous. Only used by the engine's thread. */
    private @Nullable Op draftOp;

    private volatile long liveBytes;
    private volatile boolean failing;
    /** Only used by the writer thread. */
    private final List<PendingCallback> pendingCallback = new ArrayList<>();

    /** @param engineThread runs the {@code whenKept} callbacks */
    FileOutbox(Path path, OutboxFile.Content content, Executor engineThread) {
        this.file = new OutboxFile(path);
        this.draft = new DraftFile(path.resolveSibling(DraftFile.NAME));
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
        deleteDraftIfIn(batch);
    }

    private void deleteDraftIfIn(ClientFrame.Ops batch) {
        Op wanted = draftOp;
        if (wanted != null && batch.ops().stream().anyMatch(op -> isSame(op, wanted))) deleteDraft();
    }

    /** Not by equality: under another identity an element has another id. */
    private static boolean isSame(Op op, Op wanted) {
        if (op instanceof Op.Add one && wanted instanceof Op.Add other)
            return Objects.equals(one.element().text(), other.element().text());
        return op.equals(wanted);
    }

    /** Stores the text that is being written, in place of what was stored of it before. */
    public void writeDraft(List<Op> ops) {
        draftOp = null;
        queue.add(new WriteTask.Draft(List.copyOf(ops)));
    }

    /** Deletes the draft once a batch with this op is stored. */
    public void deleteDraftAfter(Op op) {
        draftOp = op;
    }

    public void deleteDraft() {
        draftOp = null;
        queue.add(new WriteTask.Draft(List.of()));
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
        batches.forEach(this::deleteDraftIfIn);
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
                // Possibly out of memory. Report that nothing is stored, so that the app can react; a dead thread could
                // not report
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
                    case WriteTask.Draft _, WriteTask.End _ -> {}
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
        writeDraft(writeTasks, failing);
        liveBytes = file.liveBytes();
        pendingCallback.removeIf(each -> {
            if (failing && each.atStake()) return false;
            engineThread.execute(each.whenKept());
            return true;
        });
    }

    /** After the batches: a draft is only deleted when what came of it is on disk. */
    private void writeDraft(List<WriteTask> writeTasks, boolean batchesFailed) {
        WriteTask.Draft last = null;
        for (WriteTask each : writeTasks) if (each instanceof WriteTask.Draft next) last = next;
        if (last == null || (last.ops().isEmpty() && batchesFailed)) return;
        try {
            draft.write(last.ops());
        } catch (IOException refused) {
            // The next letter tries again.
            LOG.debug("draft-write-refused");
        }
    }

    private void refused(Throwable why) {
        if (!failing) LOG.atWarn().setCause(why).log("outbox cannot be written");
        failing = true;
    }
}
