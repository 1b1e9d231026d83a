package org.bunpil.client.ui.start;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.dialogs.DialogLayer;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What can be done with a board or a folder of the list, as dialogs: fingers and keys reach all of it. */
final class BoardMenu {
    private static final String RENAME = "boards.rename";

    private final Messages messages;
    private final DialogLayer dialogs;
    private final BoardListPane pane;
    private final BoardCommands commands;

    BoardMenu(Messages messages, DialogLayer dialogs, BoardListPane pane, BoardCommands commands) {
        this.messages = messages;
        this.dialogs = dialogs;
        this.pane = pane;
        this.commands = commands;
    }

    void open(StartModel.Entry entry) {
        switch (entry) {
            case StartModel.BoardItem board -> open(board);
            case StartModel.Folder folder ->
                show(
                        folder.title(),
                        List.of(
                                row("boards.open", Material2OutlinedAL.FOLDER_OPEN, () -> pane.chosen(folder)),
                                keyRow(RENAME, "F2", Material2OutlinedAL.EDIT, () -> rename(folder)),
                                row(
                                        "boards.folder.delete",
                                        Material2OutlinedAL.DELETE_OUTLINE,
                                        () -> commands.removed(folder))));
        }
    }

    private void open(StartModel.BoardItem board) {
        List<Button> rows = new ArrayList<>();
        if (board.trashed()) {
            rows.add(row("boards.restore", Material2OutlinedMZ.RESTORE, () -> pane.chosen(board)));
            rows.add(row("boards.delete", Material2OutlinedAL.DELETE_FOREVER, () -> commands.removed(board)));
        } else {
            rows.add(row("boards.open", Material2OutlinedMZ.OPEN_IN_BROWSER, () -> pane.chosen(board)));
            rows.add(keyRow(RENAME, "F2", Material2OutlinedAL.EDIT, () -> rename(board)));
            rows.add(keyRow(
                    "boards.duplicate",
                    "Shortcut+D",
                    Material2OutlinedAL.CONTENT_COPY,
                    () -> commands.duplicated(board)));
            rows.add(keyRow("boards.move", "Shortcut+M", Material2OutlinedAL.FOLDER, () -> move(board)));
            rows.add(keyRow(
                    "boards.remove", "Delete", Material2OutlinedAL.DELETE_OUTLINE, () -> commands.removed(board)));
        }
        show(BoardListPane.name(board, messages), rows);
    }

    private void show(String title, List<Button> rows) {
        VBox box = new VBox(rows.toArray(Button[]::new));
        box.getStyleClass().add("menu-panel");
        ModalDialog dialog = new ModalDialog("board-menu", title).content(box).cancel(messages.text("action.cancel"));
        for (Button row : rows) {
            var run = row.getOnAction();
            row.setOnAction(event -> {
                dialog.close();
                run.handle(event);
            });
        }
        dialogs.show(dialog);
        if (!rows.isEmpty()) rows.getFirst().requestFocus();
    }

    private Button row(String key, Ikon icon, Runnable run) {
        return row("menu." + key, messages.text(key), icon, run);
    }

    private Button keyRow(String key, String keys, Ikon icon, Runnable run) {
        String shown = KeyCombination.valueOf(keys).getDisplayText();
        return row("menu." + key, messages.text("tip.shortcut", messages.text(key), shown), icon, run);
    }

    private static Button row(String id, String text, Ikon icon, Runnable run) {
        Button row = new Button(text, new FontIcon(icon));
        row.setId(id);
        row.getStyleClass().addAll("quiet", "menu-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setOnAction(event -> run.run());
        return row;
    }

    /** Asks for another name. */
    void rename(StartModel.Entry entry) {
        dialogs.show(
                switch (entry) {
                    case StartModel.BoardItem board ->
                        NameDialog.of(
                                messages,
                                RENAME,
                                "boards.rename.prompt",
                                board.title(),
                                true,
                                name -> commands.renamed(board, name));
                    case StartModel.Folder folder ->
                        NameDialog.of(
                                messages,
                                "boards.folder.name",
                                "boards.folder.name.prompt",
                                folder.title(),
                                false,
                                name -> commands.renamed(folder, name));
                });
    }

    /** Asks into which folder a board is to be put. */
    void move(StartModel.BoardItem board) {
        List<Button> rows = new ArrayList<>();
        for (StartModel.Folder folder : pane.folders()) {
            if (folder.id().equals(board.folder())) continue;
            rows.add(row(
                    "folder." + folder.id(),
                    folder.title(),
                    Material2OutlinedAL.FOLDER,
                    () -> commands.moved(board, folder.id())));
        }
        if (pane.folder(board.folder()) != null)
            rows.add(row("boards.folder.none", Material2OutlinedAL.ARROW_UPWARD, () -> commands.moved(board, "")));
        rows.add(row("boards.folder.new", Material2OutlinedAL.CREATE_NEW_FOLDER, () -> addFolder(board)));
        show(messages.text("boards.move.title", BoardListPane.name(board, messages)), rows);
    }

    /** Asks for the name of a new folder. @param board is put into it; null for none */
    void addFolder(StartModel.@Nullable BoardItem board) {
        dialogs.show(NameDialog.of(
                messages,
                "boards.folder.name",
                "boards.folder.name.prompt",
                "",
                false,
                name -> commands.folderAdded(name, board)));
    }
}
