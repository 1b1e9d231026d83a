package org.bunpil.client.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.bunpil.client.editor.Aspect;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Pens;
import org.bunpil.client.host.ClassHost;
import org.bunpil.client.host.HostedElsewhereException;
import org.bunpil.client.kiosk.KioskPane;
import org.bunpil.client.kiosk.KioskStage;
import org.bunpil.client.link.Distrust;
import org.bunpil.client.store.BoardStore;
import org.bunpil.client.view.BoardPane;
import org.bunpil.client.view.Invitation;
import org.bunpil.client.view.Shell;
import org.bunpil.client.view.StartModel;
import org.bunpil.client.view.StartScreen;
import org.bunpil.client.view.Theme;
import org.bunpil.client.view.Words;
import org.bunpil.model.Limits;
import org.bunpil.sync.Phase;
import org.jspecify.annotations.Nullable;

/** The app in its window: the start screen or one board. Everything is put together here, by hand. The FX thread. */
final class Program implements Shell {
    private static final Logger LOG = System.getLogger(Program.class.getName());
    private static final double WIDTH = 1_366;
    private static final double HEIGHT = 768;
    private static final double MIN_WIDTH = 800;
    private static final double MIN_HEIGHT = 560;

    private final Options options;
    private final Settings settings;
    private final Path home;
    private final BoardStore store;
    private final SecureRandom dice = new SecureRandom();
    private final Stage stage;
    private final Runnable ended;
    private final Scene scene;
    private Words words;
    private Theme theme;
    private @Nullable OpenBoard open;
    private @Nullable ClassHost host;
    private @Nullable StartScreen start;
    private @Nullable BoardPane pane;
    /** A relay said yes since the board was opened. */
    private boolean wasLive;
    /** The code that was written to join by and has not opened a board yet. */
    private String triedCode = "";
    /** The last relay that showed another certificate than the first time. */
    private @Nullable Distrust changed;

    /** @param ended runs once all is closed */
    Program(Options options, Stage stage, Runnable ended) {
        this.ended = ended;
        this.options = options;
        this.stage = stage;
        this.home = options.home() == null ? HomeFolder.usual() : options.home();
        this.settings = Settings.open(home);
        this.store = new BoardStore(home.resolve("boards"));
        this.words = Words.of(options.language() != null ? options.language() : savedLanguage());
        Theme saved = Theme.named(settings.text("theme", ""));
        this.theme = options.theme() != null ? options.theme() : saved != null ? saved : Theme.LIGHT;
        Theme.loadFonts();
        theme.apply();
        Options.Checks checks = options.checks();
        this.scene = new Scene(
                new javafx.scene.layout.Pane(),
                checks.width() > 0 ? checks.width() : WIDTH,
                checks.height() > 0 ? checks.height() : HEIGHT);
        Theme.dress(scene);
        if (options.kiosk()) {
            KioskStage.prepare(stage);
        }
        stage.setScene(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        // Esc stops what the hand is doing; only when there is nothing to stop it ends the full screen (view.Keys).
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("");
        stage.setOnCloseRequest(event -> {
            event.consume();
            if (pane != null) {
                pane.leaving(this::quit);
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

    /** Shows the window: on the board that the command line names, else on the start screen. */
    void show() {
        Ticket ticket = null;
        try {
            ticket = Tickets.of(options);
        } catch (IOException noKey) {
            LOG.log(Level.ERROR, noKey.getMessage());
        }
        if (ticket == null) {
            showStart();
        } else {
            open(
                    ticket,
                    options.name() != null
                            ? options.name()
                            : settings.text("name", System.getProperty("user.name", "")));
        }
        stage.show();
    }

    Stage stage() {
        return stage;
    }

    /** The board that is open, or null on the start screen. */
    @Nullable
    OpenBoard board() {
        return open;
    }

    private Locale savedLanguage() {
        String saved = settings.text("language");
        return saved == null ? Locale.getDefault() : Locale.of(saved);
    }

    private void showStart() {
        pane = null;
        List<StartModel.Recent> recent = settings.recent().stream()
                .map(each -> new StartModel.Recent(each.board(), each.title(), each.own()))
                .toList();
        String name = options.name() != null ? options.name() : settings.text("name", "");
        StartScreen screen = new StartScreen(
                words,
                new StartModel(name, settings.text("address", ""), triedCode, settings.server(), recent, new Doings()),
                this);
        start = screen;
        put(screen);
        stage.setTitle(words.text("app.name"));
    }

    /** The nine pens are the person's, not the board's. */
    private void keepPens(Editor editor) {
        Pens pens = editor.pens();
        String saved = settings.text("pens");
        if (saved != null) pens.read(saved);
        editor.listen(aspect -> {
            String now = pens.text();
            if (aspect == Aspect.STYLE && !now.equals(settings.text("pens"))) settings.put("pens", now);
        });
    }

    private void showBoard(OpenBoard board) {
        start = null;
        if (options.kiosk()) {
            put(new KioskPane(board.desk(), words, this));
        } else {
            BoardPane shown = new BoardPane(board.desk(), words, this);
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

    private void open(Ticket ticket, String name) {
        settings.put("name", name);
        try {
            OpenBoard board = OpenBoard.open(ticket, name, store, dice, settings);
            open = board;
            wasLive = false;
            board.tellDistrust(distrust -> distrusted(board, distrust));
            keepPens(board.desk().editor());
            var session = board.desk().session();
            session.title().addListener((observable, before, now) -> named(board, now));
            // Only a relay knows the id of a board that is new or joined by code.
            session.status().addListener((observable, before, now) -> {
                if (now.phase() == Phase.LIVE && before.phase() != Phase.LIVE) {
                    wasLive = true;
                    triedCode = "";
                    named(board, session.title().get());
                }
            });
            showBoard(board);
            named(board, session.title().get());
            board.start();
        } catch (FileSystemException unusable) {
            failed(words.text("start.error.folder", unusable.getFile()));
        } catch (IOException refused) {
            failed(words.text("start.error.files", String.valueOf(refused.getMessage())));
        }
    }

    private void named(OpenBoard board, String title) {
        stage.setTitle((title.isBlank() ? words.text("untitled") : title) + " – " + words.text("app.name"));
        String id = board.board();
        if (id != null && !options.kiosk()) {
            Ticket ticket = board.ticket();
            String relay = ticket.hosted() ? "" : ticket.relays().getFirst().toString();
            boolean network = ticket.invitation().reach() == Invitation.Reach.NETWORK;
            settings.remember(new Settings.Recent(id, title, relay, ticket.code(), network));
        }
    }

    /**
     * Somebody else answers where the relay was. A board that was live stays and tries again, as with any lost connection; who comes
     * new is told.
     */
    private void distrusted(OpenBoard board, Distrust distrust) {
        LOG.log(Level.WARNING, "certificate of {0} not accepted: {1}", distrust.place(), distrust.why());
        if (open != board || wasLive || options.kiosk()) {
            return;
        }
        changed = distrust.why() == Distrust.Why.CHANGED ? distrust : null;
        leave();
        failed(words.text(
                switch (distrust.why()) {
                    case CHANGED -> "start.error.changed";
                    case NOT_THE_INVITED -> "start.error.not_invited";
                    case UNVOUCHED -> "start.error.unvouched";
                },
                distrust.place()));
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
                ClassHost started = ClassHost.start(home.resolve("class"), ClassHost.USUAL_PORT, onNetwork);
                Platform.runLater(() -> {
                    host = started;
                    open(Tickets.hosted(started, board, title), name);
                    if (open == null) {
                        // Its files cannot be used: nobody needs the relay.
                        closeBoard();
                    }
                });
            } catch (HostedElsewhereException elsewhere) {
                Platform.runLater(() -> failed(words.text("start.error.hosted")));
            } catch (FileSystemException unusable) {
                Platform.runLater(() -> failed(words.text("start.error.folder", unusable.getFile())));
            } catch (IOException failed) {
                Platform.runLater(() -> failed(words.text("start.error.host", String.valueOf(failed.getMessage()))));
            }
        });
    }

    /** @return whether text was being written that the board did not take: it is on the clipboard */
    private boolean closeBoard() {
        OpenBoard closing = open;
        open = null;
        try {
            if (closing == null) return false;
            closing.desk().gallery().finish();
            String unwritten = closing.desk().board().finishWriting();
            if (!unwritten.isBlank())
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, unwritten));
            closing.close();
            return !unwritten.isBlank();
        } finally {
            if (host != null) {
                host.close();
                host = null;
            }
        }
    }

    @Override
    public void leave() {
        boolean unwritten = closeBoard();
        stage.setFullScreen(false);
        showStart();
        if (unwritten) failed(words.text("start.text"));
    }

    @Override
    public void quit() {
        stage.hide();
        try {
            closeBoard();
        } finally {
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
        redress();
    }

    @Override
    public Locale language() {
        return words.locale();
    }

    @Override
    public void language(Locale language) {
        words = Words.of(language);
        settings.put("language", language.getLanguage());
        redress();
    }

    private void redress() {
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
    public boolean opensFiles() {
        return true;
    }

    @Override
    public void openToNetwork() {
        String board = open == null ? null : open.board();
        if (host != null && board != null) {
            leave();
            host(settings.text("name", ""), true, board, null);
        }
    }

    @Override
    public Invitation invitation() {
        return open == null
                ? new Invitation(null, Invitation.Reach.RELAY)
                : open.ticket().invitation();
    }

    private final class Doings implements StartModel.Doings {
        @Override
        public void startClass(String name, String title, boolean onNetwork) {
            host(name, onNetwork, null, title.isEmpty() ? null : title);
        }

        @Override
        public void join(String name, String code, URI relay) {
            Ticket ticket = Ticket.join(List.of(relay), null, code);
            settings.put("address", ticket.invitation().address());
            insist(relay);
            triedCode = code;
            open(ticket, name);
        }

        @Override
        public void startAt(StartModel.Server server, String name, String title) {
            settings.remember(server);
            URI relay = URI.create(server.address());
            insist(relay);
            open(Tickets.at(server, null, title.isEmpty() ? null : title), name);
        }

        /** Told that it is another computer, and going there all the same. */
        private void insist(URI relay) {
            if (changed != null && relay.getAuthority().equals(changed.place())) {
                settings.learn(changed.place(), changed.sha256());
            }
            changed = null;
        }

        @Override
        public void reopen(String name, StartModel.Recent recent, String key) {
            for (Settings.Recent each : settings.recent()) {
                if (each.board().equals(recent.key())) {
                    if (each.hosted()) {
                        host(name, each.onNetwork(), each.board(), null);
                    } else if (each.own()
                            && each.relay().equals(settings.server().address())) {
                        reopenAt(settings.server(), each.board(), key, name);
                    } else {
                        open(Ticket.join(List.of(URI.create(each.relay())), each.board(), each.code()), name);
                    }
                    return;
                }
            }
        }

        private void reopenAt(StartModel.Server server, String board, String typed, String name) {
            String key = typed.isEmpty() ? server.key() : typed;
            if (key.length() < Limits.KEY_MIN_UNITS) {
                failed(words.text("start.error.key"));
            } else {
                open(
                        Tickets.at(
                                new StartModel.Server(server.address(), server.user(), key, server.kept()),
                                board,
                                null),
                        name);
            }
        }

        @Override
        public void forget(StartModel.Recent recent) {
            settings.forget(recent.key());
        }
    }
}
