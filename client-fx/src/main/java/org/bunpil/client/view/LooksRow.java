package org.bunpil.client.view;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/** A choice of two about how the app looks or speaks; which one it is now can be seen. */
final class LooksRow extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private LooksRow(List<Button> choices) {
        getStyleClass().add("menu-pair");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(choices);
    }

    /** @param before done before anything changes */
    static LooksRow theme(Words words, Shell shell, Runnable before) {
        return new LooksRow(List.of(
                choice(words, "menu.theme.light", shell.theme() == Theme.LIGHT, before, () -> shell.theme(Theme.LIGHT)),
                choice(words, "menu.theme.dark", shell.theme() == Theme.DARK, before, () -> shell.theme(Theme.DARK))));
    }

    /** @param before done before anything changes */
    static LooksRow language(Words words, Shell shell, Runnable before) {
        boolean english = shell.language().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return new LooksRow(List.of(
                choice(words, "menu.language.en", english, before, () -> shell.language(Locale.ENGLISH)),
                choice(words, "menu.language.ko", !english, before, () -> shell.language(Locale.KOREAN))));
    }

    private static Button choice(Words words, String key, boolean chosen, Runnable before, Runnable choose) {
        Button button = new Button(words.text(key));
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
