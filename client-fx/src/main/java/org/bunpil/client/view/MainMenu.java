package org.bunpil.client.view;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What is needed rarely: looks, language, help, leaving. */
final class MainMenu extends VBox {
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
                        LooksRow.theme(words, shell, chrome.floats()::close),
                        label(words.text("menu.language")),
                        LooksRow.language(words, shell, chrome.floats()::close),
                        new Separator(),
                        plain(
                                chrome,
                                "action.leave",
                                Material2OutlinedMZ.MEETING_ROOM,
                                () -> LeaveSheet.ask(chrome, shell::leave)),
                        plain(
                                chrome,
                                "action.quit",
                                Material2OutlinedAL.CLOSE,
                                () -> LeaveSheet.ask(chrome, shell::quit)));
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
        Button row = MenuRow.of(chrome.words(), key, icon);
        row.setOnAction(event -> {
            chrome.floats().close();
            perform.run();
        });
        return row;
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("menu-label");
        return label;
    }
}
