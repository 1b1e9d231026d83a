package org.bunpil.relay.log.sqlite;

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
final class DataFolder implements AutoCloseable {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Creates the folder if it is missing, and locks it.
     *
     * @throws IOException whose message is a sentence for the administrator
     */
    static DataFolder open(Path path) throws IOException {
        FileChannel channel = null;
        try {
            Files.createDirectories(path, permissions("rwx------"));
            channel = FileChannel.open(
                    path.resolve("lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    permissions("rw-------"));
        } catch (FileAlreadyExistsException file) {
            throw new IOException("The data folder " + path + " is a file.", file);
        } catch (AccessDeniedException denied) {
            throw new IOException("The data folder " + path + " is not writable.", denied);
        } catch (NoSuchFileException unknown) {
            throw new IOException("The data folder " + path + " cannot be created there.", unknown);
        } catch (IOException other) {
            throw new IOException("The data folder " + path + " cannot be used: " + other.getMessage(), other);
        }
        if (lock(channel) == null) {
            channel.close();
            throw new IOException("The data folder " + path + " is in use by another relay.");
        }
        return new DataFolder(path, channel);
    }

    /** The path of a file in the folder that only its owner may read; created empty if it is missing. */
    Path file(String name) throws IOException {
        Path file = path.resolve(name);
        try {
            create(file);
        } catch (FileAlreadyExistsException there) {
            return file;
        }
        return file;
    }

    /** Creates an empty file that only its owner may read. */
    static void create(Path file) throws IOException {
        Files.createFile(file, permissions("rw-------"));
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
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
