package org.bunpil.client.ui.actions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;
import org.bunpil.client.editor.ArrangeCommands;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.SelectionCommands;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.clipboard.ClipboardController;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.model.ErrorCode;
import org.bunpil.undo.UndoReport;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** All actions of a window but the choice of a tool. */
public final class Actions {
    private static final double ZOOM_STEP = 1.25;

    private final UiContext ui;
    private final Editor editor;
    private final List<Action> all = new ArrayList<>();
    private final List<Action> aligning = new ArrayList<>();

    public final Action undo;
    public final Action redo;
    public final Action cut;
    public final Action copy;
    public final Action paste;
    public final Action image;
    public final Action group;
    public final Action ungroup;
    public final Action selectAll;
    public final Action duplicate;
    public final Action delete;
    public final Action front;
    public final Action back;
    public final Action lock;
    public final Action pageBefore;
    public final Action pageAfter;
    public final Action pageAdd;
    public final Action pageDelete;
    public final Action clear;
    public final Action zoomIn;
    public final Action zoomOut;
    public final Action zoomReset;
    public final Action zoomFit;
    public final Action fullScreen;
    public final Action shortcuts;

    public Actions(UiContext ui, ClipboardController clipboard) {
        this.ui = ui;
        this.editor = ui.board().editor();
        SelectionCommands selectionCommands = editor.selectionCommands();
        undo = add(
                "action.undo",
                Material2OutlinedMZ.UNDO,
                () -> editor.canUndo() ? writingDisabledReason() : "why.nothing.undo",
                () -> tell(editor.undo()),
                "Shortcut+Z");
        redo = add(
                "action.redo",
                Material2OutlinedMZ.REDO,
                () -> editor.canRedo() ? writingDisabledReason() : "why.nothing.redo",
                () -> tell(editor.redo()),
                "Shortcut+Y",
                "Shortcut+Shift+Z");
        cut = add(
                "action.cut",
                Material2OutlinedAL.CONTENT_CUT,
                () -> nothingSelected() ? "why.nothing.selected" : writingDisabledReason(),
                clipboard::cut,
                "Shortcut+X");
        copy = add(
                "action.copy",
                Material2OutlinedAL.CONTENT_COPY,
                () -> nothingSelected() ? "why.nothing.selected" : null,
                clipboard::copy,
                "Shortcut+C");
        paste = add(
                "action.paste",
                Material2OutlinedAL.CONTENT_PASTE,
                this::writingDisabledReason,
                clipboard::paste,
                "Shortcut+V");
        image = add(
                "action.image",
                Material2OutlinedAL.IMAGE,
                () -> ui.app().allowsFileDialogs() ? writingDisabledReason() : "why.kiosk",
                clipboard::choose,
                "I");
        duplicate = add(
                "action.duplicate",
                Material2OutlinedAL.LIBRARY_ADD,
                this::writingDisabledReason,
                selectionCommands::duplicate,
                "Shortcut+D");
        delete = add(
                "action.delete",
                Material2OutlinedAL.DELETE,
                this::writingDisabledReason,
                selectionCommands::delete,
                "Delete",
                "Backspace");
        front = add(
                "action.front",
                Material2OutlinedAL.FLIP_TO_FRONT,
                this::writingDisabledReason,
                selectionCommands::toFront,
                "Close Bracket");
        back = add(
                "action.back",
                Material2OutlinedAL.FLIP_TO_BACK,
                this::writingDisabledReason,
                selectionCommands::toBack,
                "Open Bracket");
        ArrangeCommands arrangeCommands = editor.arrangeCommands();
        group = add(
                "action.group", Material2OutlinedAL.GROUP_WORK, () -> several(2), arrangeCommands::group, "Shortcut+G");
        ungroup = add(
                "action.ungroup",
                Material2OutlinedAL.CALL_SPLIT,
                () -> editor.arrangeCommands().hasGroup() ? writingDisabledReason() : "why.no.group",
                arrangeCommands::ungroup,
                "Shortcut+Shift+G");
        align(ArrangeCommands.Alignment.LEFT, "action.align_left", Material2OutlinedAL.ALIGN_HORIZONTAL_LEFT);
        align(ArrangeCommands.Alignment.CENTRE, "action.align_centre", Material2OutlinedAL.ALIGN_HORIZONTAL_CENTER);
        align(ArrangeCommands.Alignment.RIGHT, "action.align_right", Material2OutlinedAL.ALIGN_HORIZONTAL_RIGHT);
        aligning.add(add(
                "action.distribute_across",
                Material2OutlinedAL.HORIZONTAL_DISTRIBUTE,
                () -> several(3),
                () -> arrangeCommands.distribute(true)));
        align(ArrangeCommands.Alignment.TOP, "action.align_top", Material2OutlinedAL.ALIGN_VERTICAL_TOP);
        align(ArrangeCommands.Alignment.MIDDLE, "action.align_middle", Material2OutlinedAL.ALIGN_VERTICAL_CENTER);
        align(ArrangeCommands.Alignment.BOTTOM, "action.align_bottom", Material2OutlinedAL.ALIGN_VERTICAL_BOTTOM);
        aligning.add(add(
                "action.distribute_down",
                Material2OutlinedMZ.VERTICAL_DISTRIBUTE,
                () -> several(3),
                () -> arrangeCommands.distribute(false)));
        lock = add(
                "action.lock",
                Material2OutlinedAL.LOCK,
                () -> ui.board().isHost() ? null : "why.host",
                arrangeCommands::toggleLock);
        selectAll = add(
                "action.select_all",
                Material2OutlinedMZ.SELECT_ALL,
                Actions::always,
                selectionCommands::selectAll,
                "Shortcut+A");
        pageBefore = add(
                "action.page_before",
                Material2OutlinedAL.CHEVRON_LEFT,
                Actions::always,
                () -> editor.pages().previous(),
                "Page Up");
        pageAfter = add(
                "action.page_after",
                Material2OutlinedAL.CHEVRON_RIGHT,
                Actions::always,
                () -> editor.pages().next(),
                "Page Down");
        pageAdd = add(
                "action.page_add",
                Material2OutlinedAL.ADD,
                this::writingDisabledReason,
                () -> editor.pages().add());
        pageDelete = add(
                "action.page_delete",
                Material2OutlinedAL.DELETE_OUTLINE,
                () -> editor.pages().all().size() > 1 ? writingDisabledReason() : "why.last.page",
                () -> editor.pages().delete());
        clear = add(
                "action.clear",
                Material2OutlinedAL.LAYERS_CLEAR,
                () -> ui.board().isHost() ? null : "why.host",
                () -> ui.dialogs().show(new ClearPageDialog(ui)));
        zoomIn = add(
                "action.zoom_in",
                Material2OutlinedAL.ADD,
                Actions::always,
                () -> editor.zoomBy(ZOOM_STEP),
                "Shortcut+Plus",
                "Shortcut+Equals");
        zoomOut = add(
                "action.zoom_out",
                Material2OutlinedMZ.REMOVE,
                Actions::always,
                () -> editor.zoomBy(1 / ZOOM_STEP),
                "Shortcut+Minus");
        zoomReset =
                add("action.zoom_reset", Material2OutlinedMZ.SEARCH, Actions::always, editor::zoomReset, "Shortcut+0");
        zoomFit = add(
                "action.zoom_fit", Material2OutlinedMZ.ZOOM_OUT_MAP, Actions::always, editor::zoomFit, "Shortcut+9");
        fullScreen = add(
                "action.full_screen",
                Material2OutlinedAL.FULLSCREEN,
                Actions::always,
                () -> ui.app().fullScreen(!ui.app().fullScreen()),
                "F11");
        shortcuts = add(
                "action.shortcuts",
                Material2OutlinedAL.KEYBOARD,
                Actions::always,
                () -> ui.dialogs().show(new ShortcutsDialog(ui, this)),
                "F1",
                "Shift+Slash");
    }

    private void align(ArrangeCommands.Alignment alignment, String key, Ikon icon) {
        aligning.add(
                add(key, icon, () -> several(2), () -> editor.arrangeCommands().align(alignment)));
    }

    private @Nullable String several(int least) {
        return editor.selection().size() < least ? "why.few.selected" : writingDisabledReason();
    }

    private boolean nothingSelected() {
        return editor.selection().isEmpty();
    }

    /** Left, centre, right, spread across; top, middle, bottom, spread down. */
    public List<Action> aligning() {
        return List.copyOf(aligning);
    }

    /** Every action, in the order of the shortcut sheet. */
    public List<Action> all() {
        return List.copyOf(all);
    }

    private Action add(String key, Ikon icon, Supplier<@Nullable String> obstacle, Runnable perform, String... keys) {
        List<KeyCombination> combinations =
                Arrays.stream(keys).map(KeyCombination::valueOf).toList();
        Action action = new Action(key, icon, combinations, obstacle, perform);
        all.add(action);
        return action;
    }

    private static @Nullable String always() {
        return null;
    }

    /** Why nothing can be written just now, or null. */
    public @Nullable String writingDisabledReason() {
        ErrorCode code = editor.mayWrite();
        return code == null ? null : reasonKey(code);
    }

    /** The few words for a reason not to write. */
    public static String reasonKey(ErrorCode code) {
        return switch (code) {
            case FROZEN, MUTED, ROLE, LIMIT -> "why." + code.text();
            default -> "code." + code.text();
        };
    }

    private void tell(UndoReport report) {
        if (report.leftAlone() > 0) {
            ui.toasts().show(Toasts.Kind.INFO, ui.messages().text("undo.left_alone", report.leftAlone()));
        }
    }
}
