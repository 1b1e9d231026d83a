package org.bunpil.client.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.BarSide;
import org.bunpil.client.ui.Preference;
import org.bunpil.client.ui.Preferences;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.bunpil.client.ui.theme.Theme;

/** All settings of the app in one place. A choice shows at once. What the school has set is shown, and cannot be changed. */
public final class SettingsDialog {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Messages messages;
    private final AppControl app;
    private final Preferences preferences;
    private final ModalDialog dialog;

    private SettingsDialog(Messages messages, AppControl app, ModalDialog dialog) {
        this.messages = messages;
        this.app = app;
        this.preferences = app.preferences();
        this.dialog = dialog;
    }

    public static ModalDialog of(Messages messages, AppControl app) {
        ModalDialog dialog = new ModalDialog("settings-dialog", messages.text("action.settings"));
        SettingsDialog settings = new SettingsDialog(messages, app, dialog);
        settings.looks();
        settings.onOff("settings.keyboard", Preference.SCREEN_KEYBOARD);
        settings.onOff("settings.large", Preference.LARGE_TARGETS);
        return dialog.close(messages.text("action.close"));
    }

    /** Adds language, appearance and the side of the bars to a dialog. */
    public static void addLooks(ModalDialog dialog, Messages messages, AppControl app) {
        new SettingsDialog(messages, app, dialog).looks();
    }

    private void looks() {
        List<Button> languages = new ArrayList<>();
        for (Locale language : Messages.LANGUAGES)
            // Each language is named in itself.
            languages.add(choice(
                    "settings.language." + language.toLanguageTag(),
                    Messages.of(language).languageName(),
                    app.language().equals(language),
                    () -> app.language(language)));
        row("settings.language", Preferences.LANGUAGE, languages);
        row(
                "settings.theme",
                Preferences.THEME,
                List.of(theme("menu.theme.light", Theme.LIGHT), theme("menu.theme.dark", Theme.DARK)));
        row(
                "settings.side",
                Preferences.BARS,
                List.of(
                        side("settings.side.left", BarSide.LEFT),
                        side("settings.side.middle", BarSide.MIDDLE),
                        side("settings.side.right", BarSide.RIGHT)));
    }

    private void onOff(String key, Preference preference) {
        boolean on = preferences.is(preference);
        row(
                key,
                preference.key(),
                List.of(
                        choice(key + ".on", messages.text("settings.on"), on, () -> preferences.set(preference, true)),
                        choice(
                                key + ".off",
                                messages.text("settings.off"),
                                !on,
                                () -> preferences.set(preference, false))));
    }

    private void row(String key, String setting, List<Button> choices) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("menu-label");
        FlowPane row = new FlowPane(choices.toArray(Node[]::new));
        row.getStyleClass().add("menu-pair");
        dialog.content(label, row);
        if (preferences.isLocked(setting)) {
            choices.forEach(each -> each.setDisable(true));
            Label why = new Label(messages.text("settings.locked"));
            why.getStyleClass().addAll("muted", "settings-locked");
            dialog.content(why);
        }
    }

    private Button theme(String key, Theme theme) {
        return choice("settings." + theme.text(), messages.text(key), app.theme() == theme, () -> app.theme(theme));
    }

    private Button side(String key, BarSide side) {
        return choice(key, messages.text(key), preferences.barSide() == side, () -> preferences.barSide(side));
    }

    private Button choice(String id, String name, boolean on, Runnable choose) {
        Button button = new Button(name);
        button.setId(id);
        button.getStyleClass().addAll("quiet", "toggle");
        button.pseudoClassStateChanged(ON, on);
        button.setOnAction(event -> {
            // The screen is built anew.
            dialog.close();
            choose.run();
        });
        return button;
    }
}
