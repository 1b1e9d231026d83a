package org.bunpil.client.ui.controls;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;

/** Decides which buttons of a bar or panel the keyboard reaches. A mouse press never takes the focus from the board. */
public final class ButtonFocus {
    private ButtonFocus() {}

    /** The buttons in a node that can be pressed now, from left to right. */
    public static List<Button> buttonsIn(Node node) {
        List<Button> found = new ArrayList<>();
        collect(node, found);
        return found;
    }

    /** Makes mouse presses on buttons in this node leave the focus where it is. */
    public static void leaveFocusOnBoard(Node node) {
        buttonsIn(node).forEach(button -> button.setFocusTraversable(false));
    }

    private static void collect(Node node, List<Button> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Button button) {
            found.add(button);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }
}
