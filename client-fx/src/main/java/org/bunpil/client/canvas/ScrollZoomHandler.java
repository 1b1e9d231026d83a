package org.bunpil.client.canvas;

import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.bunpil.client.editor.Editor;

/** Wheel and touchpad: scroll; with Ctrl, zoom at the pointer; with Shift, scroll sideways. */
final class ScrollZoomHandler {
    /** Zoom factor of one notch, 40 scroll pixels. */
    private static final double NOTCH = 1.12;

    private static final double NOTCH_PIXELS = 40;

    private ScrollZoomHandler() {}

    static void listen(Node node, Editor editor) {
        node.addEventHandler(ScrollEvent.SCROLL, event -> {
            if (event.getTouchCount() > 0) return;
            if (event.isShortcutDown()) {
                double factor = Math.pow(NOTCH, event.getDeltaY() / NOTCH_PIXELS);
                editor.viewport(editor.viewport().zoomed(factor, event.getX(), event.getY()));
            } else {
                editor.viewport(editor.viewport().panned(event.getDeltaX(), event.getDeltaY()));
            }
            event.consume();
        });
        node.addEventHandler(ZoomEvent.ZOOM, event -> {
            // Fingers on the screen are contacts; only touchpads are handled here.
            if (event.isDirect()) return;
            editor.viewport(editor.viewport().zoomed(event.getZoomFactor(), event.getX(), event.getY()));
            event.consume();
        });
    }
}
