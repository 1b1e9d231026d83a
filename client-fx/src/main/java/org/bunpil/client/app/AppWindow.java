package org.bunpil.client.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.PenPresets;
import org.bunpil.client.hosting.AlreadyHostedException;
import org.bunpil.client.hosting.EmbeddedRelay;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.kiosk.KioskScreen;
import org.bunpil.client.kiosk.KioskStage;
import org.bunpil.client.link.CertificateRejection;
import org.bunpil.client.session.Invitation;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.client.store.StoredBoard;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.shell.BoardScreen;
import org.bunpil.client.ui.start.StartModel;
import org.bunpil.client.ui.start.StartScreen;
import org.bunpil.client.ui.theme.Theme;
import org.bunpil.model.Limits;
import org.bunpil.sync.SyncPhase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The app's window, with the start screen or one board. Creates all parts and connects them. FX thread only. */
public final class AppWindow implements AppControl {
    private static final Logger LOG = LoggerFactory.getLogger(AppWindow.class);
    private static final double WIDTH = 1_366;
    private static final double HEIGHT = 768;
    private static final double MIN_WIDTH = 800;
    private static final double MIN_HEIGHT = 560;
    /** Folder of the relay inside the app. */
    private static final String CLASS = "class";

    private final LaunchOptions options;
    private final AppSettings settings;
    private final Path home;
    private final BoardLibrary library;
    private final LibraryControl libraryControl;
    private final SecureRandom random = new SecureRandom();
    private final Stage stage;
    private final Runnable ended;
    private final Scene scene;
    private Messages messages;
    private Theme theme;
    private @Nullable OpenedBoard open;
    private @Nullable EmbeddedRelay embeddedRelay;
    private @Nullable StartScreen start;
    private @Nullable BoardScreen pane;
    /** Whether a relay has accepted this window since the board was opened. */
    private boolean wasLive;
    /** The join code last typed that has not opened a board yet. */
    private String triedCode = "";
    /** The last relay whose certificate differed from the remembered one. */
    private @Nullable CertificateRejection changed;

    /** @param ended runs once everything is closed */
    public AppWindow(LaunchOptions options, Stage stage, Runnable ended) {
        this.ended = ended;
        this.options = options;
        this.stage = stage;
        this.home = options.home() == null ? AppDataFolder.usual() : options.home();
        this.settings = AppSettings.open(home);
        this.library = new BoardLibrary(home.resolve("boards"));
        this.libraryControl = new LibraryControl(library, home.resolve(CLASS), settings);
        this.messages = Messages.of(options.language() != null ? options.language() : savedLanguage());
        Theme saved = Theme.named(settings.text("theme", ""));
        this.theme = options.theme() != null ? options.theme() : saved != null ? saved : Theme.LIGHT;
        Theme.loadFonts();
        theme.apply();
        LaunchOptions.AutomationOptions automationOptions = options.automationOptions();
        this.scene = new Scene(
                new javafx.scene.layout.Pane(),
                automationOptions.width() > 0 ? automationOptions.width() : WIDTH,
                automationOptions.height() > 0 ? automationOptions.height() : HEIGHT);
        Theme.addStylesheet(scene);
        if (options.kiosk()) {
            KioskStage.prepare(stage);
        }
        stage.setScene(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        // Esc first cancels the current gesture; only without one does it leave full screen (KeyboardController).
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("");
        stage.setOnCloseRequest(event -> {
            event.consume();
            if (pane != null) {
                pane.confirmLeave(this::quit);
            } else if (!options.kiosk()) {
                quit();
            }
        });
        stage.fullScreenProperty().addListener((observable, before, now) -> {
            if (!now && pane != null) {
                pane.fullScreenLeft();
            }
        });
    }

    /** Shows the window with the board named on the command line, or with the start screen. */
    public void show() {
        OpenRequest request = null;
        try {
            request = OpenRequests.of(options);
        } catch (IOException noKey) {
            LOG.error(noKey.getMessage());
        }
        if (request == null) {
            showStart();
        } else {
            showRequested(request);
        }
        stage.show();
    }

    /** The system's user is nobody's name: who has not given one is asked, except where nobody can be. */
    private void showRequested(OpenRequest request) {
        String name = options.name() != null ? options.name() : settings.text("name", "");
        if (name.isEmpty() && !options.kiosk() && !request.code().isEmpty()) {
            showStart(request.invitation().typed(request.code()), request.code());
            if (start != null) start.asks(messages.text("start.asked"));
        } else if (name.isEmpty()) {
            open(request, options.user() != null ? options.user() : messages.text("name.unattended"), false);
        } else {
            open(request, name);
        }
    }

    public Stage stage() {
        return stage;
    }

    /** The board that is open, or null on the start screen. */
    public @Nullable OpenedBoard openedBoard() {
        return open;
    }

    private Locale savedLanguage() {
        String saved = settings.text("language");
        return saved == null ? Locale.getDefault() : Locale.forLanguageTag(saved);
    }

    private void showStart() {
        showStart(settings.text("address", ""), triedCode);
    }

    private void showStart(String address, String code) {
        pane = null;
        String name = options.name() != null ? options.name() : settings.text("name", "");
        StartScreen screen = new StartScreen(
                messages,
                new StartModel(name, address, code, settings.relayAccount(), new StartHandler()),
                this);
        start = screen;
        put(screen);
        stage.setTitle(messages.text("app.name"));
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

    private void showBoard(OpenedBoard board) {
        start = null;
        if (options.kiosk()) {
            put(new KioskScreen(board.context(), messages, this));
        } else {
            BoardScreen shown = new BoardScreen(board.context(), messages, this);
            pane = shown;
            put(shown);
        }
    }

    private void put(Parent root) {
        root.getStyleClass().add("root");
        if (theme == Theme.DARK) {
            root.getStyleClass().add("dark");
        }
        scene.setRoot(root);
    }

    private void open(OpenRequest request, String name) {
        open(request, name, true);
    }

    /** @param given whether the person gave this name */
    private void open(OpenRequest request, String name, boolean given) {
        if (given) settings.put("name", name);
        try {
            OpenedBoard board = OpenedBoard.open(request, name, library, random, settings);
            open = board;
            wasLive = false;
            board.onCertificateRejected(rejection -> certificateRejected(board, rejection));
            savePenPresets(board.context().editor());
            var session = board.context().session();
            session.title().addListener((observable, before, now) -> named(now));
            session.status().addListener((observable, before, now) -> {
                if (now.phase() == SyncPhase.LIVE && before.phase() != SyncPhase.LIVE) {
                    wasLive = true;
                    triedCode = "";
                }
            });
            showBoard(board);
            named(session.title().get());
            board.start();
        } catch (IOException unusable) {
            failed("start.error.files", unusable);
        }
    }

    private void named(String title) {
        stage.setTitle((title.isBlank() ? messages.text("untitled") : title) + " – " + messages.text("app.name"));
    }

    /**
     * Another computer answers at the relay's address. A board that was live stays open and retries, as after any lost connection. A newly
     * opened board closes, and the person is told.
     */
    private void certificateRejected(OpenedBoard board, CertificateRejection rejection) {
        LOG.warn("certificate of {} not accepted: {}", rejection.hostAndPort(), rejection.reason());
        if (open != board || wasLive || options.kiosk()) {
            return;
        }
        changed = rejection.reason() == CertificateRejection.Reason.CHANGED_SINCE_FIRST_USE ? rejection : null;
        leave();
        failed(messages.text(
                switch (rejection.reason()) {
                    case CHANGED_SINCE_FIRST_USE -> "start.error.changed";
                    case NOT_AS_INVITED -> "start.error.not_invited";
                    case NO_TRUSTED_AUTHORITY -> "start.error.unvouched";
                },
                rejection.hostAndPort()));
    }

    /** @param key message for what failed, used when the failing file is not known */
    private void failed(String key, IOException failure) {
        LOG.error(key, failure);
        String reason = FailureReason.of(failure).sentence(messages);
        failed(
                failure instanceof FileSystemException file && file.getFile() != null
                        ? messages.text("start.error.folder", file.getFile(), reason)
                        : messages.text(key, reason));
    }

    private void failed(String sentence) {
        if (start == null) {
            showStart();
        }
        if (start != null) {
            start.failed(sentence);
        }
    }

    private void host(String name, boolean onNetwork, @Nullable String board, @Nullable String title) {
        if (start != null) {
            start.starting();
        }
        Thread.ofVirtual().name("class-host").start(() -> {
            try {
                EmbeddedRelay started = EmbeddedRelay.start(home.resolve(CLASS), EmbeddedRelay.USUAL_PORT, onNetwork);
                Platform.runLater(() -> {
                    embeddedRelay = started;
                    open(OpenRequests.hosted(started, board, title), name);
                    if (open == null) {
                        // The board's files cannot be used, so the relay is not needed.
                        closeBoard();
                    }
                });
            } catch (AlreadyHostedException elsewhere) {
                Platform.runLater(() -> failed(messages.text("start.error.hosted")));
            } catch (IOException unusable) {
                Platform.runLater(() -> failed("start.error.host", unusable));
            }
        });
    }

    /** @return whether text was being edited that the board did not accept; that text is on the clipboard then */
    private boolean closeBoard() {
        OpenedBoard closing = open;
        open = null;
        try {
            if (closing == null) return false;
            closing.context().assets().releaseWaiting();
            String unwritten = closing.context().canvas().finishWriting();
            if (!unwritten.isBlank())
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, unwritten));
            closing.close();
            return !unwritten.isBlank();
        } finally {
            if (embeddedRelay != null) {
                embeddedRelay.close();
                embeddedRelay = null;
            }
        }
    }

    @Override
    public void leave() {
        boolean unwritten = closeBoard();
        stage.setFullScreen(false);
        showStart();
        if (unwritten) failed(messages.text("start.text"));
    }

    @Override
    public void quit() {
        stage.hide();
        try {
            closeBoard();
        } finally {
            libraryControl.close();
            settings.close();
            ended.run();
        }
    }

    @Override
    public Theme theme() {
        return theme;
    }

    @Override
    public void theme(Theme newTheme) {
        theme = newTheme;
        settings.put("theme", newTheme.text());
        newTheme.apply();
        rebuildScreen();
    }

    @Override
    public Locale language() {
        return messages.locale();
    }

    @Override
    public void language(Locale language) {
        messages = Messages.of(language);
        settings.put("language", language.toLanguageTag());
        rebuildScreen();
    }

    private void rebuildScreen() {
        if (open != null) {
            showBoard(open);
        } else {
            showStart();
        }
    }

    @Override
    public boolean fullScreen() {
        return stage.isFullScreen();
    }

    @Override
    public void fullScreen(boolean on) {
        stage.setFullScreen(on);
    }

    @Override
    public boolean allowsFileDialogs() {
        return true;
    }

    @Override
    public void openToNetwork() {
        String board = open == null ? null : open.boardId();
        if (embeddedRelay != null && board != null) {
            leave();
            host(settings.text("name", ""), true, board, null);
        }
    }

    @Override
    public List<String> recentActions() {
        return settings.recentActions();
    }

    @Override
    public void used(String action) {
        settings.used(action);
    }

    @Override
    public Invitation invitation() {
        return open == null
                ? new Invitation(null, Invitation.Reach.RELAY)
                : open.request().invitation();
    }

    private final class StartHandler implements StartModel.StartActions {
        @Override
        public void startClass(String name, String title, boolean onNetwork) {
            host(name, onNetwork, null, title.isEmpty() ? null : title);
        }

        @Override
        public void join(String name, String code, List<URI> relays) {
            OpenRequest request = OpenRequests.join(relays, home.resolve(CLASS), null, code);
            settings.put("address", request.invitation().address());
            acceptChangedCertificate(request.relays());
            triedCode = code;
            open(request, name);
        }

        @Override
        public void startAt(StartModel.RelayAccount relayAccount, String name, String title) {
            settings.remember(relayAccount);
            acceptChangedCertificate(List.of(URI.create(relayAccount.address())));
            open(OpenRequests.at(relayAccount, null, title.isEmpty() ? null : title), name);
        }

        /** Accepts the relay's new certificate after the person was warned. */
        private void acceptChangedCertificate(List<URI> relays) {
            CertificateRejection warned = changed;
            if (warned != null && relays.stream().anyMatch(each -> each.getAuthority().equals(warned.hostAndPort()))) {
                settings.remember(warned.hostAndPort(), warned.sha256());
            }
            changed = null;
        }

        @Override
        public void reopen(String name, String board, String key) {
            try {
                StoredBoard stored = libraryControl.find(board);
                if (stored == null) {
                    failed(messages.text("boards.error.gone"));
                } else if (stored.hosted()) {
                    host(name, stored.onNetwork(), board, null);
                } else if (stored.own()
                        && stored.relay().equals(settings.relayAccount().address())) {
                    reopenAt(settings.relayAccount(), board, key, name);
                } else {
                    List<URI> relays = List.of(URI.create(stored.relay()));
                    open(OpenRequests.join(relays, home.resolve(CLASS), board, stored.code()), name);
                }
            } catch (IOException unreadable) {
                failed("start.error.files", unreadable);
            }
        }

        private void reopenAt(StartModel.RelayAccount relayAccount, String board, String typed, String name) {
            String key = typed.isEmpty() ? relayAccount.key() : typed;
            if (key.length() < Limits.KEY_MIN_UNITS) {
                failed(messages.text("start.error.key"));
            } else {
                open(
                        OpenRequests.at(
                                new StartModel.RelayAccount(
                                        relayAccount.address(), relayAccount.user(), key, relayAccount.remembered()),
                                board,
                                null),
                        name);
            }
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
        public void deleteForGood(String board, Consumer<StartModel.BoardList> to) {
            libraryControl.deleteForGood(messages, board, to);
        }
    }
}
