package org.bunpil.client.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.controls.ButtonFocus;
import org.bunpil.client.ui.controls.KeyStop;
import org.bunpil.client.ui.dialogs.PopoverLayer;
import org.jspecify.annotations.Nullable;

/**
 * Keyboard navigation of the bars: F6 moves from bar to bar and back to the board, Tab and the arrow keys move along a bar, Space or Enter
 * presses. A mouse press never takes the focus from the board.
 */
final class BarNavigation {
    private final Node board;
    private final PopoverLayer popovers;
    private final List<? extends Node> bars;

    /** @param bars in the order of F6 */
    BarNavigation(UiContext ui, List<? extends Node> bars) {
        this.board = ui.board().canvas();
        this.popovers = ui.popovers();
        this.bars = bars;
    }

    /** Handles a key press. @return whether the key was for the bars; then nothing else may handle it */
    boolean pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F6) {
            around(event.isShiftDown() ? -1 : 1);
            event.consume();
            return true;
        }
        KeyStop stop = keyStop();
        if (stop != null && stop.pressed(event)) {
            return true;
        }
        if (stop instanceof Node bar && event.getCode() == KeyCode.TAB) {
            ButtonFocus.buttonsIn(bar).getFirst().requestFocus();
            event.consume();
            return true;
        }
        if (!(focused() instanceof Button button)) {
            return false;
        }
        boolean back = event.getCode() == KeyCode.LEFT
                || event.getCode() == KeyCode.UP
                || (event.getCode() == KeyCode.TAB && event.isShiftDown());
        boolean on = event.getCode() == KeyCode.RIGHT
                || event.getCode() == KeyCode.DOWN
                || (event.getCode() == KeyCode.TAB && !event.isShiftDown());
        if (back || on) {
            along(button, on ? 1 : -1);
            event.consume();
            return true;
        }
        // The button itself handles these keys.
        return event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER;
    }

    /** Moves the focus from a bar back to the board. @return whether a bar had the focus */
    boolean leave() {
        boolean inside = focused() instanceof Button || keyStop() != null;
        if (inside) {
            board.requestFocus();
        }
        return inside;
    }

    private void around(int step) {
        List<Node> stops = new ArrayList<>();
        stops.add(board);
        for (Node bar : stations()) {
            if (!ButtonFocus.buttonsIn(bar).isEmpty()) {
                stops.add(bar);
            }
        }
        Node focused = focused();
        int here = 0;
        for (int i = 1; i < stops.size(); i++) {
            if (isIn(focused, stops.get(i))) {
                here = i;
            }
        }
        Node next = stops.get(Math.floorMod(here + step, stops.size()));
        Node first = next instanceof KeyStop stop ? stop.keyTarget() : next;
        (first.equals(next) && !next.equals(board) ? ButtonFocus.buttonsIn(next).getFirst() : first).requestFocus();
    }

    /** The bar whose own part for keys has the focus, or null. */
    private @Nullable KeyStop keyStop() {
        Node focused = focused();
        for (Node bar : bars) {
            if (bar instanceof KeyStop stop && stop.keyTarget().equals(focused)) {
                return stop;
            }
        }
        return null;
    }

    private void along(Button from, int step) {
        for (Node bar : stations()) {
            List<Button> buttons = ButtonFocus.buttonsIn(bar);
            int here = buttons.indexOf(from);
            if (here >= 0) {
                buttons.get(Math.floorMod(here + step, buttons.size())).requestFocus();
                return;
            }
        }
    }

    private List<Node> stations() {
        List<Node> all = new ArrayList<>(bars);
        all.add(popovers);
        return all;
    }

    private @Nullable Node focused() {
        Scene scene = board.getScene();
        return scene == null ? null : scene.getFocusOwner();
    }

    private static boolean isIn(@Nullable Node node, Node bar) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(bar)) {
                return true;
            }
        }
        return false;
    }
}
