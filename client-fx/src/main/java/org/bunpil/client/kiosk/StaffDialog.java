package org.bunpil.client.kiosk;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.BarSide;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.bunpil.client.ui.theme.Theme;

/** The kiosk's settings, behind its PIN: how it looks, where its bars are, and the one way out. */
final class StaffDialog {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Messages messages;
    private final AppControl app;
    private final ModalDialog dialog;

    private StaffDialog(Messages messages, AppControl app) {
        this.messages = messages;
        this.app = app;
        this.dialog = new ModalDialog("kiosk-staff-dialog", messages.text("kiosk.staff"))
                .style("kiosk-dialog")
                .content(
                        label("settings.language"),
                        row(Messages.LANGUAGES.stream().map(this::language).toArray(Node[]::new)),
                        label("settings.theme"),
                        row(theme("menu.theme.light", Theme.LIGHT), theme("menu.theme.dark", Theme.DARK)),
                        label("settings.side"),
                        row(
                                side("settings.side.left", BarSide.LEFT),
                                side("settings.side.middle", BarSide.MIDDLE),
                                side("settings.side.right", BarSide.RIGHT)))
                .danger("kiosk.leave", messages.text("kiosk.leave"), app::quit)
                .close(messages.text("action.close"));
    }

    static ModalDialog of(Messages messages, AppControl app) {
        return new StaffDialog(messages, app).dialog;
    }

    private Label label(String key) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("menu-label");
        return label;
    }

    private static FlowPane row(Node... choices) {
        FlowPane row = new FlowPane(choices);
        row.getStyleClass().add("menu-pair");
        return row;
    }

    private Button language(Locale language) {
        return choice(
                "kiosk.language." + language.toLanguageTag(),
                Messages.of(language).languageName(),
                app.language().equals(language),
                () -> app.language(language));
    }

    private Button theme(String key, Theme theme) {
        return choice(key, messages.text(key), app.theme() == theme, () -> app.theme(theme));
    }

    private Button side(String key, BarSide side) {
        return choice(key, messages.text(key), app.barSide() == side, () -> app.barSide(side));
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
