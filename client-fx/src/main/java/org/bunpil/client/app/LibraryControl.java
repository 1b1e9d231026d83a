package org.bunpil.client.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.bunpil.client.hosting.AlreadyHostedException;
import org.bunpil.client.hosting.HostedBoards;
import org.bunpil.client.i18n.FailureReason;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.library.BoardCopies;
import org.bunpil.client.store.BoardCacheFile;
import org.bunpil.client.store.BoardFolder;
import org.bunpil.client.store.BoardFolders;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.client.store.BoardLook;
import org.bunpil.client.store.StoredBoard;
import org.bunpil.client.store.ThumbnailFile;
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
    /** Thumbnails and searches wait for no board that is being deleted; after the end nobody wants them. */
    private final ExecutorService reader = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("boards-read").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    private final SecureRandom random = new SecureRandom();
    private final BoardIndex index = new BoardIndex(reader, Platform::runLater);
    /** As they were listed last; FX thread. */
    private Map<String, StoredBoard> listed = Map.of();

    private boolean prepared;
    private boolean emptied;

    /** @param hostFolder folder of this computer's own relay */
    LibraryControl(BoardLibrary library, Path hostFolder, AppSettings settings) {
        this.library = library;
        this.hostFolder = hostFolder;
        this.settings = settings;
    }

    private interface Work {
        /** @return what could not be done, or null */
        @Nullable
        Problem run() throws IOException;
    }

    /** @param key of a message */
    private record Problem(String key, @Nullable Object value) {
        /** No other window may have the board. */
        static final Problem OPEN = new Problem("boards.error.open", null);

        String sentence(Messages messages) {
            return value == null ? messages.text(key) : messages.text(key, value);
        }
    }

    /** Lists all boards; the first time also adds those of earlier versions and empties the trash of what was in it long enough. */
    void list(Messages messages, Consumer<StartModel.BoardList> to) {
        then(messages, to, () -> {
            if (!prepared) {
                prepared = true;
                adopt();
            }
            return null;
        });
    }

    void moveToTrash(Messages messages, String board, Consumer<StartModel.BoardList> to) {
        then(messages, to, () -> library.moveToTrash(board, System.currentTimeMillis()) ? null : Problem.OPEN);
    }

    void restore(Messages messages, String board, Consumer<StartModel.BoardList> to) {
        then(messages, to, () -> {
            library.restore(board);
            return null;
        });
    }

    void deleteForGood(Messages messages, String board, Consumer<StartModel.BoardList> to) {
        then(messages, to, () -> delete(board) ? null : Problem.OPEN);
    }

    private void then(Messages messages, Consumer<StartModel.BoardList> to, Work work) {
        disk.execute(() -> {
            String problem = null;
            try {
                Problem found = work.run();
                problem = found == null ? null : found.sentence(messages);
            } catch (AlreadyHostedException hosted) {
                problem = messages.text("boards.error.open");
            } catch (IOException failed) {
                LOG.error("boards on this computer", failed);
                problem = messages.text(
                        "boards.error.files", FailureReason.of(failed).sentence(messages));
            }
            List<StoredBoard> boards = boards();
            if (!emptied) {
                emptied = true;
                if (deleteExpired(boards, System.currentTimeMillis())) boards = boards();
            }
            List<StoredBoard> now = boards;
            StartModel.BoardList list = new StartModel.BoardList(
                    boards.stream().map(LibraryControl::item).toList(), folders(), problem);
            Platform.runLater(() -> {
                listed = new LinkedHashMap<>();
                for (StoredBoard each : now) listed.put(each.board(), each);
                to.accept(list);
            });
        });
    }

    /** Gives a board a name on this computer; empty for none. */
    void rename(Messages messages, String board, String name, Consumer<StartModel.BoardList> to) {
        then(messages, to, () -> {
            library.label(board, label -> label.named(name));
            return null;
        });
    }

    /** Makes a board of this computer with the same content, in the same folder. */
    void duplicate(Messages messages, String board, String title, Consumer<StartModel.BoardList> to) {
        then(messages, to, () -> switch (BoardCopies.duplicate(library, hostFolder, board, title)) {
            case BoardCopies.Outcome.Made made
            when made.missing() > 0 -> new Problem("file.opened.missing", made.missing());
            case BoardCopies.Outcome.Made _ -> null;
            case BoardCopies.Outcome.Open _ -> Problem.OPEN;
            case BoardCopies.Outcome.Gone _ -> new Problem("boards.error.gone", null);
            case BoardCopies.Outcome.Unread _ -> new Problem("boards.error.unread", null);
        });
    }

    /** Puts a board into a folder; empty for none. */
    void move(Messages messages, String board, String folder, Consumer<StartModel.BoardList> to) {
        then(messages, to, () -> {
            library.label(board, label -> label.in(folder));
            return null;
        });
    }

    /** Makes a folder. @param board is put into it; null for none */
    void addFolder(Messages messages, String title, @Nullable String board, Consumer<StartModel.BoardList> to) {
        then(messages, to, () -> {
            BoardFolder folder = new BoardFolder(Long.toString(random.nextLong() >>> 1, 36), title);
            if (!library.folders().put(folder)) return new Problem("boards.folder.full", BoardFolders.MOST);
            if (board != null) library.label(board, label -> label.in(folder.id()));
            return null;
        });
    }

    /** Gives a folder this title, or makes it again. */
    void putFolder(Messages messages, StartModel.Folder folder, Consumer<StartModel.BoardList> to) {
        then(
                messages,
                to,
                () -> library.folders().put(new BoardFolder(folder.id(), folder.title()))
                        ? null
                        : new Problem("boards.folder.full", BoardFolders.MOST));
    }

    /** Deletes a folder, but nothing that is in it. */
    void deleteFolder(Messages messages, String folder, Consumer<StartModel.BoardList> to) {
        then(messages, to, () -> {
            library.folders().remove(folder);
            return null;
        });
    }

    private List<StartModel.Folder> folders() {
        return library.folders().all().stream()
                .map(each -> new StartModel.Folder(each.id(), each.title()))
                .toList();
    }

    private List<StoredBoard> boards() {
        try {
            return library.boards();
        } catch (IOException unreadable) {
            LOG.error("boards cannot be listed", unreadable);
            return List.of();
        }
    }

    /** @param to gets the thumbnail later, or null */
    void thumbnail(String board, Consumer<StartModel.@Nullable BoardThumbnail> to) {
        StoredBoard stored = listed.get(board);
        reader.execute(() -> {
            ThumbnailFile.Pixels pixels = stored == null ? null : BoardLook.thumbnail(stored);
            Platform.runLater(() -> to.accept(
                    pixels == null
                            ? null
                            : new StartModel.BoardThumbnail(pixels.width(), pixels.height(), pixels.argb())));
        });
    }

    /** @param typed "" to stop searching */
    void search(String typed, Consumer<Map<String, String>> to) {
        if (typed.isBlank()) index.stop();
        else index.search(List.copyOf(listed.values()), typed, to);
    }

    private static StartModel.BoardItem item(StoredBoard board) {
        return new StartModel.BoardItem(
                board.board(),
                board.title(),
                board.own(),
                board.savedMillis(),
                board.madeMillis(),
                board.group(),
                board.isTrashed(),
                board.deletedMillis(),
                board.unsent());
    }

    /** A board of the list, read again: another window may have changed it. Null if it is gone. */
    @Nullable
    StoredBoard find(String board) throws IOException {
        StoredBoard known = listed.get(board);
        StoredBoard now = known == null ? null : BoardLibrary.again(known);
        if (now != null) return now;
        return library.boards().stream()
                .filter(each -> each.board().equals(board))
                .findFirst()
                .orElse(null);
    }

    private boolean delete(String board) throws IOException {
        return library.delete(board, () -> HostedBoards.delete(hostFolder, board));
    }

    /** Unsent work is never deleted without a person who was told. @return whether anything was deleted */
    private boolean deleteExpired(List<StoredBoard> boards, long nowMillis) {
        boolean any = false;
        try {
            for (StoredBoard each : boards) {
                if (each.deletedMillis() > 0 && each.deletedMillis() <= nowMillis) {
                    // A board that is open in another window is for the next start.
                    boolean deleted = delete(each.board());
                    if (!deleted) LOG.debug("board in the trash is in use");
                    any |= deleted;
                }
            }
        } catch (IOException failed) {
            LOG.warn("the trash was not emptied: {}", failed.getMessage());
        }
        return any;
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
        index.stop();
        reader.shutdown();
        disk.shutdown();
        try {
            if (!disk.awaitTermination(CLOSE_WAIT_SECONDS, TimeUnit.SECONDS)) LOG.warn("boards still being deleted");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
