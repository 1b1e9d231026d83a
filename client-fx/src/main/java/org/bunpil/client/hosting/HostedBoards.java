package org.bunpil.client.hosting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bunpil.relay.StoredBoards;

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
