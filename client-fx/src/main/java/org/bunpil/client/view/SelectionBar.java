package org.bunpil.client.view;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.layout.Pane;
import org.bunpil.client.editor.Aspect;
import org.bunpil.client.editor.Box;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.Viewport;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What can be done with what is selected, beside it. */
final class SelectionBar extends Pane {
    /** Room for the selection's handles between it and the bar. */
    private static final double GAP = 40;

    private static final double EDGE = 8;
    /** Above and below, the top bar and the dock are in the way. */
    private static final double CHROME = 72;

    private static final List<Palette> COLORS = List.of(Palette.BLACK, Palette.RED, Palette.BLUE, Palette.GREEN);

    private final Editor editor;
    private final FloatingBar bar = new FloatingBar();

    SelectionBar(Chrome chrome, Actions actions) {
        this.editor = chrome.desk().editor();
        setPickOnBounds(false);
        bar.setId("selection-bar");
        for (Palette color : COLORS) {
            bar.getChildren().add(new Swatch(color, chrome.words(), () -> editor.color(color.rgb())));
        }
        bar.getChildren()
                .addAll(
                        new Separator(Orientation.VERTICAL),
                        new ActionButton(actions.front, chrome),
                        new ActionButton(actions.back, chrome),
                        new ActionButton(actions.lock, chrome),
                        new ActionButton(actions.duplicate, chrome),
                        new ActionButton(actions.delete, chrome),
                        more(chrome, actions));
        getChildren().setAll(bar);
        Bound.to(this, chrome.desk().signals().on(Aspect.SELECTION), count -> requestLayout());
        Bound.to(this, chrome.desk().signals().on(Aspect.VIEWPORT), count -> requestLayout());
        Bound.to(this, chrome.desk().signals().on(Aspect.PRESENCE), count -> requestLayout());
    }

    private static Button more(Chrome chrome, Actions actions) {
        Button[] self = new Button[1];
        Button more = StyleRows.button(
                "selection.more",
                Icons.of(Material2OutlinedMZ.MORE_VERT),
                chrome.words().text("selection.more"),
                () -> chrome.floats().toggle(self[0], new SelectionOptions(chrome, actions)));
        self[0] = more;
        return more;
    }

    @Override
    protected void layoutChildren() {
        @Nullable Box box = editor.selectionBox();
        // What is being moved would lie beneath it.
        bar.setVisible(box != null && !editor.self().isDragging());
        if (box == null) {
            return;
        }
        Viewport view = editor.viewport();
        double width = bar.prefWidth(-1);
        double height = bar.prefHeight(-1);
        double x = view.toViewX(box.centreX()) - width / 2;
        double above = view.toViewY(box.minY()) - GAP - height;
        double y = above >= CHROME ? above : view.toViewY(box.maxY()) + GAP;
        bar.resizeRelocate(
                Math.rint(Math.clamp(x, EDGE, Math.max(EDGE, getWidth() - EDGE - width))),
                Math.rint(Math.clamp(y, CHROME, Math.max(CHROME, getHeight() - CHROME - height))),
                width,
                height);
    }
}
