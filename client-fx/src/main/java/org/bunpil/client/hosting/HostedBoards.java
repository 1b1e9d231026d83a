package org.bunpil.client.hosting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.bunpil.board.Snapshot;
import org.bunpil.client.store.PrivateFiles;
import org.bunpil.relay.StoredBoards;
import org.jspecify.annotations.Nullable;

/** The boards of the relay inside this program while it does not run. Every call accesses the disk. */
public final class HostedBoards {
    /** Held while this program opens the folder of its relay. */
    static final Object FOLDER_USE = new Object();

    private HostedBoards() {}

    /** A board. {@code title}: the one that it was created with. */
    public record HostedBoard(String id, String title, long createdMillis) {}

    /**
     * All boards.
     *
     * @param folder as for {@link EmbeddedRelay#start}
     * @throws AlreadyHostedException if a window hosts from this folder
     */
    public static List<HostedBoard> list(Path folder) throws IOException {
        if (!Files.isDirectory(EmbeddedRelay.data(folder))) return List.of();
        synchronized (FOLDER_USE) {
            try (FolderLock _ = FolderLock.acquire(folder)) {
                return StoredBoards.list(EmbeddedRelay.data(folder)).stream()
                        .map(each -> new HostedBoard(each.id(), each.title(), each.createdMillis()))
                        .toList();
            }
        }
    }

    /** The bytes of images. */
    @FunctionalInterface
    public interface ImageReader {
        /** The bytes of an image, checked against its id; null if there are none. */
        byte @Nullable [] read(String id) throws IOException;
    }

    /** What was created. @param missing images that the reader did not have */
    public record CreatedBoard(String id, int missing) {}

    /**
     * Makes a new board with content from elsewhere: all of it or nothing. This computer's user owns it.
     *
     * @param folder as for {@link EmbeddedRelay#start}
     * @param images ids of the images on it
     * @throws AlreadyHostedException if a window hosts from this folder
     */
    public static CreatedBoard create(Path folder, Snapshot snapshot, Collection<String> images, ImageReader reader)
            throws IOException {
        synchronized (FOLDER_USE) {
            PrivateFiles.createFolder(folder);
            try (FolderLock _ = FolderLock.acquire(folder)) {
                StoredBoards.Created created = StoredBoards.create(
                        EmbeddedRelay.data(folder),
                        new StoredBoards.NewBoard(snapshot, EmbeddedRelay.USER, images, reader::read));
                return new CreatedBoard(created.id(), created.missing());
            }
        }
    }

    /**
     * Deletes a board for good, so that the relay's files have nothing of it any more. Takes time in proportion to all boards.
     *
     * @param folder as for {@link EmbeddedRelay#start}
     * @throws AlreadyHostedException if a window hosts from this folder
     */
    public static void delete(Path folder, String board) throws IOException {
        if (!Files.isDirectory(EmbeddedRelay.data(folder))) return;
        synchronized (FOLDER_USE) {
            try (FolderLock _ = FolderLock.acquire(folder)) {
                StoredBoards.delete(EmbeddedRelay.data(folder), board);
            }
        }
    }
}
