package org.bunpil.client.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** The look of the app: AtlantaFX's Primer as the base, one stylesheet of ours, and one font with Hangul. */
public enum Theme {
    LIGHT,
    DARK;

    private static final String STYLESHEET = resource("bunpil.css");
    private static final String FONTS = "/org/bunpil/client/fonts/";
    private static final double ANY_SIZE = 14;

    /** The theme's name in settings and on the command line. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static @Nullable Theme named(String text) {
        for (Theme theme : values()) {
            if (theme.text().equals(text)) {
                return theme;
            }
        }
        return null;
    }

    /** Loads the fonts; call before the first scene is made. */
    public static void loadFonts() {
        for (String file : new String[] {FONTS + "Pretendard-Regular.otf", FONTS + "Pretendard-Bold.otf"}) {
            Font.loadFont(resource(file), ANY_SIZE);
        }
    }

    /** Applies the theme to the whole app. */
    public void apply() {
        Application.setUserAgentStylesheet(
                switch (this) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                });
    }

    /** Adds our stylesheet to a scene. */
    public static void addStylesheet(Scene scene) {
        scene.getStylesheets().setAll(STYLESHEET);
    }

    private static String resource(String name) {
        var url = Theme.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException("missing from the app: " + name);
        }
        return url.toExternalForm();
    }
}
