package org.bunpil.client.ui.commands;

import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.bunpil.client.ui.actions.DisabledReasons;
import org.bunpil.client.ui.dialogs.RecentFilesDialog;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Saving the board as a file, and opening one. */
public final class FileActions extends ActionGroup {
    public final Action save;
    public final Action saveAs;
    public final Action saveClass;
    public final Action open;
    public final Action recent;

    FileActions(UiContext ui, DisabledReasons disabledReasons) {
        save = add(Action.of("action.file_save", Action.Section.VIEW, Material2OutlinedMZ.SAVE)
                .keys("Shortcut+S")
                .notAtKiosk()
                .does(() -> ui.app().files().save(ui)));
        saveAs = add(Action.of("action.file_save_as", Action.Section.VIEW, Material2OutlinedMZ.SAVE_ALT)
                .keys("Shortcut+Shift+S")
                .notAtKiosk()
                .does(() -> ui.app().files().saveAs(ui)));
        saveClass = add(Action.of("action.class_save", Action.Section.VIEW, Material2OutlinedAL.ALL_INBOX)
                .notAtKiosk()
                .unless(disabledReasons::hosts)
                .does(() -> ui.app().files().saveClass(ui)));
        open = add(Action.of("action.file_open", Action.Section.VIEW, Material2OutlinedAL.FOLDER_OPEN)
                .keys("Shortcut+O")
                .notAtKiosk()
                .does(() -> ui.app().files().open(ui)));
        recent = add(Action.of("action.file_recent", Action.Section.VIEW, Material2OutlinedAL.HISTORY)
                .notAtKiosk()
                .does(() -> ui.app()
                        .files()
                        .recent(files -> ui.dialogs()
                                .show(RecentFilesDialog.of(
                                        ui.messages(),
                                        files,
                                        file -> ui.app().files().open(ui, file))))));
    }

    /** Whether the action works while text is being written, which is finished first: nobody should wonder whether it was saved. */
    public boolean isWhileWriting(Action action) {
        return action.equals(save) || action.equals(saveAs);
    }
}
