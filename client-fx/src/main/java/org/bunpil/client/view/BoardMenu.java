package org.bunpil.client.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bunpil.client.canvas.BoardNode;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.editor.Viewport;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.Style;

/** What can be done at a place on the board or with what is selected: by the right button, or a long press with the selection tool. */
final class BoardMenu extends VBox {
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");
    /** A hand that has moved farther than this is dragging, view pixels. */
    private static final double STILL = 8;
    /** How far beside an element it is still meant, view pixels. */
    private static final double REACH = 8;

    private final Chrome chrome;

    private BoardMenu(Chrome chrome, Actions actions) {
        this.chrome = chrome;
        setId("board-menu");
        getStyleClass().add("menu-panel");
        boolean any = !chrome.desk().editor().selection().isEmpty();
        if (any) {
            rows(actions.cut, actions.copy);
        }
        rows(actions.paste);
        if (any) {
            rows(actions.duplicate, actions.delete);
            getChildren().add(new Separator());
            rows(actions.front, actions.back, actions.group, actions.ungroup, actions.lock);
            getChildren().add(new Separator());
            getChildren()
                    .addAll(
                            icons(actions.aligning().subList(0, 4)),
                            icons(actions.aligning().subList(4, 8)));
        } else {
            rows(actions.selectAll);
            if (chrome.shell().opensFiles()) {
                rows(actions.image);
            }
        }
    }

    private void rows(Action... rows) {
        for (Action action : rows) {
            Button row = MenuRow.of(chrome.words(), action.key(), action.icon());
            if (!action.keys().isEmpty()) {
                row.setText(action.tip(chrome.words()));
            }
            row.pseudoClassStateChanged(UNAVAILABLE, action.obstacle().get() != null);
            row.setOnAction(event -> {
                chrome.floats().close();
                action.tryIn(chrome);
            });
            getChildren().add(row);
        }
    }

    private HBox icons(List<Action> row) {
        List<Button> buttons = new ArrayList<>();
        for (Action action : row) buttons.add(new ActionButton(action, chrome));
        HBox box = StyleRows.row(buttons);
        box.getStyleClass().add("menu-pair");
        return box;
    }

    /** Listens on the board for good; the menu shows in the given chrome while that is on the screen. */
    static void listen(Chrome chrome, Actions actions) {
        BoardNode board = chrome.desk().board();
        PauseTransition hold = new PauseTransition(LongPress.HOLD);
        double[] at = new double[2];
        hold.setOnFinished(event -> {
            // The press was the beginning of a drag or a frame that never came.
            board.cancel();
            open(chrome, actions, at[0], at[1]);
        });
        EventHandler<MouseEvent> pressed = event -> {
            hold.stop();
            at[0] = event.getX();
            at[1] = event.getY();
            if (event.isPrimaryButtonDown() && chrome.desk().editor().tool() == ToolKind.SELECT) hold.playFromStart();
        };
        EventHandler<MouseEvent> dragged = event -> {
            if (Math.hypot(event.getX() - at[0], event.getY() - at[1]) > STILL) hold.stop();
        };
        board.setOnMousePressed(pressed);
        board.setOnMouseDragged(dragged);
        board.setOnMouseReleased(event -> hold.stop());
        EventHandler<ContextMenuEvent> asked = event -> {
            hold.stop();
            open(chrome, actions, event.getX(), event.getY());
            event.consume();
        };
        board.setOnContextMenuRequested(asked);
    }

    /** At a place on the board node: what lies there is selected first, unless it is already. */
    private static void open(Chrome chrome, Actions actions, double x, double y) {
        Editor editor = chrome.desk().editor();
        Viewport view = editor.viewport();
        Point at = view.toBoard(x, y);
        Element hit = editor.scene().at(at.x(), at.y(), REACH / view.scale());
        if (hit != null && !editor.selection().contains(hit.id())) {
            editor.use(ToolKind.SELECT);
            editor.select(List.of(hit.id()));
        } else if (hit == null) {
            var box = editor.selectionBox();
            if (box != null && !box.contains(at.x(), at.y())) editor.select(List.of());
        }
        chrome.floats().showAt(x, y, new BoardMenu(chrome, actions));
    }

    /** The style of what is selected: that of its first element. */
    static Style style(Editor editor) {
        return editor.selection().stream()
                .map(id -> editor.view().element(id))
                .filter(Objects::nonNull)
                .map(Element::style)
                .findFirst()
                .orElse(Style.DEFAULT);
    }
}
