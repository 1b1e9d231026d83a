package org.bunpil.client.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Above the board: left what board this is and how it is connected, right who is here. Two floating pieces with nothing between them. */
final class TopBar extends HBox {
    private static final double TITLE_MAX_WIDTH = 560;

    private TopBar(FloatingBar left, FloatingBar right) {
        getStyleClass().add("top-bar");
        setPickOnBounds(false);
        setAlignment(Pos.CENTER_LEFT);
        Region air = new Region();
        air.setMouseTransparent(true);
        setHgrow(air, Priority.ALWAYS);
        left.setAlignment(Pos.CENTER_LEFT);
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(left, air, right);
    }

    static TopBar full(Chrome chrome, Actions actions, PeopleSheet people, Runnable present) {
        FloatingBar left = new FloatingBar(menu(chrome, actions), title(chrome), chip(chrome));
        FloatingBar right = new FloatingBar(
                new HandButton(chrome),
                new FreezeToggle(chrome),
                new PeopleButton(chrome, people),
                new CodeButton(chrome),
                present(chrome, present));
        return new TopBar(left, right);
    }

    /** What board and how it is connected; nothing that leads away from it. */
    static TopBar kiosk(Chrome chrome) {
        FloatingBar left = new FloatingBar(title(chrome), chip(chrome));
        left.getStyleClass().add("kiosk-bar");
        return new TopBar(left, new FloatingBar(new HandButton(chrome)));
    }

    private static ConnectionChip chip(Chrome chrome) {
        return new ConnectionChip(chrome.desk().session(), chrome.words());
    }

    private static Button menu(Chrome chrome, Actions actions) {
        Button menu = new Button(null, Icons.of(Material2OutlinedMZ.MENU));
        menu.setId("menu");
        menu.getStyleClass().addAll("quiet", "icon-button");
        menu.setFocusTraversable(false);
        menu.setTooltip(new Tooltip(chrome.words().text("bar.menu")));
        menu.setAccessibleText(chrome.words().text("bar.menu"));
        menu.setOnAction(event -> chrome.floats().toggle(menu, new MainMenu(chrome, actions)));
        return menu;
    }

    private static Label title(Chrome chrome) {
        Label title = new Label();
        title.setId("title");
        title.getStyleClass().add("board-title");
        title.setMaxWidth(TITLE_MAX_WIDTH);
        title.setMinWidth(0);
        title.setTextOverrun(OverrunStyle.ELLIPSIS);
        Tooltip full = new Tooltip();
        title.setTooltip(full);
        Bound.to(title, chrome.desk().session().title(), text -> {
            String shown = text.isBlank() ? chrome.words().text("untitled") : text;
            title.setText(shown);
            full.setText(shown);
        });
        return title;
    }

    private static Button present(Chrome chrome, Runnable present) {
        Button button = new Button(chrome.words().text("bar.present"), Icons.of(Material2OutlinedMZ.SLIDESHOW));
        button.setId("present");
        button.getStyleClass().add("quiet");
        button.setFocusTraversable(false);
        button.setTooltip(new Tooltip(chrome.words().text("bar.present.tip")));
        button.setOnAction(event -> present.run());
        return button;
    }
}
