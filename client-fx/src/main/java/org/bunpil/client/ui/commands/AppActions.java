package org.bunpil.client.ui.commands;

import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.bunpil.client.ui.actions.ScreenControls;
import org.bunpil.client.ui.settings.SettingsDialog;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Finding commands, help, and leaving the board or the app. */
public final class AppActions extends ActionGroup {
    public final Action palette;
    public final Action shortcuts;
    public final Action settings;
    public final Action leave;
    public final Action quit;

    /** @param actions to list; read only when they are shown */
    AppActions(UiContext ui, Actions actions, ScreenControls pane) {
        AppControl app = ui.app();
        palette = add(Action.of("action.palette", Action.Section.VIEW, Material2OutlinedMZ.SEARCH)
                .keys("Shortcut+K")
                .does(pane::findAction));
        shortcuts = add(Action.of("action.shortcuts", Action.Section.VIEW, Material2OutlinedAL.KEYBOARD)
                .keys("F1", "'?'")
                .does(() -> ui.dialogs().show(ShortcutsDialog.of(ui, actions))));
        settings = add(Action.of("action.settings", Action.Section.VIEW, Material2OutlinedMZ.SETTINGS)
                .notAtKiosk()
                .does(() -> ui.dialogs().show(SettingsDialog.of(ui.messages(), app))));
        leave = add(Action.of("action.leave", Action.Section.VIEW, Material2OutlinedMZ.MEETING_ROOM)
                .notAtKiosk()
                .does(() -> LeaveClassDialog.confirm(ui, app::leave)));
        quit = add(Action.of("action.quit", Action.Section.VIEW, Material2OutlinedAL.CLOSE)
                .notAtKiosk()
                .does(() -> LeaveClassDialog.confirm(ui, app::quit)));
    }
}
