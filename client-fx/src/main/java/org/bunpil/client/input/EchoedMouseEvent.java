package org.bunpil.client.input;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/**
 * A mouse event made from a finger that another source reports: bars, menus and double taps know fingers only as the mouse. It does not
 * write.
 */
final class EchoedMouseEvent extends MouseEvent {
    private static final long serialVersionUID = 1L;

    /** @param x in the scene, {@code y} likewise */
    EchoedMouseEvent(Node target, EventType<MouseEvent> type, double x, double y, int clicks, boolean still) {
        super(
                target,
                target,
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                clicks,
                false,
                false,
                false,
                false,
                type == MOUSE_PRESSED || type == MOUSE_DRAGGED,
                false,
                false,
                true,
                false,
                still,
                new PickResult(target, x, y));
    }
}
