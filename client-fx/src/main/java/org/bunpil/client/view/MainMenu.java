package org.bunpil.client.view;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What is needed rarely: looks, language, help, leaving. */
final class MainMenu extends VBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    MainMenu(Chrome chrome, Actions actions) {
        setId("main-menu");
        getStyleClass().add("menu-panel");
        Shell shell = chrome.shell();
        Words words = chrome.words();
        getChildren()
                .setAll(
                        row(chrome, actions.zoomFit),
                        row(chrome, actions.fullScreen),
                        row(chrome, actions.shortcuts),
                        new Separator(),
                        row(chrome, actions.clear),
                        row(chrome, actions.pageDelete),
                        label(words.text("menu.paper")),
                        new PaperChoice(chrome, actions),
                        new Separator(),
                        label(words.text("menu.theme")),
                        pair(
                                choice(
                                        "menu.theme.light",
                                        shell.theme() == Theme.LIGHT,
                                        chrome,
                                        () -> shell.theme(Theme.LIGHT)),
                                choice(
                                        "menu.theme.dark",
                                        shell.theme() == Theme.DARK,
                                        chrome,
                                        () -> shell.theme(Theme.DARK))),
                        label(words.text("menu.language")),
                        pair(
                                choice(
                                        "menu.language.en",
                                        english(shell),
                                        chrome,
                                        () -> shell.language(Locale.ENGLISH)),
                                choice(
                                        "menu.language.ko",
                                        !english(shell),
                                        chrome,
                                        () -> shell.language(Locale.KOREAN))),
                        new Separator(),
                        plain(chrome, "action.leave", Material2OutlinedMZ.MEETING_ROOM, shell::leave),
                        plain(chrome, "action.quit", Material2OutlinedAL.CLOSE, shell::quit));
    }

    private static boolean english(Shell shell) {
        return shell.language().getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    private static Button row(Chrome chrome, Action action) {
        Button row = plain(chrome, action.key(), action.icon(), () -> action.tryIn(chrome));
        if (!action.keys().isEmpty()) {
            row.setText(action.tip(chrome.words()));
        }
        row.pseudoClassStateChanged(
                PseudoClass.getPseudoClass("unavailable"), action.obstacle().get() != null);
        return row;
    }

    private static Button plain(Chrome chrome, String key, org.kordamp.ikonli.Ikon icon, Runnable perform) {
        Button row = MenuRow.of(chrome, key, icon);
        row.setOnAction(event -> {
            chrome.floats().close();
            perform.run();
        });
        return row;
    }

    private static Button choice(String key, boolean chosen, Chrome chrome, Runnable choose) {
        Button button = new Button(chrome.words().text(key));
        button.setId(key);
        button.getStyleClass().addAll("quiet", "toggle");
        button.pseudoClassStateChanged(ON, chosen);
        button.setOnAction(event -> {
            chrome.floats().close();
            if (!chosen) {
                choose.run();
            }
        });
        return button;
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("menu-label");
        return label;
    }

    private static HBox pair(Button one, Button other) {
        HBox pair = new HBox(one, other);
        pair.getStyleClass().add("menu-pair");
        pair.setAlignment(Pos.CENTER_LEFT);
        return pair;
    }
}
