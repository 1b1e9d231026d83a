package org.bunpil.client.ui.start;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * One board of the list: how it looked, its title, when it was open, and what was found on it; or a folder. Its buttons do what keys do for
 * the selected row, so Tab leaves the list at once.
 */
final class BoardRow extends ListCell<StartModel.Entry> {
    static final double THUMBNAIL_WIDTH = 128;
    static final double THUMBNAIL_HEIGHT = 72;

    private final Messages messages;
    private final BoardListPane pane;
    private final BoardCommands commands;
    private final ImageView image = new ImageView();
    private final FontIcon icon = new FontIcon();
    private final StackPane frame = new StackPane(icon, image);
    private final Label title = new Label();
    private final Label when = new Label();
    private final Label excerpt = new Label();
    private final Button open = new Button();
    private final Button remove;
    private final Button restore;
    private final Button delete;
    private final HBox row = new HBox();
    private final Tooltip tip = new Tooltip();
    private final Button more;
    private final FolderRow folderRow;
    private StartModel.@Nullable Entry shown;

    BoardRow(Messages messages, BoardListPane pane, BoardCommands commands) {
        this.messages = messages;
        this.pane = pane;
        this.commands = commands;
        getStyleClass().add("board-row");
        // As wide as the list, so that a long title is cut and not the buttons.
        setPrefWidth(0);
        image.setFitWidth(THUMBNAIL_WIDTH);
        image.setFitHeight(THUMBNAIL_HEIGHT);
        frame.getStyleClass().add("board-thumbnail");
        frame.setMinSize(THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT);
        frame.setMaxSize(THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT);
        title.getStyleClass().add("board-title-row");
        title.setTextOverrun(OverrunStyle.ELLIPSIS);
        when.getStyleClass().addAll("muted", "board-date");
        excerpt.getStyleClass().add("board-excerpt");
        VBox texts = new VBox(title, when, excerpt);
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
        open.setTooltip(tip);
        HBox.setHgrow(open, Priority.ALWAYS);
        remove = button("boards.remove", Material2OutlinedAL.CLOSE);
        restore = button("boards.restore", null);
        delete = button("boards.delete", null);
        delete.getStyleClass().add("danger-text");
        more = moreButton();
        folderRow = new FolderRow(messages, pane, moreButton());
        row.setAlignment(Pos.CENTER_LEFT);
        row.setFillHeight(false);
        setText(null);
        // Also by a finger that is held, where the system says so.
        setOnContextMenuRequested(event -> {
            if (shown != null) commands.menu(shown);
            event.consume();
        });
    }

    private Button moreButton() {
        Button button = button("boards.more", Material2OutlinedMZ.MORE_VERT);
        button.setOnAction(event -> {
            if (shown != null) commands.menu(shown);
        });
        return button;
    }

    @Override
    protected void updateItem(StartModel.@Nullable Entry item, boolean empty) {
        super.updateItem(item, empty);
        shown = empty ? null : item;
        setAccessibleText(BoardListPane.accessible(shown, messages));
        switch (shown) {
            case null -> setGraphic(null);
            case StartModel.BoardItem board -> {
                setGraphic(row);
                fill(board);
            }
            case StartModel.Folder folder -> {
                setGraphic(folderRow);
                folderRow.fill(folder);
            }
        }
    }

    private void fill(StartModel.BoardItem item) {
        String name = BoardListPane.name(item, messages);
        String whose = messages.text(item.host() ? "boards.host" : "boards.joined");
        title.setText(name);
        when.setText(date(item, whose));
        String found = pane.excerpt(item);
        excerpt.setText(found);
        excerpt.setVisible(!found.isEmpty());
        excerpt.setManaged(!found.isEmpty());
        icon.setIconCode(item.host() ? Material2OutlinedAL.CAST_FOR_EDUCATION : Material2OutlinedMZ.SCHOOL);
        image.setImage(pane.thumbnail(item));
        open.setAccessibleText(name);
        // A long title is cut off.
        tip.setText(name + "\n" + whose);
        open.setMouseTransparent(item.trashed());
        open.setOnAction(event -> pane.chosen(item));
        remove.setOnAction(event -> commands.removed(item));
        restore.setOnAction(event -> pane.chosen(item));
        delete.setOnAction(event -> commands.removed(item));
        if (item.trashed()) row.getChildren().setAll(open, restore, delete);
        else row.getChildren().setAll(open, more, remove);
    }

    private String date(StartModel.BoardItem item, String whose) {
        if (!item.trashed()) {
            String when = messages.text("boards.when", BoardDates.when(item.usedMillis(), messages), whose);
            String folder = pane.foundIn(item);
            return folder.isEmpty() ? when : messages.text("boards.when", when, folder);
        }
        return item.deletedMillis() > 0
                ? messages.text("boards.until", BoardDates.day(item.deletedMillis(), messages.locale()))
                : messages.text("boards.unsent");
    }

    /** The thumbnail of a board is there. */
    void loaded(String board) {
        if (shown instanceof StartModel.BoardItem item && item.board().equals(board))
            image.setImage(pane.thumbnail(item));
    }

    private Button button(String key, @Nullable Ikon drawn) {
        Button button = new Button();
        button.setId(key);
        button.getStyleClass().add("quiet");
        button.setFocusTraversable(false);
        button.setMinWidth(USE_PREF_SIZE);
        if (drawn == null) {
            button.setText(messages.text(key));
        } else {
            button.setGraphic(new FontIcon(drawn));
            button.getStyleClass().add("icon-button");
            button.setAccessibleText(messages.text(key));
            button.setTooltip(new Tooltip(messages.text(key)));
        }
        return button;
    }
}
