package org.bunpil.relay.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A relay's data folder. It is locked while open, so that only one relay at a time uses it, and readable by its owner only. */
public final class DataFolder implements AutoCloseable {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;
    private final FolderLock lock;
    /** For file systems without locks on folders, and for relays that know only this one. */
    private final FileChannel lockFile;

    private DataFolder(Path path, FolderLock lock, FileChannel lockFile) {
        this.path = path;
        this.lock = lock;
        this.lockFile = lockFile;
    }

    /**
     * Creates the folder if it is missing, and locks it.
     *
     * @throws IOException whose message is a sentence for the administrator
     */
    public static DataFolder open(Path path) throws IOException {
        FolderLock lock = null;
        FileChannel channel = null;
        try {
            Files.createDirectories(path, permissions("rwx------"));
            lock = FolderLock.of(path);
            channel = FileChannel.open(
                    path.resolve("lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    permissions("rw-------"));
        } catch (FolderTakenException taken) {
            throw inUse(path, taken);
        } catch (FileAlreadyExistsException file) {
            throw new IOException("The data folder " + path + " is a file.", file);
        } catch (AccessDeniedException denied) {
            if (lock != null) lock.close();
            throw new IOException("The data folder " + path + " is not writable.", denied);
        } catch (NoSuchFileException unknown) {
            throw new IOException("The data folder " + path + " cannot be created there.", unknown);
        } catch (IOException other) {
            if (lock != null) lock.close();
            throw new IOException("The data folder " + path + " cannot be used: " + other.getMessage(), other);
        }
        if (lock(channel) == null) {
            channel.close();
            lock.close();
            throw inUse(path, null);
        }
        return new DataFolder(path, lock, channel);
    }

    private static IOException inUse(Path path, @Nullable IOException why) {
        return new IOException("The data folder " + path + " is in use by another relay.", why);
    }

    /** The path of a file in the folder that only its owner may read; created empty if it is missing. */
    public Path file(String name) throws IOException {
        Path file = path.resolve(name);
        try {
            create(file);
        } catch (FileAlreadyExistsException there) {
            return file;
        }
        return file;
    }

    /** Creates an empty file that only its owner may read. */
    public static void create(Path file) throws IOException {
        Files.createFile(file, permissions("rw-------"));
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
        lock.close();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private static FileAttribute<?>[] permissions(String who) {
        if (!POSIX) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(who))};
    }
}
