package org.bunpil.client.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.nearby.NearbyClass;
import org.bunpil.client.nearby.NearbyClasses;
import org.bunpil.client.store.StoredBoard;
import org.bunpil.client.ui.dialogs.RecentFilesDialog;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.client.ui.start.BoardOrder;
import org.bunpil.client.ui.start.StartModel;
import org.bunpil.model.Limits;
import org.jspecify.annotations.Nullable;

/** Does what the start screen asks for. */
final class StartController implements StartModel.StartActions {
    private final AppWindow window;
    private final BoardOpener opener;
    private final LibraryControl libraryControl;
    private final FileController files;
    private final AppSettings settings;
    private final Messages messages;

    /** @param messages in the start screen's language */
    StartController(
            AppWindow window,
            BoardOpener opener,
            LibraryControl libraryControl,
            FileController files,
            AppSettings settings,
            Messages messages) {
        this.window = window;
        this.opener = opener;
        this.libraryControl = libraryControl;
        this.files = files;
        this.settings = settings;
        this.messages = messages;
    }

    @Override
    public void startClass(String name, String title, boolean onNetwork) {
        opener.host(name, onNetwork, null, title.isEmpty() ? null : title);
    }

    @Override
    public void join(String name, String code, List<URI> relays) {
        opener.join(relays, code, name);
    }

    @Override
    public void join(String name, String code, NearbyClass nearby) {
        opener.join(nearby, code, name);
    }

    @Override
    public boolean findNearby(Consumer<List<NearbyClass>> to) {
        NearbyClasses classes = opener.nearby();
        if (classes != null) classes.browse(to);
        return classes != null;
    }

    @Override
    public void endFinding() {
        opener.endFinding();
    }

    @Override
    public void startAt(StartModel.RelayAccount relayAccount, String name, String title) {
        settings.remember(relayAccount);
        opener.acceptChangedCertificate(List.of(URI.create(relayAccount.address())));
        opener.open(OpenRequests.at(relayAccount, null, title.isEmpty() ? null : title), name);
        window.showJoinCode();
    }

    @Override
    public void reopen(String name, String board, String key) {
        try {
            StoredBoard stored = libraryControl.find(board);
            if (stored == null) {
                window.failed("boards.error.gone");
            } else if (stored.hosted()) {
                opener.host(name, stored.onNetwork(), board, null);
            } else if (stored.own()
                    && stored.relay().equals(settings.relayAccount().address())) {
                reopenAt(settings.relayAccount(), board, key, name);
            } else {
                opener.reopen(stored, name);
            }
        } catch (IOException unreadable) {
            window.failed("start.error.files", unreadable);
        }
    }

    private void reopenAt(StartModel.RelayAccount relayAccount, String board, String typed, String name) {
        String key = typed.isEmpty() ? relayAccount.key() : typed;
        if (key.length() < Limits.KEY_MIN_UNITS) {
            window.failed("start.error.key");
        } else {
            opener.open(
                    OpenRequests.at(
                            new StartModel.RelayAccount(
                                    relayAccount.address(), relayAccount.user(), key, relayAccount.remembered()),
                            board,
                            null),
                    name);
        }
    }

    @Override
    public @Nullable Path chooseFile() {
        return files.choose(messages);
    }

    @Override
    public void recentFiles(Consumer<List<RecentFilesDialog.RecentFile>> to) {
        files.recent(to);
    }

    @Override
    public boolean opens(Path file) {
        return FileController.reads(file);
    }

    @Override
    public void openFile(String name, Path file, Toasts progress, Consumer<String> failed) {
        files.open(progress, messages, file, name, failed);
    }

    @Override
    public void listBoards(Consumer<StartModel.BoardList> to) {
        libraryControl.list(messages, to);
    }

    @Override
    public void moveToTrash(String board, Consumer<StartModel.BoardList> to) {
        libraryControl.moveToTrash(messages, board, to);
    }

    @Override
    public void restore(String board, Consumer<StartModel.BoardList> to) {
        libraryControl.restore(messages, board, to);
    }

    @Override
    public void thumbnail(String board, Consumer<StartModel.@Nullable BoardThumbnail> to) {
        libraryControl.thumbnail(board, to);
    }

    @Override
    public void search(String typed, Consumer<Map<String, String>> to) {
        libraryControl.search(typed, to);
    }

    @Override
    public BoardOrder order() {
        // An earlier version knew two orders.
        boolean byTitle = Boolean.parseBoolean(settings.text("boards.by_title", "false"));
        return BoardOrder.of(settings.text("boards.order", byTitle ? BoardOrder.TITLE.id() : ""));
    }

    @Override
    public void order(BoardOrder order) {
        settings.put("boards.order", order.id());
    }

    @Override
    public void rename(String board, String name, Consumer<StartModel.BoardList> to) {
        libraryControl.rename(messages, board, name, to);
    }

    @Override
    public void duplicate(String board, String title, Consumer<StartModel.BoardList> to) {
        libraryControl.duplicate(messages, board, title, to);
    }

    @Override
    public void move(String board, String folder, Consumer<StartModel.BoardList> to) {
        libraryControl.move(messages, board, folder, to);
    }

    @Override
    public void addFolder(String title, @Nullable String board, Consumer<StartModel.BoardList> to) {
        libraryControl.addFolder(messages, title, board, to);
    }

    @Override
    public void putFolder(StartModel.Folder folder, Consumer<StartModel.BoardList> to) {
        libraryControl.putFolder(messages, folder, to);
    }

    @Override
    public void deleteFolder(String folder, Consumer<StartModel.BoardList> to) {
        libraryControl.deleteFolder(messages, folder, to);
    }

    @Override
    public void deleteForGood(String board, Consumer<StartModel.BoardList> to) {
        libraryControl.deleteForGood(messages, board, to);
    }
}
