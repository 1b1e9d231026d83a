package org.bunpil.client.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.Preferences;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.bunpil.client.ui.theme.Theme;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Light or dark theme, and the language; for a board's window and the start screen. */
public final class AppearanceActions extends ActionGroup {
    private final AppControl app;
    private final List<Action> themes = new ArrayList<>();
    private final List<Action> languages = new ArrayList<>();

    public AppearanceActions(AppControl app) {
        this.app = app;
        theme("menu.theme.light", Material2OutlinedMZ.WB_SUNNY, Theme.LIGHT);
        theme("menu.theme.dark", Material2OutlinedMZ.NIGHTS_STAY, Theme.DARK);
        for (Locale language : Messages.LANGUAGES) {
            // Each language is named in itself, so that people who cannot read the others find it.
            String name = Messages.of(language).languageName();
            languages.add(add(Action.of(
                            "menu.language." + language.toLanguageTag(),
                            Action.Section.VIEW,
                            Material2OutlinedMZ.TRANSLATE)
                    .named(messages -> name)
                    .about("menu.language")
                    .chosen(() -> app.language().equals(language))
                    .unless(() -> locked(Preferences.LANGUAGE))
                    .notAtKiosk()
                    .does(() -> {
                        if (!app.language().equals(language)) app.language(language);
                    })));
        }
    }

    public List<Action> themes() {
        return List.copyOf(themes);
    }

    /** One for each available language. */
    public List<Action> languages() {
        return List.copyOf(languages);
    }

    private @Nullable String locked(String setting) {
        return app.preferences().isLocked(setting) ? "settings.locked" : null;
    }

    private void theme(String id, Ikon icon, Theme theme) {
        themes.add(add(Action.of(id, Action.Section.VIEW, icon)
                .about("menu.theme")
                .chosen(() -> app.theme() == theme)
                .unless(() -> locked(Preferences.THEME))
                .notAtKiosk()
                .does(() -> {
                    if (app.theme() != theme) app.theme(theme);
                })));
    }
}
