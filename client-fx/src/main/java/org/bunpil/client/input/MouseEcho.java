package org.bunpil.client.input;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import org.bunpil.client.input.PointerEvent.Phase;

/** Makes mouse events of the fingers on a node, one finger at a time, with clicks and double clicks. */
final class MouseEcho {
    /** Two taps are a double tap if they are as near as this in time, ms, and place, pixels. */
    private static final long DOUBLE_TAP_MILLIS = 400;

    private static final double DOUBLE_TAP_REACH = 24;
    /** A tap moves no farther than this, pixels. */
    private static final double STILL = 8;

    private final Node node;
    private double pressX;
    private double pressY;
    private boolean still;
    private int taps;
    private long tapMillis;

    MouseEcho(Node node) {
        this.node = node;
    }

    /** @param x in the scene, {@code y} likewise */
    void on(Phase phase, double x, double y, long millis) {
        switch (phase) {
            case PRESS -> {
                boolean isNear = Math.hypot(x - pressX, y - pressY) < DOUBLE_TAP_REACH;
                taps = isNear && millis - tapMillis < DOUBLE_TAP_MILLIS ? taps + 1 : 1;
                tapMillis = millis;
                pressX = x;
                pressY = y;
                still = true;
                fire(MouseEvent.MOUSE_PRESSED, x, y);
            }
            case MOVE -> {
                if (Math.hypot(x - pressX, y - pressY) > STILL) still = false;
                fire(MouseEvent.MOUSE_DRAGGED, x, y);
            }
            case RELEASE, CANCEL -> {
                fire(MouseEvent.MOUSE_RELEASED, x, y);
                if (phase == Phase.RELEASE && still) fire(MouseEvent.MOUSE_CLICKED, x, y);
            }
            case HOVER, TICK -> {}
        }
    }

    private void fire(EventType<MouseEvent> type, double x, double y) {
        Event.fireEvent(node, new EchoedMouseEvent(node, type, x, y, taps, still));
    }
}
