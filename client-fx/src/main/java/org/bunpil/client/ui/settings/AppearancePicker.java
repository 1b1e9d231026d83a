package org.bunpil.client.ui.settings;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.theme.Theme;

/** A choice of two about how the app looks or speaks; which one it is now can be seen. */
public final class AppearancePicker extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private AppearancePicker(List<Button> choices) {
        getStyleClass().add("menu-pair");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(choices);
    }

    /** @param before done before anything changes */
    public static AppearancePicker theme(Messages messages, AppControl app, Runnable before) {
        return new AppearancePicker(List.of(
                choice(messages, "menu.theme.light", app.theme() == Theme.LIGHT, before, () -> app.theme(Theme.LIGHT)),
                choice(messages, "menu.theme.dark", app.theme() == Theme.DARK, before, () -> app.theme(Theme.DARK))));
    }

    /** @param before done before anything changes */
    public static AppearancePicker language(Messages messages, AppControl app, Runnable before) {
        boolean english = app.language().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return new AppearancePicker(List.of(
                choice(messages, "menu.language.en", english, before, () -> app.language(Locale.ENGLISH)),
                choice(messages, "menu.language.ko", !english, before, () -> app.language(Locale.KOREAN))));
    }

    private static Button choice(Messages messages, String key, boolean chosen, Runnable before, Runnable choose) {
        Button button = new Button(messages.text(key));
        button.setId(key);
        button.getStyleClass().addAll("quiet", "toggle");
        button.pseudoClassStateChanged(ON, chosen);
        button.setOnAction(event -> {
            before.run();
            if (!chosen) {
                choose.run();
            }
        });
        return button;
    }
}
