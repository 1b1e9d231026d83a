package org.bunpil.client.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.commands.Actions;
import org.bunpil.client.ui.connection.ConnectionChip;
import org.bunpil.client.ui.controls.BesideTooltip;
import org.bunpil.client.ui.controls.FloatingBar;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.people.FreezeToggle;
import org.bunpil.client.ui.people.JoinCodeButton;
import org.bunpil.client.ui.people.PeopleButton;
import org.bunpil.client.ui.people.RaiseHandButton;
import org.bunpil.client.ui.theme.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * Above the board: title and connection at the left, people at the right. Two separate bars, so that the board can be used between them.
 */
final class TopBar extends HBox {
    private static final double TITLE_MAX_WIDTH = 560;

    private TopBar(FloatingBar left, @Nullable FloatingBar right) {
        getStyleClass().add("top-bar");
        setPickOnBounds(false);
        setAlignment(Pos.CENTER_LEFT);
        Region air = new Region();
        air.setMouseTransparent(true);
        setHgrow(air, Priority.ALWAYS);
        left.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(left, air);
        if (right == null) return;
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setMinWidth(USE_PREF_SIZE);
        getChildren().add(right);
    }

    static TopBar full(UiContext ui, Actions actions) {
        FloatingBar left = new FloatingBar(menu(ui, actions), title(ui), chip(ui));
        FloatingBar right = new FloatingBar(
                new RaiseHandButton(ui, actions.classroom.raiseHand),
                new FreezeToggle(ui, actions.classroom),
                new PeopleButton(ui, actions.classroom.people),
                new JoinCodeButton(ui, actions.classroom.code),
                present(ui, actions.view.present));
        return new TopBar(left, right);
    }

    /** Only title and connection; what can be pressed is below, where a child reaches it. */
    static TopBar kiosk(UiContext ui) {
        FloatingBar left = new FloatingBar(title(ui), chip(ui));
        left.getStyleClass().add("kiosk-bar");
        return new TopBar(left, null);
    }

    private static ConnectionChip chip(UiContext ui) {
        return new ConnectionChip(ui.board().session(), ui.messages());
    }

    private static Button menu(UiContext ui, Actions actions) {
        Button menu = new Button(null, Icons.of(Material2OutlinedMZ.MENU));
        menu.setId("menu");
        menu.getStyleClass().addAll("quiet", "icon-button");
        menu.setFocusTraversable(false);
        menu.setTooltip(new BesideTooltip(menu, ui.messages().text("bar.menu")));
        menu.setAccessibleText(ui.messages().text("bar.menu"));
        menu.setOnAction(event -> ui.popovers().toggle(menu, new MainMenu(ui, actions, menu)));
        return menu;
    }

    private static Label title(UiContext ui) {
        Label title = new Label();
        title.setId("title");
        title.getStyleClass().add("board-title");
        title.setMaxWidth(TITLE_MAX_WIDTH);
        title.setMinWidth(0);
        title.setTextOverrun(OverrunStyle.ELLIPSIS);
        Tooltip full = new BesideTooltip(title, "");
        title.setTooltip(full);
        SceneBinding.bind(title, ui.board().session().title(), text -> {
            String shown = text.isBlank() ? ui.messages().text("untitled") : text;
            title.setText(shown);
            full.setText(shown);
        });
        return title;
    }

    private static Button present(UiContext ui, Action present) {
        Button button =
                new Button(ui.messages().text("bar.present"), present.icon().get());
        button.setId(present.id());
        button.getStyleClass().add("quiet");
        button.setFocusTraversable(false);
        button.setTooltip(new BesideTooltip(button, ui.messages().text("bar.present.tip")));
        button.setOnAction(event -> present.runOrExplain(ui));
        return button;
    }
}
