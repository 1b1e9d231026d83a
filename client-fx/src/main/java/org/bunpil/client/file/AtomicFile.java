package org.bunpil.client.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a person's file so that it is always whole: first into a file beside it, which is forced to the disk and then takes the place of
 * the old one. When the program is killed, that other file stays, and the next save to the same name uses it again.
 */
public final class AtomicFile {
    private static final Logger LOG = LoggerFactory.getLogger(AtomicFile.class);
    private static final int BUFFER_BYTES = 1 << 16;
    private static final String IN_USE = "another window is saving to this file";

    private AtomicFile() {}

    /** Writes the content. It must not close the stream. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Replaces or creates the file. When this fails, however it fails, the file is as it was. */
    public static void replace(Path file, Content content) throws IOException {
        // What a link names is meant, not the link.
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.isDirectory(target)) throw new FileSystemException(target.toString(), null, "is a folder");
        // Renaming needs no right to write the file itself, but a person who has protected it means it.
        if (Files.exists(target) && !Files.isWritable(target)) throw new AccessDeniedException(target.toString());
        Path fresh = partOf(target);
        boolean begun = false;
        boolean whole = false;
        try (FileChannel channel = FileChannel.open(
                fresh, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            if (isLocked(channel)) throw new FileSystemException(target.toString(), null, IN_USE);
            begun = true;
            write(channel, content);
            whole = true;
        } finally {
            if (begun && !whole) deleteQuietly(fresh);
        }
        try {
            copyPermissions(target, fresh);
            move(fresh, target);
        } catch (IOException failed) {
            deleteQuietly(fresh);
            throw failed;
        }
        forceFolder(target);
    }

    /** The file that is written first. Its name is as long for every target, as systems limit the length of names. */
    static Path partOf(Path target) {
        String name = String.valueOf(target.getFileName());
        return target.resolveSibling(".bunpil-" + Integer.toHexString(name.hashCode()) + ".part");
    }

    private static void write(FileChannel channel, Content content) throws IOException {
        channel.truncate(0);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
        content.writeTo(out);
        out.flush();
        channel.force(true);
    }

    /** Closing the channel gives the lock back. Where locks do not work, as on some shares, nothing is locked. */
    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException byThisProgram) {
            return true;
        } catch (IOException noLocks) {
            LOG.debug("no locks there: {}", noLocks.getMessage());
            return false;
        }
    }

    private static void copyPermissions(Path from, Path to) {
        PosixFileAttributeView before = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (before == null || !Files.exists(from)) return;
        try {
            Files.setPosixFilePermissions(to, before.readAttributes().permissions());
        } catch (IOException | UnsupportedOperationException unimportant) {
            LOG.debug("permissions not kept: {}", unimportant.getMessage());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notThere) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The new name survives a power failure only once the folder is on the disk. Where that cannot be asked for, the file is there all the same. */
    private static void forceFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) return;
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notThere) {
            LOG.debug("folder not forced: {}", notThere.getMessage());
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException gone) {
            LOG.debug("part not deleted: {}", gone.getMessage());
        }
    }
}
