package org.bunpil.client.ui.selection;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.event.EventHandler;
import javafx.scene.control.Separator;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bunpil.client.canvas.BoardCanvas;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionButton;
import org.bunpil.client.ui.actions.MenuRow;
import org.bunpil.client.ui.commands.Actions;
import org.bunpil.client.ui.commands.ArrangeActions;
import org.bunpil.client.ui.commands.EditActions;
import org.bunpil.client.ui.controls.LongPress;
import org.bunpil.client.ui.style.StyleControls;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;

/** The menu for a point on the board or for the selection. Opened with the right button, or by a long press with the selection tool. */
public final class CanvasContextMenu extends VBox {
    /** A pointer that has moved farther than this is dragging, view pixels. */
    private static final double STILL = 8;
    /** Largest distance at which a press beside an element still selects it, view pixels. */
    private static final double REACH = 8;

    private final UiContext ui;

    private CanvasContextMenu(UiContext ui, Actions actions) {
        this.ui = ui;
        setId("board-menu");
        getStyleClass().add("menu-panel");
        boolean any = !ui.board().editor().selection().isEmpty();
        EditActions edit = actions.edit;
        ArrangeActions arrange = actions.arrange;
        if (any) {
            rows(edit.cut, edit.copy);
        }
        rows(edit.paste);
        if (any) {
            rows(edit.duplicate, edit.delete);
            getChildren().add(new Separator());
            rows(arrange.front, arrange.back, arrange.group, arrange.ungroup, arrange.lock);
            getChildren().add(new Separator());
            getChildren()
                    .addAll(
                            icons(arrange.aligning().subList(0, 4)),
                            icons(arrange.aligning().subList(4, 8)));
        } else {
            rows(edit.selectAll);
            if (ui.app().allowsFileDialogs()) {
                rows(edit.image);
            }
        }
    }

    private void rows(Action... rows) {
        for (Action action : rows) getChildren().add(MenuRow.of(ui, action));
    }

    private HBox icons(List<Action> row) {
        List<ActionButton> buttons = new ArrayList<>();
        for (Action action : row) buttons.add(new ActionButton(action, ui));
        HBox box = StyleControls.row(buttons);
        box.getStyleClass().add("menu-pair");
        return box;
    }

    /** Listens on the board permanently; the menu is shown in this window's layers while they are on the screen. */
    public static void listen(UiContext ui, Actions actions) {
        BoardCanvas board = ui.board().canvas();
        PauseTransition hold = new PauseTransition(LongPress.HOLD);
        double[] at = new double[2];
        hold.setOnFinished(event -> {
            // The press had begun a drag or a selection frame; cancel that.
            board.cancel();
            open(ui, actions, at[0], at[1]);
        });
        EventHandler<MouseEvent> pressed = event -> {
            hold.stop();
            at[0] = event.getX();
            at[1] = event.getY();
            if (event.isPrimaryButtonDown() && ui.board().editor().tool() == ToolKind.SELECT) hold.playFromStart();
        };
        EventHandler<MouseEvent> dragged = event -> {
            if (Math.hypot(event.getX() - at[0], event.getY() - at[1]) > STILL) hold.stop();
        };
        board.setOnMousePressed(pressed);
        board.setOnMouseDragged(dragged);
        board.setOnMouseReleased(event -> hold.stop());
        EventHandler<ContextMenuEvent> asked = event -> {
            hold.stop();
            open(ui, actions, event.getX(), event.getY());
            event.consume();
        };
        board.setOnContextMenuRequested(asked);
    }

    /** Opens at a point of the board node. Selects the element there first, unless it is already selected. */
    private static void open(UiContext ui, Actions actions, double x, double y) {
        Editor editor = ui.board().editor();
        Viewport view = editor.viewport();
        Point at = view.toBoard(x, y);
        Element hit = editor.elementIndex().topmostAt(at.x(), at.y(), REACH / view.scale());
        if (hit != null && !editor.selection().contains(hit.id())) {
            editor.use(ToolKind.SELECT);
            editor.select(List.of(hit.id()));
        } else if (hit == null) {
            var bounds = editor.selectionBounds();
            if (bounds != null && !bounds.contains(at.x(), at.y())) editor.select(List.of());
        }
        ui.popovers().showAt(x, y, new CanvasContextMenu(ui, actions));
    }
}
