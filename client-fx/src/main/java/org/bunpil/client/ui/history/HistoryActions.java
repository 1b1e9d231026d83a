package org.bunpil.client.ui.history;

import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.bunpil.client.ui.actions.DisabledReasons;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** For teachers: what was deleted, and what one person did, can be put right. */
public final class HistoryActions extends ActionGroup {
    /** Shows what was deleted. */
    public final Action deleted;
    /** Takes back what one person did; asks whose. */
    public final Action takeBack;

    private final UiContext ui;

    public HistoryActions(UiContext ui, DisabledReasons disabledReasons) {
        this.ui = ui;
        deleted = add(Action.of("history.deleted", Action.Section.EDIT, Material2OutlinedMZ.RESTORE_FROM_TRASH)
                .unless(disabledReasons::hosts)
                .notAtKiosk()
                .does(() -> ui.dialogs().show(DeletedDialog.of(ui))));
        takeBack = add(Action.of("history.take_back", Action.Section.EDIT, Material2OutlinedAL.HISTORY)
                .unless(disabledReasons::hosts)
                .notAtKiosk()
                .does(() -> ui.dialogs().show(TakeBackDialog.of(ui, 0))));
    }

    /** Takes back what this person did, after a look at what that would change. */
    public void takeBack(int participant) {
        ui.dialogs().show(TakeBackDialog.of(ui, participant));
    }
}
