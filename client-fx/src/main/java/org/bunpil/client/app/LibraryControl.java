package org.bunpil.client.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.bunpil.client.hosting.AlreadyHostedException;
import org.bunpil.client.hosting.HostedBoards;
import org.bunpil.client.i18n.FailureReason;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.store.BoardCacheFile;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.client.store.StoredBoard;
import org.bunpil.client.ui.start.StartModel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The boards of this computer for the start screen's list: lists them, moves them to the trash and back, and deletes them with what this
 * computer's own relay has of them. The disk is accessed on a thread of this class; methods are called on the FX thread.
 */
final class LibraryControl implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryControl.class);
    private static final String LISTED = "boards.listed";
    private static final long CLOSE_WAIT_SECONDS = 10;

    private final BoardLibrary library;
    private final Path hostFolder;
    private final AppSettings settings;
    private final ExecutorService disk = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("boards").daemon().factory());
    private boolean prepared;

    /** @param hostFolder folder of this computer's own relay */
    LibraryControl(BoardLibrary library, Path hostFolder, AppSettings settings) {
        this.library = library;
        this.hostFolder = hostFolder;
        this.settings = settings;
    }

    private interface Work {
        /** @return key of a message about what could not be done, or null */
        @Nullable
        String run() throws IOException;
    }

    /** Lists all boards; the first time also adds those of earlier versions and empties the trash of what was in it long enough. */
    void list(Messages messages, Consumer<StartModel.BoardList> to) {
        then(messages, to, () -> {
            if (!prepared) {
                prepared = true;
                adopt();
                deleteExpired(System.currentTimeMillis());
            }
            return null;
        });
    }

    void moveToTrash(Messages messages, String board, Consumer<StartModel.BoardList> to) {
        then(messages, to, () -> library.moveToTrash(board, System.currentTimeMillis()) ? null : "boards.error.open");
    }

    void restore(Messages messages, String board, Consumer<StartModel.BoardList> to) {
        then(messages, to, () -> {
            library.restore(board);
            return null;
        });
    }

    void deleteForGood(Messages messages, String board, Consumer<StartModel.BoardList> to) {
        then(messages, to, () -> delete(board) ? null : "boards.error.open");
    }

    private void then(Messages messages, Consumer<StartModel.BoardList> to, Work work) {
        disk.execute(() -> {
            String problem = null;
            try {
                String key = work.run();
                problem = key == null ? null : messages.text(key);
            } catch (AlreadyHostedException hosted) {
                problem = messages.text("boards.error.open");
            } catch (IOException failed) {
                LOG.error("boards on this computer", failed);
                problem = messages.text(
                        "boards.error.files", FailureReason.of(failed).sentence(messages));
            }
            StartModel.BoardList list = new StartModel.BoardList(boards(), problem);
            Platform.runLater(() -> to.accept(list));
        });
    }

    private List<StartModel.BoardItem> boards() {
        try {
            return library.boards().stream().map(LibraryControl::item).toList();
        } catch (IOException unreadable) {
            LOG.error("boards cannot be listed", unreadable);
            return List.of();
        }
    }

    private static StartModel.BoardItem item(StoredBoard board) {
        return new StartModel.BoardItem(
                board.board(),
                board.title(),
                board.own(),
                board.savedMillis(),
                board.isTrashed(),
                board.deletedMillis(),
                board.unsent());
    }

    /** A board of the list, read again: another window may have changed it. Null if it is gone. */
    @Nullable
    StoredBoard find(String board) throws IOException {
        return library.boards().stream()
                .filter(each -> each.board().equals(board))
                .findFirst()
                .orElse(null);
    }

    private boolean delete(String board) throws IOException {
        return library.delete(board, () -> HostedBoards.delete(hostFolder, board));
    }

    /** Unsent work is never deleted without a person who was told. */
    void deleteExpired(long nowMillis) {
        try {
            for (StoredBoard each : library.boards()) {
                if (each.deletedMillis() > 0 && each.deletedMillis() <= nowMillis) {
                    // A board that is open in another window is for the next start.
                    if (!delete(each.board())) LOG.debug("board in the trash is in use");
                }
            }
        } catch (IOException failed) {
            LOG.warn("the trash was not emptied: {}", failed.getMessage());
        }
    }

    /** Once: adds the boards that only the settings or this computer's relay know. */
    private void adopt() {
        if (settings.text(LISTED) != null) return;
        try {
            long now = System.currentTimeMillis();
            for (AppSettings.RecentBoard each : settings.recent()) {
                // The settings' list has no dates, only an order.
                library.adopt(new BoardCacheFile.Header(
                        each.board(), each.title(), 0, each.relay(), each.code(), "", now--, each.onNetwork()));
            }
            if (Files.isDirectory(hostFolder)) {
                Set<String> known = new HashSet<>();
                for (StoredBoard each : library.boards()) known.add(each.board());
                for (HostedBoards.HostedBoard each : HostedBoards.list(hostFolder)) {
                    if (!known.contains(each.id()))
                        library.adopt(new BoardCacheFile.Header(
                                each.id(), each.title(), 0, "", "", "", each.createdMillis(), false));
                }
            }
            settings.forgetRecent();
            settings.put(LISTED, "true");
        } catch (IOException failed) {
            // Tried again at the next start.
            LOG.warn("older boards are not listed: {}", failed.getMessage());
        }
    }

    /** Waits until what was begun is done. */
    @Override
    public void close() {
        disk.shutdown();
        try {
            if (!disk.awaitTermination(CLOSE_WAIT_SECONDS, TimeUnit.SECONDS)) LOG.warn("boards still being deleted");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
