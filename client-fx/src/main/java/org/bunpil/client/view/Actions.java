package org.bunpil.client.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;
import org.bunpil.client.editor.Arranging;
import org.bunpil.client.editor.Commands;
import org.bunpil.client.editor.Editor;
import org.bunpil.model.Code;
import org.bunpil.undo.UndoReport;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** All actions of a window but the choice of a tool. */
final class Actions {
    private static final double ZOOM_STEP = 1.25;

    private final Chrome chrome;
    private final Editor editor;
    private final List<Action> all = new ArrayList<>();
    private final List<Action> aligning = new ArrayList<>();

    final Action undo;
    final Action redo;
    final Action cut;
    final Action copy;
    final Action paste;
    final Action image;
    final Action group;
    final Action ungroup;
    final Action selectAll;
    final Action duplicate;
    final Action delete;
    final Action front;
    final Action back;
    final Action lock;
    final Action pageBefore;
    final Action pageAfter;
    final Action pageAdd;
    final Action pageDelete;
    final Action clear;
    final Action zoomIn;
    final Action zoomOut;
    final Action zoomReset;
    final Action zoomFit;
    final Action fullScreen;
    final Action shortcuts;

    Actions(Chrome chrome, Clippings clippings) {
        this.chrome = chrome;
        this.editor = chrome.desk().editor();
        Commands commands = editor.commands();
        undo = add(
                "action.undo",
                Material2OutlinedMZ.UNDO,
                () -> editor.canUndo() ? notWriting() : "why.nothing.undo",
                () -> tell(editor.undo()),
                "Shortcut+Z");
        redo = add(
                "action.redo",
                Material2OutlinedMZ.REDO,
                () -> editor.canRedo() ? notWriting() : "why.nothing.redo",
                () -> tell(editor.redo()),
                "Shortcut+Y",
                "Shortcut+Shift+Z");
        cut = add(
                "action.cut",
                Material2OutlinedAL.CONTENT_CUT,
                () -> nothingSelected() ? "why.nothing.selected" : notWriting(),
                clippings::cut,
                "Shortcut+X");
        copy = add(
                "action.copy",
                Material2OutlinedAL.CONTENT_COPY,
                () -> nothingSelected() ? "why.nothing.selected" : null,
                clippings::copy,
                "Shortcut+C");
        paste = add(
                "action.paste", Material2OutlinedAL.CONTENT_PASTE, this::notWriting, clippings::paste, "Shortcut+V");
        image = add(
                "action.image",
                Material2OutlinedAL.IMAGE,
                () -> chrome.shell().opensFiles() ? notWriting() : "why.kiosk",
                clippings::choose,
                "I");
        duplicate = add(
                "action.duplicate",
                Material2OutlinedAL.LIBRARY_ADD,
                this::notWriting,
                commands::duplicate,
                "Shortcut+D");
        delete = add(
                "action.delete", Material2OutlinedAL.DELETE, this::notWriting, commands::delete, "Delete", "Backspace");
        front = add(
                "action.front",
                Material2OutlinedAL.FLIP_TO_FRONT,
                this::notWriting,
                commands::toFront,
                "Close Bracket");
        back = add("action.back", Material2OutlinedAL.FLIP_TO_BACK, this::notWriting, commands::toBack, "Open Bracket");
        Arranging arranging = editor.arranging();
        group = add("action.group", Material2OutlinedAL.GROUP_WORK, () -> several(2), arranging::group, "Shortcut+G");
        ungroup = add(
                "action.ungroup",
                Material2OutlinedAL.CALL_SPLIT,
                () -> editor.arranging().hasGroup() ? notWriting() : "why.no.group",
                arranging::ungroup,
                "Shortcut+Shift+G");
        align(Arranging.Alignment.LEFT, "action.align_left", Material2OutlinedAL.ALIGN_HORIZONTAL_LEFT);
        align(Arranging.Alignment.CENTRE, "action.align_centre", Material2OutlinedAL.ALIGN_HORIZONTAL_CENTER);
        align(Arranging.Alignment.RIGHT, "action.align_right", Material2OutlinedAL.ALIGN_HORIZONTAL_RIGHT);
        aligning.add(add(
                "action.distribute_across",
                Material2OutlinedAL.HORIZONTAL_DISTRIBUTE,
                () -> several(3),
                () -> arranging.distribute(true)));
        align(Arranging.Alignment.TOP, "action.align_top", Material2OutlinedAL.ALIGN_VERTICAL_TOP);
        align(Arranging.Alignment.MIDDLE, "action.align_middle", Material2OutlinedAL.ALIGN_VERTICAL_CENTER);
        align(Arranging.Alignment.BOTTOM, "action.align_bottom", Material2OutlinedAL.ALIGN_VERTICAL_BOTTOM);
        aligning.add(add(
                "action.distribute_down",
                Material2OutlinedMZ.VERTICAL_DISTRIBUTE,
                () -> several(3),
                () -> arranging.distribute(false)));
        lock = add(
                "action.lock",
                Material2OutlinedAL.LOCK,
                () -> chrome.desk().host() ? null : "why.host",
                arranging::toggleLock);
        selectAll = add(
                "action.select_all",
                Material2OutlinedMZ.SELECT_ALL,
                Actions::always,
                commands::selectAll,
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
                this::notWriting,
                () -> editor.pages().add());
        pageDelete = add(
                "action.page_delete",
                Material2OutlinedAL.DELETE_OUTLINE,
                () -> editor.pages().all().size() > 1 ? notWriting() : "why.last.page",
                () -> editor.pages().delete());
        clear = add(
                "action.clear",
                Material2OutlinedAL.LAYERS_CLEAR,
                () -> chrome.desk().host() ? null : "why.host",
                () -> chrome.sheets().show(new ClearSheet(chrome)));
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
                () -> chrome.shell().fullScreen(!chrome.shell().fullScreen()),
                "F11");
        shortcuts = add(
                "action.shortcuts",
                Material2OutlinedAL.KEYBOARD,
                Actions::always,
                () -> chrome.sheets().show(new ShortcutSheet(chrome, this)),
                "F1",
                "Shift+Slash");
    }

    private void align(Arranging.Alignment alignment, String key, Ikon icon) {
        aligning.add(add(key, icon, () -> several(2), () -> editor.arranging().align(alignment)));
    }

    private @Nullable String several(int least) {
        return editor.selection().size() < least ? "why.few.selected" : notWriting();
    }

    private boolean nothingSelected() {
        return editor.selection().isEmpty();
    }

    /** Left, centre, right, spread across; top, middle, bottom, spread down. */
    List<Action> aligning() {
        return List.copyOf(aligning);
    }

    /** Every action, in the order of the shortcut sheet. */
    List<Action> all() {
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
    @Nullable
    String notWriting() {
        Code code = editor.mayWrite();
        return code == null ? null : whyKey(code);
    }

    /** The few words for a reason not to write. */
    static String whyKey(Code code) {
        return switch (code) {
            case FROZEN, MUTED, ROLE, LIMIT -> "why." + code.text();
            default -> "code." + code.text();
        };
    }

    private void tell(UndoReport report) {
        if (report.leftAlone() > 0) {
            chrome.toasts().show(Toasts.Kind.INFO, chrome.words().text("undo.left_alone", report.leftAlone()));
        }
    }
}
