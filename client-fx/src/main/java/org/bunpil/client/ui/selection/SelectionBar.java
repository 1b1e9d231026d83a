package org.bunpil.client.ui.selection;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.layout.Pane;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.ActionButton;
import org.bunpil.client.ui.commands.Actions;
import org.bunpil.client.ui.controls.FloatingBar;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.style.ColorSwatch;
import org.bunpil.client.ui.style.StyleControls;
import org.bunpil.client.ui.theme.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** A bar beside the selection with the commands for it. */
public final class SelectionBar extends Pane {
    /** Space for the selection's handles between selection and bar. */
    private static final double GAP = 40;

    private static final double EDGE = 8;
    /** Height of the top bar and of the dock, which the bar must not cover. */
    private static final double BARS_HEIGHT = 72;

    private static final List<Palette> COLORS = List.of(Palette.BLACK, Palette.RED, Palette.BLUE, Palette.GREEN);

    private final Editor editor;
    private final FloatingBar bar = new FloatingBar();

    public SelectionBar(UiContext ui, Actions actions) {
        this.editor = ui.board().editor();
        setPickOnBounds(false);
        bar.setId("selection-bar");
        for (Palette color : COLORS) {
            bar.getChildren().add(new ColorSwatch(color, actions.style.color(color), ui));
        }
        bar.getChildren()
                .addAll(
                        new Separator(Orientation.VERTICAL),
                        new ActionButton(actions.arrange.front, ui),
                        new ActionButton(actions.arrange.back, ui),
                        new ActionButton(actions.arrange.lock, ui),
                        new ActionButton(actions.edit.duplicate, ui),
                        new ActionButton(actions.edit.delete, ui),
                        more(ui, actions));
        getChildren().setAll(bar);
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.SELECTION), count -> requestLayout());
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.VIEWPORT), count -> requestLayout());
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.PRESENCE), count -> requestLayout());
    }

    private static Button more(UiContext ui, Actions actions) {
        Button[] self = new Button[1];
        Button more = StyleControls.button(
                "selection.more",
                Icons.of(Material2OutlinedMZ.MORE_VERT),
                ui.messages().text("selection.more"),
                () -> ui.popovers().toggle(self[0], new SelectionOptions(ui, actions)));
        self[0] = more;
        return more;
    }

    @Override
    protected void layoutChildren() {
        @Nullable Bounds bounds = editor.selectionBounds();
        // During a drag the bar would cover what is being moved.
        bar.setVisible(bounds != null && !editor.localPresence().isDragging());
        if (bounds == null) {
            return;
        }
        Viewport view = editor.viewport();
        double width = bar.prefWidth(-1);
        double height = bar.prefHeight(-1);
        double x = view.toViewX(bounds.centreX()) - width / 2;
        double above = view.toViewY(bounds.minY()) - GAP - height;
        double y = above >= BARS_HEIGHT ? above : view.toViewY(bounds.maxY()) + GAP;
        bar.resizeRelocate(
                Math.rint(Math.clamp(x, EDGE, Math.max(EDGE, getWidth() - EDGE - width))),
                Math.rint(Math.clamp(y, BARS_HEIGHT, Math.max(BARS_HEIGHT, getHeight() - BARS_HEIGHT - height))),
                width,
                height);
    }
}
