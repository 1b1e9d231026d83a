package org.bunpil.client.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.bunpil.board.Snapshot;
import org.bunpil.sync.PersistedState;
import org.jspecify.annotations.Nullable;

/**
 * One folder for one board in one program: {@code outbox}, {@code board} and a lock that says somebody has it open. Not thread-safe,
 * but for {@link #save}, which may run on any one thread at a time.
 */
public final class BoardDirectory implements AutoCloseable {
    private static final long SHARED_ASSETS_BYTES = 256L << 20;

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private @Nullable FileOutbox outbox;

    private BoardDirectory(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Takes the folder, makes it if it is missing; null when another program, or this one, has it. */
    static @Nullable BoardDirectory open(Path folder) throws IOException {
        PrivateFiles.createFolder(folder);
        FileChannel channel = PrivateFiles.open(folder.resolve("lock"));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) return new BoardDirectory(folder, channel, lock);
        } catch (OverlappingFileLockException takenByThisProgram) {
            // The same answer as for another program's lock.
        }
        channel.close();
        return null;
    }

    /** What an earlier run left. Call it once, before {@link #outbox}. */
    public PersistedState persistedState() throws IOException {
        OutboxFile.Content content = OutboxFile.read(outboxPath());
        BoardCacheFile.CachedBoard cachedBoard = BoardCacheFile.read(boardPath());
        if (cachedBoard == null)
            return new PersistedState(content.identity(), content.next(), content.batches(), null, 0, null);
        BoardCacheFile.Header header = cachedBoard.header();
        return new PersistedState(
                content.identity(),
                content.next(),
                content.batches(),
                header.board(),
                header.you(),
                cachedBoard.snapshot());
    }

    /** This board's pictures. @param shared folder for those of all boards */
    public AssetFiles assetFiles(Path shared) {
        return new AssetFiles(shared, folder.resolve("pictures"), SHARED_ASSETS_BYTES);
    }

    /** Opens the outbox, once. @param engineThread where its answers run */
    public FileOutbox outbox(Executor engineThread) throws IOException {
        FileOutbox open = new FileOutbox(outboxPath(), OutboxFile.read(outboxPath()), engineThread);
        outbox = open;
        return open;
    }

    /** Keeps the board as it is confirmed now. */
    public void save(BoardCacheFile.Header header, Snapshot snapshot) throws IOException {
        BoardCacheFile.write(boardPath(), header, snapshot);
    }

    @Override
    public void close() throws IOException {
        FileOutbox open = outbox;
        if (open != null) open.close();
        lock.release();
        lockFile.close();
    }

    Path folder() {
        return folder;
    }

    private Path outboxPath() {
        return folder.resolve("outbox");
    }

    private Path boardPath() {
        return folder.resolve("board");
    }
}
