package org.bunpil.client.ui.controls;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.theme.Icons;
import org.kordamp.ikonli.Ikon;

/** A line of a floating menu: an icon and words, as wide as the menu. */
public final class MenuRow {
    private MenuRow() {}

    public static Button of(Messages messages, String key, Ikon icon) {
        Button row = new Button(messages.text(key), Icons.of(icon));
        row.setId(key);
        row.getStyleClass().addAll("quiet", "menu-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
