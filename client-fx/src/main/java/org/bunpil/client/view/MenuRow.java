package org.bunpil.client.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import org.kordamp.ikonli.Ikon;

/** A line of a floating menu: an icon and words, as wide as the menu. */
final class MenuRow {
    private MenuRow() {}

    static Button of(Words words, String key, Ikon icon) {
        Button row = new Button(words.text(key), Icons.of(icon));
        row.setId(key);
        row.getStyleClass().addAll("quiet", "menu-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
