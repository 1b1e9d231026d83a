package org.bunpil.client.ui.commands;

import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.SelectionCommands;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.bunpil.client.ui.actions.DisabledReasons;
import org.bunpil.client.ui.clipboard.ClipboardController;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.undo.UndoReport;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Undo, the clipboard, and commands for the whole selection. */
public final class EditActions extends ActionGroup {
    public final Action undo;
    public final Action redo;
    public final Action cut;
    public final Action copy;
    public final Action paste;
    public final Action image;
    public final Action duplicate;
    public final Action delete;
    public final Action selectAll;

    EditActions(UiContext ui, DisabledReasons disabledReasons, ClipboardController clipboard) {
        Editor editor = ui.board().editor();
        SelectionCommands selectionCommands = editor.selectionCommands();
        undo = add(Action.of("action.undo", Action.Section.EDIT, Material2OutlinedMZ.UNDO)
                .keys("Shortcut+Z")
                .unless(() -> editor.undoHistory().canUndo() ? disabledReasons.writing() : "why.nothing.undo")
                .does(() -> tell(ui, editor.undoHistory().undo())));
        redo = add(Action.of("action.redo", Action.Section.EDIT, Material2OutlinedMZ.REDO)
                .keys("Shortcut+Y", "Shortcut+Shift+Z")
                .unless(() -> editor.undoHistory().canRedo() ? disabledReasons.writing() : "why.nothing.redo")
                .does(() -> tell(ui, editor.undoHistory().redo())));
        cut = add(Action.of("action.cut", Action.Section.EDIT, Material2OutlinedAL.CONTENT_CUT)
                .keys("Shortcut+X")
                .unless(() -> disabledReasons.selected(1))
                .does(clipboard::cut));
        copy = add(Action.of("action.copy", Action.Section.EDIT, Material2OutlinedAL.CONTENT_COPY)
                .keys("Shortcut+C")
                .unless(() -> editor.selection().isEmpty() ? "why.nothing.selected" : null)
                .does(clipboard::copy));
        paste = add(Action.of("action.paste", Action.Section.EDIT, Material2OutlinedAL.CONTENT_PASTE)
                .keys("Shortcut+V")
                .unless(disabledReasons::writing)
                .does(clipboard::paste));
        image = add(Action.of("action.image", Action.Section.EDIT, Material2OutlinedAL.IMAGE)
                .keys("I")
                .unless(() -> ui.app().allowsFileDialogs() ? disabledReasons.writing() : "why.kiosk")
                .does(clipboard::choose));
        duplicate = add(Action.of("action.duplicate", Action.Section.EDIT, Material2OutlinedAL.LIBRARY_ADD)
                .keys("Shortcut+D")
                .unless(() -> disabledReasons.selected(1))
                .does(selectionCommands::duplicate));
        delete = add(Action.of("action.delete", Action.Section.EDIT, Material2OutlinedAL.DELETE)
                .keys("Delete", "Backspace")
                .unless(() -> disabledReasons.selected(1))
                .does(selectionCommands::delete));
        selectAll = add(Action.of("action.select_all", Action.Section.EDIT, Material2OutlinedMZ.SELECT_ALL)
                .keys("Shortcut+A")
                .does(selectionCommands::selectAll));
    }

    private static void tell(UiContext ui, UndoReport report) {
        if (report.leftAlone() > 0) {
            ui.toasts().show(Toasts.Kind.INFO, ui.messages().text("undo.left_alone", report.leftAlone()));
        }
    }
}
