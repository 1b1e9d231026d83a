package org.bunpil.client.ui.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.bunpil.client.asset.AssetCache;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.session.Invitation;
import org.bunpil.client.store.AssetFiles;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.ScreenControls;
import org.bunpil.client.ui.clipboard.ClipboardController;
import org.bunpil.client.ui.dialogs.DialogLayer;
import org.bunpil.client.ui.dialogs.PopoverLayer;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.client.ui.theme.Theme;
import org.bunpil.sync.JoinOptions;
import org.bunpil.sync.Outbox;
import org.bunpil.sync.PersistedState;
import org.bunpil.sync.RelayLink;
import org.bunpil.wire.ClientFrame;

/** A board's window before any relay has answered: everything in it is real, and no network ever comes. Any thread. */
public final class OfflineBoard implements AutoCloseable {
    private static final RelayLink NO_NETWORK = new RelayLink() {
        @Override
        public void connect() {}

        @Override
        public void send(ClientFrame frame) {}

        @Override
        public void close() {}
    };

    private final Path folder;
    private final AssetCache assets;
    final BoardContext board;

    public OfflineBoard() {
        try {
            folder = Files.createTempDirectory("bunpil-board");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        assets = onFx(() -> new AssetCache(
                new AssetFiles(folder, folder.resolve("unsent"), 1 << 20), NO_NETWORK, () -> 0, Platform::runLater));
        board = onFx(() -> BoardContext.of(
                new BoardSession(
                        new JoinOptions("test", "Client01", "s".repeat(22), "Kim", null, null, false, null),
                        NO_NETWORK,
                        () -> 0,
                        new Random(1),
                        Outbox.NONE,
                        PersistedState.EMPTY),
                assets));
    }

    public BoardContext board() {
        return board;
    }

    /** An app that does nothing. */
    public static AppControl app() {
        return new QuietShell();
    }

    UiContext ui(Locale language) {
        Messages messages = Messages.of(language);
        return onFx(() -> new UiContext(
                board, messages, new Toasts(messages), new DialogLayer(), new PopoverLayer(), new QuietShell()));
    }

    public Actions actions(boolean kiosk) {
        UiContext ui = ui(Locale.ENGLISH);
        return onFx(() -> new Actions(ui, new ClipboardController(ui), new NoPane(), kiosk));
    }

    public static <T> T onFx(Supplier<T> work) {
        if (Platform.isFxApplicationThread()) return work.get();
        FutureTask<T> task = new FutureTask<>(work::get);
        try {
            Platform.startup(task);
        } catch (IllegalStateException already) {
            Platform.runLater(task);
        }
        try {
            return task.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        onFx(() -> {
            assets.close();
            return true;
        });
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        }
    }

    /** A window without a pane around the board. */
    private static final class NoPane implements ScreenControls {
        @Override
        public void togglePeople() {}

        @Override
        public void togglePages() {}

        @Override
        public boolean isShowingPages() {
            return false;
        }

        @Override
        public void present(boolean on) {}

        @Override
        public boolean isPresenting() {
            return false;
        }

        @Override
        public org.bunpil.client.geometry.Margins covered() {
            return org.bunpil.client.geometry.Margins.NONE;
        }

        @Override
        public void findAction() {}
    }

    /** A window without an app around it. */
    private static final class QuietShell implements AppControl {
        @Override
        public org.bunpil.client.ui.FileControl files() {
            return org.bunpil.client.ui.FileControl.NONE;
        }

        @Override
        public org.bunpil.client.ui.PageCopying pageCopying() {
            return org.bunpil.client.ui.PageCopying.NONE;
        }

        @Override
        public void leave() {}

        @Override
        public void quit() {}

        @Override
        public Theme theme() {
            return Theme.LIGHT;
        }

        @Override
        public void theme(Theme theme) {}

        @Override
        public Locale language() {
            return Locale.ENGLISH;
        }

        @Override
        public void language(Locale language) {}

        @Override
        public org.bunpil.client.ui.Preferences preferences() {
            return new UsualPreferences();
        }

        @Override
        public boolean fullScreen() {
            return false;
        }

        @Override
        public void fullScreen(boolean on) {}

        @Override
        public boolean allowsFileDialogs() {
            return true;
        }

        @Override
        public void openToNetwork() {}

        @Override
        public boolean pagesShown() {
            return false;
        }

        @Override
        public void pagesShown(boolean on) {}

        @Override
        public List<String> recentActions() {
            return List.of();
        }

        @Override
        public void used(String action) {}

        @Override
        public Invitation invitation() {
            return new Invitation(null, Invitation.Reach.RELAY);
        }
    }

    /** Nothing was chosen. */
    private static final class UsualPreferences implements org.bunpil.client.ui.Preferences {
        @Override
        public boolean is(org.bunpil.client.ui.Preference preference) {
            return preference.usual();
        }

        @Override
        public void set(org.bunpil.client.ui.Preference preference, boolean on) {}

        @Override
        public org.bunpil.client.ui.BarSide barSide() {
            return org.bunpil.client.ui.BarSide.MIDDLE;
        }

        @Override
        public void barSide(org.bunpil.client.ui.BarSide side) {}

        @Override
        public String projector() {
            return "";
        }

        @Override
        public void projector(String screen) {}

        @Override
        public boolean isLocked(String key) {
            return false;
        }
    }
}
