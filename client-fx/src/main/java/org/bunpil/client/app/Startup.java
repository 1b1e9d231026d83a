package org.bunpil.client.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.Alert;
import org.bunpil.client.i18n.FailureReason;
import org.bunpil.client.i18n.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can go wrong before there is a window. JavaFX unpacks its native libraries into the home folder when it starts for the first time;
 * where that is impossible, another folder is chosen, or the person is told in a sentence.
 */
public final class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
    private static final String TOOLKIT_FOLDER = "javafx.cachedir";
    /** What the toolkit's libraries take. */
    private static final int LIBRARY_BYTES = 6 << 20;

    private static final int ALREADY_OPEN = 2;

    private Startup() {}

    /**
     * Chooses where the toolkit unpacks its libraries; call before it starts.
     *
     * @throws IOException if there is room for them nowhere
     */
    public static void chooseToolkitFolder() throws IOException {
        if (System.getProperty(TOOLKIT_FOLDER) != null) return;
        Path chosen = toolkitFolder(System.getProperty("user.home", "."), System.getProperty("java.io.tmpdir", "."));
        if (chosen != null) System.setProperty(TOOLKIT_FOLDER, chosen.toString());
    }

    /** Null: where the toolkit itself would unpack them. */
    static @Nullable Path toolkitFolder(String home, String temporary) throws IOException {
        try {
            Path usual = Path.of(home, ".openjfx");
            if (Files.isDirectory(usual.resolve("cache"))) return null;
            Files.createDirectories(usual);
            tryOut(usual);
            return null;
        } catch (IOException | InvalidPathException unusable) {
            LOG.warn("the home folder cannot be used: {}", unusable.getMessage());
            // A new folder that nobody else can have put libraries into.
            Path other = Files.createTempDirectory(Path.of(temporary), "bunpil-");
            try {
                tryOut(other);
            } catch (IOException full) {
                Files.deleteIfExists(other);
                throw full;
            }
            return other;
        }
    }

    /** Only writing shows whether there is room: a quota is no property of a disk. */
    private static void tryOut(Path folder) throws IOException {
        Path trial = Files.createTempFile(folder, "trial", "");
        try {
            Files.write(trial, new byte[LIBRARY_BYTES]);
        } finally {
            Files.deleteIfExists(trial);
        }
    }

    /**
     * Says why the app cannot start, on stderr and, where windows are possible, in one; then ends the program.
     *
     * @param language null: the computer's
     * @param windows whether the toolkit runs; then call it on its thread
     */
    public static void failed(Throwable why, @Nullable Locale language, boolean windows) {
        Messages messages = Messages.of(language == null ? Locale.getDefault() : language);
        String sentence = sentence(why, messages);
        LOG.error("cannot start: {}", String.valueOf(why));
        System.err.println(sentence);
        if (windows) {
            Alert alert = new Alert(Alert.AlertType.ERROR, sentence);
            alert.setTitle(messages.text("app.name"));
            alert.setHeaderText(null);
            alert.showAndWait();
        }
        System.exit(1);
    }

    /** The same kiosk runs already; two would fight for the screen. Ends the program, which its launcher does not start again. */
    static void alreadyOpen(Locale language) {
        System.err.println(Messages.of(language).text("kiosk.twice"));
        System.exit(ALREADY_OPEN);
    }

    static String sentence(Throwable why, Messages messages) {
        return messages.text("app.cannot.start", FailureReason.of(why).sentence(messages));
    }
}
