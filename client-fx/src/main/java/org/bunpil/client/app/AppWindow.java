package org.bunpil.client.app;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.bunpil.client.i18n.FailureReason;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.kiosk.KioskNotice;
import org.bunpil.client.kiosk.KioskScreen;
import org.bunpil.client.kiosk.KioskSetup;
import org.bunpil.client.kiosk.KioskStage;
import org.bunpil.client.library.PageCopier;
import org.bunpil.client.session.Invitation;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.PageCopying;
import org.bunpil.client.ui.Preference;
import org.bunpil.client.ui.Preferences;
import org.bunpil.client.ui.keyboard.KeyboardPane;
import org.bunpil.client.ui.shell.BoardScreen;
import org.bunpil.client.ui.start.StartModel;
import org.bunpil.client.ui.start.StartScreen;
import org.bunpil.client.ui.theme.Theme;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The app's window, with the start screen or one board: what it shows, and in which language and theme. FX thread only. */
public final class AppWindow implements AppControl {
    private static final Logger LOG = LoggerFactory.getLogger(AppWindow.class);
    private static final String PIN_ATTEMPTS = "kiosk.attempts";
    private static final double WIDTH = 1_366;
    private static final double HEIGHT = 768;
    private static final double MIN_WIDTH = 800;
    private static final double MIN_HEIGHT = 560;

    private final LaunchOptions options;
    private final AppSettings settings;
    private final BoardOpener opener;
    private final LibraryControl libraryControl;
    private final FileController files;
    private final PageCopier pageCopier;
    private final Stage stage;
    private final Runnable ended;
    private final Scene scene;
    private final KioskSetup kioskSetup;
    private Messages messages;
    private Theme theme;
    private @Nullable StartScreen start;
    private @Nullable BoardScreen pane;

    /** @param ended runs once everything is closed */
    public AppWindow(LaunchOptions options, Stage stage, Runnable ended) {
        this.ended = ended;
        this.options = options;
        this.stage = stage;
        Path home = options.home() == null ? AppDataFolder.usual() : options.home();
        this.settings = AppSettings.open(home);
        settings.onPreference(options.kioskConfig().side(), this::rebuildScreen);
        this.kioskSetup = KioskSetup.of(
                options.kioskConfig(), () -> settings.text(PIN_ATTEMPTS, ""), kept -> settings.put(PIN_ATTEMPTS, kept));
        Path hostFolder = home.resolve("class");
        BoardLibrary library = new BoardLibrary(home.resolve("boards"));
        this.opener = new BoardOpener(this, settings, library, hostFolder, options.kiosk());
        this.libraryControl = new LibraryControl(library, hostFolder, settings);
        this.files = new FileController(this, opener, settings, new FileDialogs(stage));
        this.pageCopier = new PageCopier(library, opener::openBoardId, opener::images);
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
        WindowSystem.addIcons(stage);
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

    /** Places the window as it was left, on a screen that is there; the first time it is maximised. Call before {@link #show}. */
    public void placeAsLeft() {
        if (options.kiosk() || options.automationOptions().width() > 0) return;
        WindowPlacement.keep(stage, settings);
    }

    /** Shows the window with the board named on the command line, or with the start screen. */
    public void show() {
        showAtOnce();
        stage.show();
    }

    private void showAtOnce() {
        OpenRequest request = null;
        try {
            request = OpenRequests.of(options);
        } catch (IOException noKey) {
            LOG.error(noKey.getMessage());
        }
        if (request == null && options.kiosk()) {
            showFailure(messages.text("kiosk.key"));
        } else if (request == null) {
            showStart();
            IOException unusable = settings.unusable();
            if (unusable != null) failed("start.error.files", unusable);
            else if (options.file() != null && start != null) start.open(options.file());
        } else {
            showRequested(request);
        }
    }

    /** The system's user is nobody's name: who has not given one is asked, except where nobody can be. */
    private void showRequested(OpenRequest request) {
        String name = options.name() != null ? options.name() : settings.text("name", "");
        if (name.isEmpty() && !options.kiosk() && !request.code().isEmpty()) {
            showStart(request.invitation().typed(request.code()), request.code());
            if (start != null) start.asks(messages.text("start.asked"));
        } else if (name.isEmpty()) {
            opener.openUnnamed(request, options.user() != null ? options.user() : messages.text("name.unattended"));
        } else {
            opener.open(request, name);
        }
    }

    public Stage stage() {
        return stage;
    }

    BoardOpener opener() {
        return opener;
    }

    /** The board that is open, or null on the start screen. */
    public @Nullable OpenedBoard openedBoard() {
        return opener.openedBoard();
    }

    private Locale savedLanguage() {
        String saved = settings.text("language");
        return saved == null ? Locale.getDefault() : Locale.forLanguageTag(saved);
    }

    private void showStart() {
        showStart(settings.text("address", ""), opener.triedCode());
    }

    private void showStart(String address, String code) {
        pane = null;
        String name = options.name() != null ? options.name() : settings.text("name", "");
        StartScreen screen = new StartScreen(
                messages,
                new StartModel(
                        name,
                        address,
                        code,
                        settings.relayAccount(),
                        new StartController(this, opener, libraryControl, files, settings, messages)),
                this);
        start = screen;
        put(screen);
        stage.setTitle(messages.text("app.name"));
    }

    /** The start screen's button has been pressed; the relay in the app takes a moment. */
    void starting() {
        if (start != null) {
            start.starting();
        }
    }

    void showBoard(OpenedBoard board) {
        start = null;
        if (options.kiosk()) {
            put(new KioskScreen(board.context(), messages, this, kioskSetup, room()));
        } else {
            BoardScreen shown = new BoardScreen(board.context(), messages, this);
            pane = shown;
            put(shown);
        }
    }

    private void put(Parent root) {
        Parent shown =
                options.kiosk() || settings.is(Preference.SCREEN_KEYBOARD) ? new KeyboardPane(root, messages) : root;
        shown.getStyleClass().add("root");
        if (theme == Theme.DARK) shown.getStyleClass().add("dark");
        if (settings.is(Preference.LARGE_TARGETS)) shown.getStyleClass().add("large");
        scene.setRoot(shown);
    }

    /** Asks first when leaving the board ends a class. @param then runs when leaving is confirmed, or there is no board */
    void confirmLeave(Runnable then) {
        if (pane == null) then.run();
        else pane.confirmLeave(then);
    }

    /** Tells the person something about the board that has just been opened. */
    void tell(String sentence) {
        if (pane != null) pane.tell(sentence);
    }

    /** Names the window after its board. */
    void title(String board) {
        stage.setTitle((board.isBlank() ? messages.text("untitled") : board) + " – " + messages.text("app.name"));
    }

    /** @param key message for what failed, used when the failing file is not known */
    void failed(String key, IOException failure) {
        LOG.error(key, failure);
        String reason = FailureReason.of(failure).sentence(messages);
        showFailure(
                failure instanceof FileSystemException file && file.getFile() != null
                        ? messages.text("start.error.folder", file.getFile(), reason)
                        : messages.text(key, reason));
    }

    /** @param key message that says on the start screen what failed */
    void failed(String key) {
        showFailure(messages.text(key));
    }

    /** @param value fills the message's placeholder */
    void failed(String key, String value) {
        showFailure(messages.text(key, value));
    }

    /** Who is not asked for a name: a room. */
    private String room() {
        return options.name() != null ? options.name() : messages.text("name.unattended");
    }

    private void showFailure(String sentence) {
        if (options.kiosk()) {
            put(new KioskNotice(messages, kioskSetup, room(), sentence, this::showAtOnce));
            return;
        }
        // Whatever failed, a board that is open stays.
        if (pane != null && openedBoard() != null) {
            pane.tell(sentence);
            return;
        }
        if (start == null) {
            showStart();
        }
        if (start != null) {
            start.failed(sentence);
        }
    }

    @Override
    public void leave() {
        if (options.kiosk()) return;
        boolean unwritten = opener.close();
        stage.setFullScreen(false);
        showStart();
        MemoryRelease.afterBoard();
        if (unwritten) failed("start.text");
    }

    @Override
    public void quit() {
        stage.hide();
        try {
            opener.close();
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
        if (settings.isLocked(Preferences.THEME)) return;
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
        if (settings.isLocked(Preferences.LANGUAGE)) return;
        messages = Messages.of(language);
        settings.put("language", language.toLanguageTag());
        rebuildScreen();
    }

    private void rebuildScreen() {
        OpenedBoard board = openedBoard();
        if (board != null) {
            showBoard(board);
        } else if (!options.kiosk()) {
            showStart();
        }
    }

    @Override
    public Preferences preferences() {
        return settings;
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
    public FileController files() {
        return files;
    }

    @Override
    public PageCopying pageCopying() {
        return pageCopier;
    }

    @Override
    public void openToNetwork() {
        opener.openToNetwork();
    }

    @Override
    public boolean pagesShown() {
        return Boolean.parseBoolean(settings.text("pages", "false"));
    }

    @Override
    public void pagesShown(boolean on) {
        settings.put("pages", Boolean.toString(on));
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
        OpenedBoard board = openedBoard();
        return board == null
                ? new Invitation(null, Invitation.Reach.RELAY)
                : board.request().invitation();
    }
}
