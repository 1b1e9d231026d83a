package org.bunpil.client.ui.start;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.dialogs.DialogLayer;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/**
 * The boards of this computer, the newest first, or those in the trash. Keys of the list: Enter opens or puts back, Delete moves to the
 * trash or deletes for good.
 */
final class BoardListPane extends VBox {
    /** Cells have one height, so that a list of hundreds is laid out at once. */
    static final double ROW = 52;

    private static final int LEAST_ROWS = 4;

    private final Messages messages;
    private final StartModel.StartActions actions;
    private final DialogLayer dialogs;
    private final Consumer<StartModel.BoardItem> open;
    private final Consumer<String> failed;
    private final Label title = new Label();
    private final Button trash = new Button();
    private final Label explain = new Label();
    private final Label noticeText = new Label();
    private final Button undo = new Button();
    private final HBox notice = new HBox(noticeText, undo);
    private final Label none = new Label();
    private final ListView<StartModel.BoardItem> list = new ListView<>();
    private List<StartModel.BoardItem> boards = List.of();
    private boolean inTrash;

    /**
     * @param open opens a board
     * @param openFile asks for a file and opens it
     * @param failed shows a sentence
     */
    BoardListPane(
            Messages messages,
            StartModel.StartActions actions,
            DialogLayer dialogs,
            Consumer<StartModel.BoardItem> open,
            Runnable openFile,
            Consumer<String> failed) {
        this.messages = messages;
        this.actions = actions;
        this.dialogs = dialogs;
        this.open = open;
        this.failed = failed;
        getStyleClass().add("boards");
        title.getStyleClass().add("card-title");
        trash.setId("boards.trash");
        trash.getStyleClass().addAll("quiet", "boards-trash");
        trash.setOnAction(event -> {
            inTrash = !inTrash;
            shown(notice, false);
            show();
        });
        Region air = new Region();
        HBox.setHgrow(air, Priority.ALWAYS);
        Button file = new Button(messages.text("boards.file"), new FontIcon(Material2OutlinedAL.FOLDER_OPEN));
        file.setId("boards.file");
        file.getStyleClass().addAll("quiet", "boards-trash");
        file.setOnAction(event -> openFile.run());
        HBox head = new HBox(title, air, file, trash);
        head.getStyleClass().add("boards-head");
        head.setAlignment(Pos.CENTER_LEFT);
        explain.getStyleClass().add("muted");
        explain.setWrapText(true);
        explain.setMinHeight(USE_PREF_SIZE);
        noticeText.setId("boards.notice");
        noticeText.setWrapText(true);
        noticeText.setMinHeight(USE_PREF_SIZE);
        noticeText.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(noticeText, Priority.ALWAYS);
        undo.setId("boards.undo");
        undo.setText(messages.text("boards.restore"));
        undo.setMinWidth(USE_PREF_SIZE);
        notice.getStyleClass().add("boards-notice");
        notice.setAlignment(Pos.CENTER_LEFT);
        shown(notice, false);
        list.setId("boards.list");
        list.setFixedCellSize(ROW);
        list.setPlaceholder(none);
        list.setCellFactory(view -> new BoardRow(messages, this));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        none.setId("boards.none");
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(head, explain, notice, list);
        show();
        actions.listBoards(this::show);
    }

    private void key(KeyEvent event) {
        StartModel.BoardItem item = list.getSelectionModel().getSelectedItem();
        if (item == null) return;
        switch (event.getCode()) {
            case ENTER -> chosen(item);
            case DELETE, BACK_SPACE -> removed(item);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Opens a board, or takes it out of the trash. */
    void chosen(StartModel.BoardItem item) {
        if (item.trashed()) actions.restore(item.board(), this::show);
        else open.accept(item);
    }

    /** Moves a board to the trash, or asks whether to delete it for good. */
    void removed(StartModel.BoardItem item) {
        if (item.trashed()) {
            dialogs.show(DeleteBoardDialog.of(messages, item, () -> actions.deleteForGood(item.board(), this::show)));
        } else {
            actions.moveToTrash(item.board(), now -> {
                show(now);
                if (now.problem() == null) noticeTrashed(item.board());
            });
        }
    }

    private void noticeTrashed(String board) {
        for (StartModel.BoardItem each : boards) {
            if (!each.board().equals(board) || !each.trashed()) continue;
            noticeText.setText(
                    each.unsent()
                            ? messages.text("boards.trashed.unsent", name(each, messages))
                            : messages.text(
                                    "boards.trashed",
                                    name(each, messages),
                                    BoardDates.day(each.deletedMillis(), messages.locale())));
            undo.setOnAction(event -> {
                shown(notice, false);
                actions.restore(board, this::show);
            });
            shown(notice, true);
        }
    }

    private void show(StartModel.BoardList now) {
        boards = now.boards();
        shown(notice, false);
        String problem = now.problem();
        if (problem != null) failed.accept(problem);
        show();
    }

    private void show() {
        List<StartModel.BoardItem> trashed =
                boards.stream().filter(StartModel.BoardItem::trashed).toList();
        List<StartModel.BoardItem> here = inTrash
                ? trashed
                : boards.stream().filter(each -> !each.trashed()).toList();
        title.setText(messages.text(inTrash ? "boards.trash.title" : "boards.title", here.size()));
        explain.setText(messages.text("boards.trash.explain"));
        shown(explain, inTrash);
        trash.setText(inTrash ? messages.text("boards.back") : messages.text("boards.trash", trashed.size()));
        trash.setGraphic(new FontIcon(inTrash ? Material2OutlinedAL.ARROW_BACK : Material2OutlinedAL.DELETE));
        shown(trash, inTrash || !trashed.isEmpty());
        none.setText(messages.text(inTrash ? "boards.trash.none" : "boards.none"));
        int selected = list.getSelectionModel().getSelectedIndex();
        list.getItems().setAll(here);
        if (selected >= 0 && !here.isEmpty())
            list.getSelectionModel().clearAndSelect(Math.min(selected, here.size() - 1));
        double edges = 4;
        list.setPrefHeight(Math.max(1, here.size()) * ROW + edges);
        list.setMinHeight(Math.clamp(here.size(), 1, LEAST_ROWS) * ROW + edges);
        list.setMaxHeight(list.getPrefHeight());
    }

    static String name(StartModel.BoardItem item, Messages messages) {
        return item.title().isBlank() ? messages.text("untitled") : item.title();
    }

    private static void shown(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    /** For an item of the list, null for none. */
    static @Nullable String accessible(StartModel.@Nullable BoardItem item, Messages messages) {
        return item == null ? null : name(item, messages) + ", " + BoardDates.when(item.usedMillis(), messages);
    }
}
