package org.bunpil.client.app;

import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How window managers and task bars know the app: by name and icon. */
public final class WindowSystem {
    /** The class of the app's windows; the installer's desktop entry names it as StartupWMClass. */
    static final String NAME = "Bunpil";

    private static final Logger LOG = LoggerFactory.getLogger(WindowSystem.class);
    private static final String TOOLKIT = "com.sun.glass.ui.Application";

    private WindowSystem() {}

    /**
     * Names the program; call on the toolkit's thread before the first window. JavaFX names it "java" unless it is started by
     * {@code Application.launch}, which takes the name of a class; so this is set where the toolkit keeps it.
     */
    public static void nameProgram() {
        try {
            Class<?> toolkit = Class.forName(TOOLKIT);
            Object application = toolkit.getMethod("GetApplication").invoke(null);
            toolkit.getMethod("setName", String.class).invoke(application, NAME);
        } catch (ReflectiveOperationException | RuntimeException unnamed) {
            LOG.debug("the program has no name for the window system: {}", unnamed.toString());
        }
    }

    /** Gives a window the app's icon, in several sizes. */
    static void addIcons(Stage stage) {
        Stream.of("icon-256.png", "icon-64.png", "icon-32.png", "icon-16.png")
                .map(WindowSystem.class::getResource)
                .filter(java.util.Objects::nonNull)
                .forEach(url -> stage.getIcons().add(new Image(url.toExternalForm())));
    }
}
