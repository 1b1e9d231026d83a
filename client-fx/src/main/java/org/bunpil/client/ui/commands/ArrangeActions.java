package org.bunpil.client.ui.commands;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.editor.ArrangeCommands;
import org.bunpil.client.editor.SelectionCommands;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.bunpil.client.ui.actions.DisabledReasons;
import org.bunpil.client.ui.theme.Icons;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Order, groups, alignment and locks of the selection. */
public final class ArrangeActions extends ActionGroup {
    public final Action front;
    public final Action back;
    public final Action group;
    public final Action ungroup;
    public final Action lock;

    private final DisabledReasons disabledReasons;
    private final ArrangeCommands arrangeCommands;
    private final List<Action> aligning = new ArrayList<>();

    ArrangeActions(UiContext ui, DisabledReasons disabledReasons) {
        this.disabledReasons = disabledReasons;
        this.arrangeCommands = ui.board().editor().arrangeCommands();
        SelectionCommands selectionCommands = ui.board().editor().selectionCommands();
        front = add(Action.of("action.front", Action.Section.EDIT, Material2OutlinedAL.FLIP_TO_FRONT)
                .keys("Close Bracket")
                .unless(() -> disabledReasons.selected(1))
                .does(selectionCommands::toFront));
        back = add(Action.of("action.back", Action.Section.EDIT, Material2OutlinedAL.FLIP_TO_BACK)
                .keys("Open Bracket")
                .unless(() -> disabledReasons.selected(1))
                .does(selectionCommands::toBack));
        group = add(Action.of("action.group", Action.Section.EDIT, Material2OutlinedAL.GROUP_WORK)
                .keys("Shortcut+G")
                .unless(() -> disabledReasons.selected(2))
                .does(arrangeCommands::group));
        ungroup = add(Action.of("action.ungroup", Action.Section.EDIT, Material2OutlinedAL.CALL_SPLIT)
                .keys("Shortcut+Shift+G")
                .unless(() -> arrangeCommands.hasGroup() ? disabledReasons.writing() : "why.no.group")
                .does(arrangeCommands::ungroup));
        align(ArrangeCommands.Alignment.LEFT, "action.align_left", Material2OutlinedAL.ALIGN_HORIZONTAL_LEFT);
        align(ArrangeCommands.Alignment.CENTRE, "action.align_centre", Material2OutlinedAL.ALIGN_HORIZONTAL_CENTER);
        align(ArrangeCommands.Alignment.RIGHT, "action.align_right", Material2OutlinedAL.ALIGN_HORIZONTAL_RIGHT);
        distribute(true, "action.distribute_across", Material2OutlinedAL.HORIZONTAL_DISTRIBUTE);
        align(ArrangeCommands.Alignment.TOP, "action.align_top", Material2OutlinedAL.ALIGN_VERTICAL_TOP);
        align(ArrangeCommands.Alignment.MIDDLE, "action.align_middle", Material2OutlinedAL.ALIGN_VERTICAL_CENTER);
        align(ArrangeCommands.Alignment.BOTTOM, "action.align_bottom", Material2OutlinedAL.ALIGN_VERTICAL_BOTTOM);
        distribute(false, "action.distribute_down", Material2OutlinedMZ.VERTICAL_DISTRIBUTE);
        lock = add(Action.of(
                        "action.lock",
                        Action.Section.EDIT,
                        () -> Icons.of(
                                arrangeCommands.isAllLocked()
                                        ? Material2OutlinedAL.LOCK_OPEN
                                        : Material2OutlinedAL.LOCK))
                .named(messages -> messages.text(arrangeCommands.isAllLocked() ? "action.unlock" : "action.lock"))
                .unless(disabledReasons::hosts)
                .does(arrangeCommands::toggleLock));
    }

    /** Left, centre, right, spread across; top, middle, bottom, spread down. */
    public List<Action> aligning() {
        return List.copyOf(aligning);
    }

    private void align(ArrangeCommands.Alignment alignment, String id, Ikon icon) {
        aligning.add(add(Action.of(id, Action.Section.EDIT, icon)
                .unless(() -> disabledReasons.selected(2))
                .does(() -> arrangeCommands.align(alignment))));
    }

    private void distribute(boolean across, String id, Ikon icon) {
        aligning.add(add(Action.of(id, Action.Section.EDIT, icon)
                .unless(() -> disabledReasons.selected(3))
                .does(() -> arrangeCommands.distribute(across))));
    }
}
