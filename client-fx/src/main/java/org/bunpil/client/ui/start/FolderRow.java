package org.bunpil.client.ui.start;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A folder in the list of boards: its title, and how many boards are in it. */
final class FolderRow extends HBox {
    private final Messages messages;
    private final BoardListPane pane;
    private final Label title = new Label();
    private final Label count = new Label();
    private final Button open = new Button();

    /** @param more opens the menu of whatever the row shows */
    FolderRow(Messages messages, BoardListPane pane, Button more) {
        this.messages = messages;
        this.pane = pane;
        StackPane frame = new StackPane(new FontIcon(Material2OutlinedAL.FOLDER));
        frame.getStyleClass().add("board-folder");
        frame.setMinSize(BoardRow.THUMBNAIL_WIDTH, BoardRow.THUMBNAIL_HEIGHT);
        frame.setMaxSize(BoardRow.THUMBNAIL_WIDTH, BoardRow.THUMBNAIL_HEIGHT);
        title.getStyleClass().add("board-title-row");
        count.getStyleClass().addAll("muted", "board-date");
        VBox texts = new VBox(title, count);
        texts.getStyleClass().add("board-texts");
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox content = new HBox(frame, texts);
        content.getStyleClass().add("board-content");
        content.setAlignment(Pos.CENTER_LEFT);
        open.setGraphic(content);
        open.getStyleClass().addAll("quiet", "board-open");
        open.setFocusTraversable(false);
        open.setAlignment(Pos.CENTER_LEFT);
        open.setMinWidth(0);
        open.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(open, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        setFillHeight(false);
        setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(open, more);
    }

    void fill(StartModel.Folder folder) {
        title.setText(folder.title());
        count.setText(messages.text("boards.folder.count", pane.count(folder)));
        open.setAccessibleText(folder.title());
        open.setOnAction(event -> pane.chosen(folder));
    }
}
