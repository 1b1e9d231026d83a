package org.bunpil.client.ui.actions;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.ui.commands.Actions;

/** The actions of one feature. Actions lists the groups, and so they appear in menus, on keys and in the palette. */
public abstract class ActionGroup {
    private final List<Action> all = new ArrayList<>();

    /** Adds an action at the end. @return the action */
    public final Action add(Action action) {
        all.add(action);
        return action;
    }

    /** In the order of the shortcuts dialog. */
    public final List<Action> all() {
        return List.copyOf(all);
    }
}
