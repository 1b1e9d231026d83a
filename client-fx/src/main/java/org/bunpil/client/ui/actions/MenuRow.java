package org.bunpil.client.ui.actions;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.theme.Icons;
import org.kordamp.ikonli.Ikon;

/** A row of a popover menu: icon and text, as wide as the menu. */
public final class MenuRow {
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

    private MenuRow() {}

    public static Button of(UiContext ui, String key, Ikon icon) {
        return of(key, ui.messages().text(key), Icons.of(icon));
    }

    /** A row that closes the menu and then runs an action. */
    public static Button of(UiContext ui, Action action) {
        Button row = of(action.id(), action.tip(ui.messages()), action.icon().get());
        row.pseudoClassStateChanged(UNAVAILABLE, action.disabledReason().get() != null);
        row.setOnAction(event -> {
            ui.popovers().close();
            action.runOrExplain(ui);
        });
        return row;
    }

    private static Button of(String id, String words, Node icon) {
        Button row = new Button(words, icon);
        row.setId(id);
        row.getStyleClass().addAll("quiet", "menu-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
