package org.bunpil.client.hosting;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The lock of a class's folder. It is held until it is closed or the program ends, however it ends. */
final class FolderLock implements AutoCloseable {
    /**
     * Folders locked by this program. Looked up before the lock's file is opened: where locks are POSIX's, closing a file releases all
     * locks that the program has on it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws AlreadyHostedException if this or another program has the lock */
    static FolderLock acquire(Path folder) throws IOException {
        Path held = folder.toAbsolutePath().normalize();
        if (!HELD.add(held)) throw new AlreadyHostedException();
        FolderLock lock = null;
        try {
            lock = lock(held);
        } finally {
            if (lock == null) HELD.remove(held);
        }
        if (lock == null) throw new AlreadyHostedException();
        return lock;
    }

    private static @Nullable FolderLock lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return new FolderLock(folder, channel);
        } catch (OverlappingFileLockException lockedByAnotherPath) {
            // The same answer as if another program had the lock.
        }
        channel.close();
        return null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(folder);
    }
}
