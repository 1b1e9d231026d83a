package org.bunpil.client.ui.commands;

import org.bunpil.client.editor.Editor;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.bunpil.client.ui.actions.ScreenControls;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Zoom and full screen. */
public final class ViewActions extends ActionGroup {
    private static final double ZOOM_STEP = 1.25;

    public final Action zoomIn;
    public final Action zoomOut;
    public final Action zoomReset;
    public final Action zoomFit;
    public final Action fullScreen;
    public final Action present;

    ViewActions(UiContext ui, ScreenControls pane) {
        Editor editor = ui.board().editor();
        AppControl app = ui.app();
        zoomIn = add(Action.of("action.zoom_in", Action.Section.VIEW, Material2OutlinedAL.ADD)
                .about("action.zoom")
                // The + key also has = on it, and people omit Shift.
                .keys("Shortcut+Plus", "Shortcut+Equals")
                .does(() -> editor.zoomBy(ZOOM_STEP)));
        zoomOut = add(Action.of("action.zoom_out", Action.Section.VIEW, Material2OutlinedMZ.REMOVE)
                .about("action.zoom")
                .keys("Shortcut+Minus")
                .does(() -> editor.zoomBy(1 / ZOOM_STEP)));
        zoomReset = add(Action.of("action.zoom_reset", Action.Section.VIEW, Material2OutlinedMZ.SEARCH)
                .about("action.zoom")
                .keys("Shortcut+0")
                .does(editor::zoomReset));
        zoomFit = add(Action.of("action.zoom_fit", Action.Section.VIEW, Material2OutlinedMZ.ZOOM_OUT_MAP)
                .keys("Shortcut+9")
                .does(() -> editor.zoomFit(pane.covered())));
        fullScreen = add(Action.of("action.full_screen", Action.Section.VIEW, Material2OutlinedAL.FULLSCREEN)
                .keys("F11")
                .notAtKiosk()
                .does(() -> app.fullScreen(!app.fullScreen())));
        present = add(Action.of("present", Action.Section.VIEW, Material2OutlinedMZ.SLIDESHOW)
                .named(messages -> messages.text(pane.isPresenting() ? "action.present.end" : "bar.present"))
                .notAtKiosk()
                .does(() -> pane.present(!pane.isPresenting())));
    }
}
