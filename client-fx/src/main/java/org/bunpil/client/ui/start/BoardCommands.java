package org.bunpil.client.ui.start;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.input.KeyEvent;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.dialogs.DialogLayer;
import org.jspecify.annotations.Nullable;

/** What is done with boards and folders of the list, by keys, rows and menus: what goes can be taken back, or is asked about first. */
final class BoardCommands {
    private final Messages messages;
    private final DialogLayer dialogs;
    private final StartModel.StartActions actions;
    private final BoardNotice notice;
    private final BoardListPane pane;
    private final BoardMenu menu;

    BoardCommands(
            Messages messages,
            DialogLayer dialogs,
            StartModel.StartActions actions,
            BoardNotice notice,
            BoardListPane pane) {
        this.messages = messages;
        this.dialogs = dialogs;
        this.actions = actions;
        this.notice = notice;
        this.pane = pane;
        this.menu = new BoardMenu(messages, dialogs, pane, this);
    }

    /** @param entry the selected one, or null */
    void key(KeyEvent event, StartModel.@Nullable Entry entry) {
        boolean shortcut = event.isShortcutDown();
        switch (event.getCode()) {
            case BACK_SPACE -> {
                if (pane.isInFolder()) pane.back();
                else with(entry, this::removed);
            }
            case ENTER -> with(entry, pane::chosen);
            case DELETE -> with(entry, this::removed);
            case F2 -> with(entry, menu::rename);
            case CONTEXT_MENU -> with(entry, menu::open);
            case F10 -> with(event.isShiftDown() ? entry : null, menu::open);
            case D -> with(shortcut && entry instanceof StartModel.BoardItem board ? board : null, this::duplicated);
            case M -> with(shortcut && entry instanceof StartModel.BoardItem board ? board : null, menu::move);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static <T> void with(@Nullable T chosen, Consumer<T> then) {
        if (chosen != null) then.accept(chosen);
    }

    /** Shows all that can be done with a board or a folder. */
    void menu(StartModel.Entry entry) {
        menu.open(entry);
    }

    /** Asks for the name of a new folder. @param board is put into it; null for none */
    void addFolder(StartModel.@Nullable BoardItem board) {
        menu.addFolder(board);
    }

    /** Moves a board to the trash, or asks whether to delete it for good; deletes a folder. */
    void removed(StartModel.Entry entry) {
        switch (entry) {
            case StartModel.Folder folder -> {
                long count = pane.count(folder);
                actions.deleteFolder(folder.id(), now -> {
                    pane.show(now);
                    if (now.problem() == null)
                        notice(
                                messages.text("boards.folder.deleted", folder.title(), count),
                                "action.undo",
                                () -> actions.putFolder(folder, pane::show));
                });
            }
            case StartModel.BoardItem item -> removed(item);
        }
    }

    private void removed(StartModel.BoardItem item) {
        if (item.trashed()) {
            dialogs.show(DeleteBoardDialog.of(messages, item, () -> actions.deleteForGood(item.board(), pane::show)));
        } else {
            actions.moveToTrash(item.board(), now -> {
                pane.show(now);
                if (now.problem() == null) noticeTrashed(item.board());
            });
        }
    }

    private void noticeTrashed(String board) {
        for (StartModel.BoardItem each : pane.boards()) {
            if (!each.board().equals(board) || !each.trashed()) continue;
            notice(
                    each.unsent()
                            ? messages.text("boards.trashed.unsent", BoardListPane.name(each, messages))
                            : messages.text(
                                    "boards.trashed",
                                    BoardListPane.name(each, messages),
                                    BoardDates.day(each.deletedMillis(), messages.locale())),
                    "boards.restore",
                    () -> actions.restore(board, pane::show));
        }
    }

    private void notice(String sentence, String takeBack, Runnable takenBack) {
        notice.say(sentence, messages.text(takeBack), takenBack);
    }

    void renamed(StartModel.Entry entry, String name) {
        switch (entry) {
            case StartModel.BoardItem item -> actions.rename(item.board(), name, pane::show);
            case StartModel.Folder folder -> actions.putFolder(new StartModel.Folder(folder.id(), name), pane::show);
        }
    }

    /** Makes a copy of a board, which is selected then. */
    void duplicated(StartModel.BoardItem item) {
        if (item.trashed()) return;
        Set<String> before =
                pane.boards().stream().map(StartModel.BoardItem::board).collect(Collectors.toCollection(HashSet::new));
        actions.duplicate(item.board(), messages.text("boards.copy", BoardListPane.name(item, messages)), now -> {
            pane.show(now);
            for (StartModel.BoardItem each : pane.boards())
                if (!before.contains(each.board())) pane.select(each.board());
        });
    }

    /** Puts a board into a folder. @param to empty for none */
    void moved(StartModel.BoardItem item, String to) {
        actions.move(item.board(), to, now -> {
            pane.show(now);
            if (now.problem() == null) noticeMoved(item, to);
        });
    }

    private void noticeMoved(StartModel.BoardItem item, String to) {
        StartModel.Folder folder = pane.folder(to);
        String name = BoardListPane.name(item, messages);
        notice(
                folder == null
                        ? messages.text("boards.moved.out", name)
                        : messages.text("boards.moved", name, folder.title()),
                "action.undo",
                () -> actions.move(item.board(), item.folder(), pane::show));
    }

    /** Makes a folder. @param board is put into it; null for none */
    void folderAdded(String name, StartModel.@Nullable BoardItem board) {
        actions.addFolder(name, board == null ? null : board.board(), now -> {
            pane.show(now);
            if (board == null || now.problem() != null) return;
            for (StartModel.BoardItem each : pane.boards())
                if (each.board().equals(board.board())) noticeMoved(board, each.folder());
        });
    }
}
