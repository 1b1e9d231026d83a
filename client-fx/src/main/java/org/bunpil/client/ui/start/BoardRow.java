package org.bunpil.client.ui.start;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.bunpil.client.i18n.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** One board of the list. Its buttons do what keys do for the selected row, so Tab leaves the list at once. */
final class BoardRow extends ListCell<StartModel.BoardItem> {
    private final Messages messages;
    private final BoardListPane pane;

    BoardRow(Messages messages, BoardListPane pane) {
        this.messages = messages;
        this.pane = pane;
        getStyleClass().add("board-row");
        // As wide as the list, so that a long title is cut and not the buttons.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(StartModel.@Nullable BoardItem item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        setAccessibleText(BoardListPane.accessible(empty ? null : item, messages));
        setGraphic(empty || item == null ? null : row(item));
    }

    private HBox row(StartModel.BoardItem item) {
        Ikon icon = item.host() ? Material2OutlinedAL.CAST_FOR_EDUCATION : Material2OutlinedMZ.SCHOOL;
        String name = BoardListPane.name(item, messages);
        HBox row = new HBox();
        row.setAlignment(Pos.CENTER_LEFT);
        if (item.trashed()) {
            Label title = new Label(name, new FontIcon(icon));
            title.getStyleClass().add("board-title-row");
            grow(title, item, name);
            Button restore = button("boards.restore", null);
            restore.setOnAction(event -> pane.chosen(item));
            Button delete = button("boards.delete", null);
            delete.getStyleClass().add("danger-text");
            delete.setOnAction(event -> pane.removed(item));
            String until = item.deletedMillis() > 0
                    ? messages.text("boards.until", BoardDates.day(item.deletedMillis(), messages.locale()))
                    : messages.text("boards.unsent");
            row.getChildren().setAll(title, muted(until), restore, delete);
        } else {
            Button open = new Button(name, new FontIcon(icon));
            open.getStyleClass().addAll("quiet", "menu-row");
            open.setFocusTraversable(false);
            open.setAlignment(Pos.CENTER_LEFT);
            grow(open, item, name);
            open.setOnAction(event -> pane.chosen(item));
            Button remove = button("boards.remove", Material2OutlinedAL.CLOSE);
            remove.setOnAction(event -> pane.removed(item));
            row.getChildren().setAll(open, muted(BoardDates.when(item.usedMillis(), messages)), remove);
        }
        return row;
    }

    private void grow(Labeled title, StartModel.BoardItem item, String name) {
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        // A long title is cut off, and the icon alone is not clear to everybody.
        title.setTooltip(new Tooltip(name + "\n" + messages.text(item.host() ? "boards.host" : "boards.joined")));
    }

    private Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "board-date");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private Button button(String key, @Nullable Ikon icon) {
        Button button = new Button();
        button.setId(key);
        button.getStyleClass().add("quiet");
        button.setFocusTraversable(false);
        button.setMinWidth(USE_PREF_SIZE);
        if (icon == null) {
            button.setText(messages.text(key));
        } else {
            button.setGraphic(new FontIcon(icon));
            button.getStyleClass().add("icon-button");
            button.setAccessibleText(messages.text(key));
            button.setTooltip(new Tooltip(messages.text(key)));
        }
        return button;
    }
}
