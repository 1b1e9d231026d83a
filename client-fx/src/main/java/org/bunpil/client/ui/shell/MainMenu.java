package org.bunpil.client.ui.shell;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.Actions;
import org.bunpil.client.ui.controls.MenuRow;
import org.bunpil.client.ui.pages.PaperPicker;
import org.bunpil.client.ui.settings.AppearancePicker;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What is needed rarely: looks, language, help, leaving. */
final class MainMenu extends VBox {
    MainMenu(UiContext ui, Actions actions) {
        setId("main-menu");
        getStyleClass().add("menu-panel");
        AppControl app = ui.app();
        Messages messages = ui.messages();
        getChildren()
                .setAll(
                        row(ui, actions.zoomFit),
                        row(ui, actions.fullScreen),
                        row(ui, actions.shortcuts),
                        new Separator(),
                        row(ui, actions.clear),
                        row(ui, actions.pageDelete),
                        label(messages.text("menu.paper")),
                        new PaperPicker(ui, actions),
                        new Separator(),
                        label(messages.text("menu.theme")),
                        AppearancePicker.theme(messages, app, ui.popovers()::close),
                        label(messages.text("menu.language")),
                        AppearancePicker.language(messages, app, ui.popovers()::close),
                        new Separator(),
                        plain(
                                ui,
                                "action.leave",
                                Material2OutlinedMZ.MEETING_ROOM,
                                () -> LeaveClassDialog.confirm(ui, app::leave)),
                        plain(
                                ui,
                                "action.quit",
                                Material2OutlinedAL.CLOSE,
                                () -> LeaveClassDialog.confirm(ui, app::quit)));
    }

    private static Button row(UiContext ui, Action action) {
        Button row = plain(ui, action.key(), action.icon(), () -> action.runOrExplain(ui));
        if (!action.keys().isEmpty()) {
            row.setText(action.tip(ui.messages()));
        }
        row.pseudoClassStateChanged(
                PseudoClass.getPseudoClass("unavailable"),
                action.disabledReason().get() != null);
        return row;
    }

    private static Button plain(UiContext ui, String key, org.kordamp.ikonli.Ikon icon, Runnable perform) {
        Button row = MenuRow.of(ui.messages(), key, icon);
        row.setOnAction(event -> {
            ui.popovers().close();
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
