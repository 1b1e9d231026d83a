package org.bunpil.client.tool;

import org.bunpil.client.editor.Editor;
import org.bunpil.client.input.PointerEvent;

/** Two fingers move the board, and zoom it by their distance. */
final class PinchGesture {
    /** Fingers closer than this do not zoom, because the ratio would be inexact. View pixels. */
    private static final double MIN_DISTANCE = 24;

    private final int first;
    private final int second;
    private double x1;
    private double y1;
    private double x2;
    private double y2;

    PinchGesture(PointerEvent a, PointerEvent b) {
        this.first = a.contact();
        this.second = b.contact();
        this.x1 = a.x();
        this.y1 = a.y();
        this.x2 = b.x();
        this.y2 = b.y();
    }

    boolean holds(int contact) {
        return contact == first || contact == second;
    }

    void move(PointerEvent event, Editor editor) {
        double oldX = (x1 + x2) / 2;
        double oldY = (y1 + y2) / 2;
        double oldDistance = Math.hypot(x2 - x1, y2 - y1);
        if (event.contact() == first) {
            x1 = event.x();
            y1 = event.y();
        } else {
            x2 = event.x();
            y2 = event.y();
        }
        double newX = (x1 + x2) / 2;
        double newY = (y1 + y2) / 2;
        double distance = Math.hypot(x2 - x1, y2 - y1);
        boolean zooms = Math.min(distance, oldDistance) >= MIN_DISTANCE;
        double factor = zooms ? distance / oldDistance : 1;
        editor.viewport(editor.viewport().panned(newX - oldX, newY - oldY).zoomed(factor, newX, newY));
    }
}
