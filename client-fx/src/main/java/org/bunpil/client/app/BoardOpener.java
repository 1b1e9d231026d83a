package org.bunpil.client.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.PenPresets;
import org.bunpil.client.file.AssetSource;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileException;
import org.bunpil.client.hosting.AlreadyHostedException;
import org.bunpil.client.hosting.EmbeddedRelay;
import org.bunpil.client.hosting.HostedBoards;
import org.bunpil.client.library.BoardCopies;
import org.bunpil.client.link.CertificateRejection;
import org.bunpil.client.store.BoardInUseException;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.client.store.StoredBoard;
import org.bunpil.client.ui.theme.Theme;
import org.bunpil.sync.SyncPhase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and closes the board of a window, and the relay in the app if the class is hosted here. FX thread only. */
final class BoardOpener {
    private static final Logger LOG = LoggerFactory.getLogger(BoardOpener.class);

    private final AppWindow window;
    private final AppSettings settings;
    private final BoardLibrary library;
    private final Path hostFolder;
    private final boolean kiosk;
    private final SecureRandom random = new SecureRandom();
    private @Nullable OpenedBoard open;
    private @Nullable EmbeddedRelay embeddedRelay;
    /** Whether a relay has accepted this window since the board was opened. */
    private boolean wasLive;

    private String triedCode = "";
    /** The last relay whose certificate differed from the remembered one. */
    private @Nullable CertificateRejection changed;

    /** @param hostFolder folder of the relay inside the app */
    BoardOpener(AppWindow window, AppSettings settings, BoardLibrary library, Path hostFolder, boolean kiosk) {
        this.window = window;
        this.settings = settings;
        this.library = library;
        this.hostFolder = hostFolder;
        this.kiosk = kiosk;
    }

    /** The board that is open, or null. */
    @Nullable
    OpenedBoard openedBoard() {
        return open;
    }

    /** The id of the board that is open, or null. */
    @Nullable
    String openBoardId() {
        return open == null ? null : open.boardId();
    }

    /** The images of the board that is open; none if there is none. */
    AssetSource images() {
        OpenedBoard board = open;
        return board == null ? id -> null : new BoardAssets(board.context(), () -> false);
    }

    /** The join code last typed that has not opened a board yet. */
    String triedCode() {
        return triedCode;
    }

    /**
     * Joins a class with a code that was typed.
     *
     * @param relays to try in turn
     */
    void join(List<URI> relays, String code, String name) {
        OpenRequest request = OpenRequests.join(relays, hostFolder, null, code);
        settings.put("address", request.invitation().address());
        acceptChangedCertificate(request.relays());
        triedCode = code;
        open(request, name);
    }

    /** Opens a board that this computer has, of a relay somewhere else. */
    void reopen(StoredBoard stored, String name) {
        List<URI> relays = List.of(URI.create(stored.relay()));
        open(OpenRequests.join(relays, hostFolder, stored.board(), stored.code()), name);
    }

    void open(OpenRequest request, String name) {
        settings.put("name", name);
        openUnnamed(request, name);
    }

    /** @param name that no person gave; it is not kept */
    void openUnnamed(OpenRequest request, String name) {
        try {
            OpenedBoard board = OpenedBoard.open(request, name, library, random, settings);
            open = board;
            wasLive = false;
            board.onPlace(of -> openAgain(board, request.onBoard(of), name));
            board.onCertificateRejected(rejection -> certificateRejected(board, rejection));
            savePenPresets(board.context().editor());
            var session = board.context().session();
            session.title().addListener((observable, before, now) -> window.title(now));
            session.status().addListener((observable, before, now) -> {
                if (now.phase() == SyncPhase.LIVE && before.phase() != SyncPhase.LIVE) {
                    wasLive = true;
                    triedCode = "";
                }
            });
            window.showBoard(board);
            window.title(session.title().get());
            board.start();
        } catch (BoardInUseException inUse) {
            if (kiosk) Startup.alreadyOpen(window.language());
            else window.failed("start.error.twice");
        } catch (IOException unusable) {
            window.failed("start.error.files", unusable);
        }
    }

    /** With the files of the place that this computer has on the board. */
    private void openAgain(OpenedBoard board, OpenRequest known, String name) {
        if (open != board) return;
        open = null;
        board.close(window.theme() == Theme.DARK);
        openUnnamed(known, name);
    }

    /** The nine pen presets belong to the person, not to the board. */
    private void savePenPresets(Editor editor) {
        PenPresets penPresets = editor.penPresets();
        String saved = settings.text("pens");
        if (saved != null) penPresets.read(saved);
        editor.listen(change -> {
            String now = penPresets.text();
            if (change == EditorChange.STYLE && !now.equals(settings.text("pens"))) settings.put("pens", now);
        });
    }

    /**
     * Another computer answers at the relay's address. A board that was live stays open and retries, as after any lost connection. A newly
     * opened board closes, and the person is told.
     */
    private void certificateRejected(OpenedBoard board, CertificateRejection rejection) {
        LOG.warn("certificate of {} not accepted: {}", rejection.hostAndPort(), rejection.reason());
        if (open != board || wasLive || kiosk) {
            return;
        }
        changed = rejection.reason() == CertificateRejection.Reason.CHANGED_SINCE_FIRST_USE ? rejection : null;
        window.leave();
        window.failed(
                switch (rejection.reason()) {
                    case CHANGED_SINCE_FIRST_USE -> "start.error.changed";
                    case NOT_AS_INVITED -> "start.error.not_invited";
                    case NO_TRUSTED_AUTHORITY -> "start.error.unverified";
                },
                rejection.hostAndPort());
    }

    /** Accepts the relay's new certificate after the person was warned. */
    void acceptChangedCertificate(List<URI> relays) {
        CertificateRejection warned = changed;
        if (warned != null
                && relays.stream().anyMatch(each -> each.getAuthority().equals(warned.hostAndPort()))) {
            settings.remember(warned.hostAndPort(), warned.sha256());
        }
        changed = null;
    }

    /** Starts the relay in the app and opens a board there, a new one if {@code board} is null. */
    void host(String name, boolean onNetwork, @Nullable String board, @Nullable String title) {
        host(() -> started(onNetwork), started -> open(OpenRequests.hosted(started, board, title), name));
    }

    private EmbeddedRelay started(boolean onNetwork) throws IOException {
        return EmbeddedRelay.start(hostFolder, EmbeddedRelay.USUAL_PORT, onNetwork);
    }

    /**
     * Makes a board of this computer's relay with content from elsewhere, and opens it. The content is closed then.
     *
     * @param kept whether a person has given the name, so that it is kept
     * @param then runs when the board is open
     */
    void host(String name, boolean kept, BoardContent content, Consumer<HostedBoards.CreatedBoard> then) {
        AtomicReference<HostedBoards.CreatedBoard> made = new AtomicReference<>();
        host(
                () -> {
                    try (content) {
                        made.set(created(content));
                    }
                    return started(false);
                },
                started -> {
                    HostedBoards.CreatedBoard board = made.get();
                    OpenRequest request = OpenRequests.hosted(started, board.id(), null);
                    if (kept) open(request, name);
                    else openUnnamed(request, name);
                    if (open != null) then.accept(board);
                });
    }

    private HostedBoards.CreatedBoard created(BoardContent content) throws IOException {
        return BoardCopies.create(library, hostFolder, content, id -> {
            try {
                return content.assets().read(id);
            } catch (BoardFileException broken) {
                LOG.warn("an image is left out: {}", broken.getMessage());
                return null;
            }
        });
    }

    /** Starts the relay in the app off the FX thread, and opens a board there on it. */
    void host(Callable<EmbeddedRelay> start, Consumer<EmbeddedRelay> then) {
        window.starting();
        Thread.ofVirtual().name("class-host").start(() -> {
            try {
                EmbeddedRelay started = start.call();
                Platform.runLater(() -> {
                    embeddedRelay = started;
                    then.accept(started);
                    if (open == null) {
                        // The board's files cannot be used, so the relay is not needed.
                        close();
                    }
                });
            } catch (AlreadyHostedException elsewhere) {
                Platform.runLater(() -> window.failed("start.error.hosted"));
            } catch (IOException unusable) {
                Platform.runLater(() -> window.failed("start.error.host", unusable));
            } catch (Exception | Error broken) {
                // The start screen waits for an answer, whatever it is.
                Platform.runLater(() -> window.failed("start.error.host", new IOException(broken)));
            }
        });
    }

    /** Opens the hosted board again, with a relay that other computers can reach. */
    void openToNetwork() {
        String board = open == null ? null : open.boardId();
        if (embeddedRelay != null && board != null) {
            window.leave();
            host(settings.text("name", ""), true, board, null);
        }
    }

    /** @return whether text was being edited that the board did not accept; that text is on the clipboard then */
    boolean close() {
        OpenedBoard closing = open;
        open = null;
        try {
            if (closing == null) return false;
            closing.context().assets().releaseWaiting();
            String unwritten = closing.context().canvas().finishWriting();
            if (!unwritten.isBlank())
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, unwritten));
            closing.close(window.theme() == Theme.DARK);
            return !unwritten.isBlank();
        } finally {
            if (embeddedRelay != null) {
                embeddedRelay.close();
                embeddedRelay = null;
            }
        }
    }
}
