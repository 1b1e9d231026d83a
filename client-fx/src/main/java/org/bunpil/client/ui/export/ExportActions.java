package org.bunpil.client.ui.export;

import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Exporting and printing. */
public final class ExportActions extends ActionGroup {
    public final Action export;
    public final Action print;

    public ExportActions(UiContext ui) {
        export = add(Action.of("action.export", Action.Section.VIEW, Material2OutlinedMZ.SAVE_ALT)
                .keys("Shortcut+E")
                .notAtKiosk()
                .does(() -> ui.dialogs().show(ExportDialog.of(ui))));
        print = add(Action.of("action.print", Action.Section.VIEW, Material2OutlinedMZ.PRINT)
                .keys("Shortcut+P")
                .notAtKiosk()
                .does(() -> PrintDialog.show(ui)));
    }
}
