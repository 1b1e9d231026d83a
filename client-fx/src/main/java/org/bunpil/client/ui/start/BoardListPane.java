package org.bunpil.client.ui.start;

import java.nio.file.Path;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.controls.Delay;
import org.bunpil.client.ui.controls.NonBlinkingCaret;
import org.bunpil.client.ui.controls.TextLimit;
import org.bunpil.client.ui.dialogs.DialogLayer;
import org.bunpil.client.ui.dialogs.RecentFilesDialog;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * The boards of this computer with their folders, those of one folder, or those in the trash. Keys of the list: Enter opens or puts back,
 * Delete moves to the trash or deletes for good, F2 renames, Ctrl+D duplicates, Ctrl+M moves to a folder, Backspace leaves a folder, and the
 * menu key has all of it.
 */
final class BoardListPane extends VBox {
    /** Cells have one height, so that a list of hundreds is laid out at once. */
    static final double ROW = 88;

    private static final int LEAST_ROWS = 3;
    /** So many boards are seen at once anyway. */
    private static final int FEW = 4;

    private static final int MOST_TYPED = 100;
    private static final long SEARCH_MILLIS = 120;

    private final Messages messages;
    private final StartModel.StartActions actions;
    private final Consumer<StartModel.BoardItem> open;
    private final Consumer<String> failed;
    private final Label title = new Label();
    private final Button trash = new Button();
    private final Label explain = new Label();
    private final BoardNotice notice = new BoardNotice();
    private final Button newFolder = new Button();
    private final BoardCommands commands;
    private final Label none = new Label();
    private final ListView<StartModel.Entry> list = new ListView<>();
    private final TextField query = NonBlinkingCaret.install(new TextField());
    private final Button sort = new Button();
    private final HBox tools = new HBox(query, sort);
    private final List<BoardRow> rows = new ArrayList<>();
    private final BoardThumbnails thumbnails;
    /** A search in what is written begins when nothing was typed for a moment. */
    private final Delay searching = new Delay(SEARCH_MILLIS, this::search);

    private List<StartModel.BoardItem> boards = List.of();
    private List<StartModel.Folder> folders = List.of();
    /** The folder whose boards are shown, or null. */
    private StartModel.@Nullable Folder inFolder;

    /** The boards that have what is looked for, and where; null: nothing is looked for. */
    private @Nullable Map<String, String> found;

    private boolean inTrash;

    /**
     * @param open opens a board
     * @param openFile asks for a file and opens it
     * @param openRecent opens a file
     * @param failed shows a sentence
     */
    BoardListPane(
            Messages messages,
            StartModel.StartActions actions,
            DialogLayer dialogs,
            Consumer<StartModel.BoardItem> open,
            Runnable openFile,
            Consumer<Path> openRecent,
            Consumer<String> failed) {
        this.messages = messages;
        this.actions = actions;
        this.open = open;
        this.failed = failed;
        this.commands = new BoardCommands(messages, dialogs, actions, notice, this);
        getStyleClass().add("boards");
        title.getStyleClass().add("card-title");
        trash.setId("boards.trash");
        trash.getStyleClass().addAll("quiet", "boards-trash");
        trash.setOnAction(event -> {
            if (inFolder == null) inTrash = !inTrash;
            else inFolder = null;
            notice.hide();
            show();
        });
        Region air = new Region();
        HBox.setHgrow(air, Priority.ALWAYS);
        Button file = new Button(messages.text("boards.file"), new FontIcon(Material2OutlinedAL.FOLDER_OPEN));
        file.setId("boards.file");
        file.getStyleClass().addAll("quiet", "boards-trash");
        file.setOnAction(event -> openFile.run());
        newFolder.setId("boards.folder.new");
        newFolder.setGraphic(new FontIcon(Material2OutlinedAL.CREATE_NEW_FOLDER));
        newFolder.getStyleClass().addAll("quiet", "boards-trash");
        newFolder.setAccessibleText(messages.text("boards.folder.new"));
        newFolder.setTooltip(new Tooltip(messages.text("boards.folder.new")));
        newFolder.setOnAction(event -> commands.addFolder(null));
        Button recent = new Button(null, new FontIcon(Material2OutlinedAL.HISTORY));
        recent.setId("boards.recent");
        recent.getStyleClass().addAll("quiet", "boards-trash");
        recent.setAccessibleText(messages.text("action.file_recent"));
        recent.setTooltip(new Tooltip(messages.text("action.file_recent")));
        recent.setOnAction(
                event -> actions.recentFiles(found -> dialogs.show(RecentFilesDialog.of(messages, found, openRecent))));
        shown(recent, false);
        actions.recentFiles(found -> shown(recent, !found.isEmpty()));
        HBox head = new HBox(title, air, newFolder, recent, file, trash);
        head.getStyleClass().add("boards-head");
        head.setAlignment(Pos.CENTER_LEFT);
        explain.getStyleClass().add("muted");
        explain.setWrapText(true);
        explain.setMinHeight(USE_PREF_SIZE);
        list.setId("boards.list");
        list.setFixedCellSize(ROW);
        list.setPlaceholder(none);
        list.setCellFactory(view -> {
            BoardRow row = new BoardRow(messages, this, commands);
            rows.add(row);
            return row;
        });
        thumbnails = new BoardThumbnails(actions::thumbnail, board -> rows.forEach(row -> row.loaded(board)));
        query.setId("boards.search");
        query.setPromptText(messages.text("boards.search"));
        query.setAccessibleText(messages.text("boards.search"));
        query.setTextFormatter(TextLimit.of(MOST_TYPED));
        query.textProperty().addListener((observable, before, now) -> searching.start());
        query.addEventHandler(KeyEvent.KEY_PRESSED, this::searchKey);
        HBox.setHgrow(query, Priority.ALWAYS);
        sort.setId("boards.sort");
        sort.getStyleClass().add("quiet");
        sort.setMinWidth(USE_PREF_SIZE);
        sort.setGraphic(new FontIcon(Material2OutlinedMZ.SORT));
        sort.setOnAction(event -> {
            actions.order(actions.order().next());
            show();
        });
        tools.getStyleClass().add("boards-tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> commands.key(event, list.getSelectionModel().getSelectedItem()));
        none.setId("boards.none");
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(head, explain, tools, notice, list);
        show();
        actions.listBoards(this::show);
    }

    /** Leaves the folder or the trash. */
    void back() {
        trash.fire();
    }

    boolean isInFolder() {
        return inFolder != null;
    }

    private void searchKey(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> {
                if (query.getText().isEmpty()) return;
                query.clear();
            }
            case DOWN -> {
                list.requestFocus();
                if (list.getSelectionModel().isEmpty()) list.getSelectionModel().selectFirst();
            }
            // The newest of what was found.
            case ENTER -> {
                search();
                if (!list.getItems().isEmpty() && !inTrash)
                    chosen(list.getItems().getFirst());
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Titles are looked through at once, what is written on the boards a little later. */
    private void search() {
        searching.stop();
        String typed = query.getText();
        BoardSearch wanted = new BoardSearch(typed);
        if (wanted.isEmpty()) {
            found = null;
            actions.search("", ignored -> {});
        } else {
            Map<String, String> titles = new HashMap<>();
            for (StartModel.BoardItem each : boards)
                if (wanted.isIn(name(each, messages))) titles.put(each.board(), "");
            found = titles;
            actions.search(typed, now -> {
                if (!typed.equals(query.getText())) return;
                Map<String, String> all = new HashMap<>(titles);
                all.putAll(now);
                found = all;
                show();
            });
        }
        show();
    }

    /** What stands around the words that were looked for; "" if nothing was, or they are in the title. */
    String excerpt(StartModel.BoardItem item) {
        return found == null ? "" : found.getOrDefault(item.board(), "");
    }

    @Nullable
    Image thumbnail(StartModel.BoardItem item) {
        return thumbnails.of(item.board());
    }

    /** The folder that a board that was found is in; "" if nothing is looked for, or it is in none. */
    String foundIn(StartModel.BoardItem item) {
        StartModel.Folder folder = found == null ? null : folder(item.folder());
        return folder == null ? "" : folder.title();
    }

    /** By their titles. */
    List<StartModel.Folder> folders() {
        return folders;
    }

    /** The folder with this id; null if there is none, or none any more. */
    StartModel.@Nullable Folder folder(String id) {
        for (StartModel.Folder each : folders) if (each.id().equals(id)) return each;
        return null;
    }

    /** How many boards are in a folder. */
    long count(StartModel.Folder folder) {
        return boards.stream()
                .filter(each -> !each.trashed() && each.folder().equals(folder.id()))
                .count();
    }

    /** All boards, those in the trash too. */
    List<StartModel.BoardItem> boards() {
        return boards;
    }

    /** Selects a board, if it is shown. */
    void select(String board) {
        for (StartModel.Entry each : list.getItems()) {
            if (!(each instanceof StartModel.BoardItem item) || !item.board().equals(board)) continue;
            list.getSelectionModel().select(each);
            list.scrollTo(each);
            return;
        }
    }

    /** Opens a board or a folder, or takes a board out of the trash. */
    void chosen(StartModel.Entry entry) {
        switch (entry) {
            case StartModel.Folder folder -> {
                inFolder = folder;
                notice.hide();
                show();
                list.getSelectionModel().selectFirst();
            }
            case StartModel.BoardItem item -> {
                if (item.trashed()) actions.restore(item.board(), this::show);
                else open.accept(item);
            }
        }
    }

    /** Shows what the app has listed. */
    void show(StartModel.BoardList now) {
        boards = now.boards();
        List<StartModel.Folder> all = new ArrayList<>(now.folders());
        Collator words = Collator.getInstance(messages.locale());
        all.sort(Comparator.comparing(StartModel.Folder::title, words::compare));
        folders = all;
        if (inFolder != null) inFolder = folder(inFolder.id());
        notice.hide();
        String problem = now.problem();
        if (problem != null) failed.accept(problem);
        if (found == null) show();
        else search();
    }

    private void show() {
        List<StartModel.BoardItem> trashed =
                boards.stream().filter(StartModel.BoardItem::trashed).toList();
        List<StartModel.BoardItem> all = inTrash
                ? trashed
                : boards.stream().filter(each -> !each.trashed()).toList();
        Map<String, String> only = found;
        StartModel.Folder folder = inTrash || only != null ? null : inFolder;
        List<StartModel.Entry> here = new ArrayList<>();
        if (only == null && !inTrash && folder == null) here.addAll(folders);
        all.stream()
                .filter(each -> only == null ? inTrash || isHere(each, folder) : only.containsKey(each.board()))
                .sorted(actions.order().comparator(messages))
                .forEach(here::add);
        title.setText(
                folder == null
                        ? messages.text(inTrash ? "boards.trash.title" : "boards.title", all.size())
                        : messages.text("boards.folder.title", folder.title(), here.size()));
        sort.setText(messages.text(actions.order().key()));
        shown(tools, all.size() > FEW || only != null);
        explain.setText(messages.text("boards.trash.explain"));
        shown(explain, inTrash);
        boolean inside = inTrash || inFolder != null;
        trash.setText(inside ? messages.text("boards.back") : messages.text("boards.trash", trashed.size()));
        trash.setGraphic(new FontIcon(inside ? Material2OutlinedAL.ARROW_BACK : Material2OutlinedAL.DELETE));
        shown(trash, inside || !trashed.isEmpty());
        shown(newFolder, !inside && !all.isEmpty());
        none.setText(messages.text(
                only != null
                        ? "boards.search.none"
                        : inTrash ? "boards.trash.none" : folder != null ? "boards.folder.none.in" : "boards.none"));
        int selected = list.getSelectionModel().getSelectedIndex();
        list.getItems().setAll(here);
        if (selected >= 0 && !here.isEmpty())
            list.getSelectionModel().clearAndSelect(Math.min(selected, here.size() - 1));
        double edges = 4;
        // A search that finds little must not move what is below.
        int size = only == null ? here.size() : all.size();
        list.setPrefHeight(Math.max(1, size) * ROW + edges);
        list.setMinHeight(Math.clamp(size, 1, LEAST_ROWS) * ROW + edges);
        list.setMaxHeight(list.getPrefHeight());
    }

    /** Whether a board is in a folder; null: in none. */
    private boolean isHere(StartModel.BoardItem item, StartModel.@Nullable Folder in) {
        return in == null ? folder(item.folder()) == null : item.folder().equals(in.id());
    }

    static String name(StartModel.BoardItem item, Messages messages) {
        return item.title().isBlank() ? messages.text("untitled") : item.title();
    }

    private static void shown(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    /** For an entry of the list, null for none. */
    static @Nullable String accessible(StartModel.@Nullable Entry entry, Messages messages) {
        return switch (entry) {
            case null -> null;
            case StartModel.BoardItem item ->
                name(item, messages) + ", " + BoardDates.when(item.usedMillis(), messages);
            case StartModel.Folder folder -> messages.text("boards.folder.accessible", folder.title());
        };
    }
}
