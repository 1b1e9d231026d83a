package org.bunpil.client.input;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.input.TouchPoint;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Modifiers;
import org.bunpil.client.input.PointerEvent.Phase;

/**
 * Turns a node's mouse and touch events into {@link PointerEvent}s. Contact 0 is the mouse; fingers are numbered from 1. Mouse events
 * that JavaFX synthesizes from touches are left out. Only the primary button writes.
 */
public final class FxPointerSource implements PointerSource {
    private static final int MOUSE = 0;
    /** Mouse events synthesized from a touch arrive within this time of it. */
    private static final long TOUCH_ECHO_MILLIS = 1_000;

    private final Node node;
    private Consumer<PointerEvent> sink = event -> {};
    private final Map<Integer, Integer> fingers = new HashMap<>();
    private Others others = (x, y) -> false;
    private boolean mouseDown;
    private long touchMillis = Long.MIN_VALUE / 2;

    public FxPointerSource(Node node) {
        this.node = node;
    }

    /** Another source that knows more of what the toolkit takes for the mouse. */
    @FunctionalInterface
    public interface Others {
        /** Whether a press at a place is reported there, so that it is not the mouse's. */
        boolean takesPress(double x, double y);
    }

    /** Sets who else may report a press of the mouse. */
    public void others(Others source) {
        others = source;
    }

    @Override
    public void listen(Consumer<PointerEvent> newSink) {
        sink = newSink;
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        node.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        node.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        node.addEventHandler(MouseEvent.MOUSE_MOVED, e -> {
            if (!isMadeUp(e)) mouse(Phase.HOVER, e);
        });
        node.addEventHandler(TouchEvent.ANY, this::touched);
    }

    /**
     * Whether it was synthesized from a touch that has been handled. The mark alone is not enough: clicks of JavaFX robots have it too.
     */
    private boolean isMadeUp(MouseEvent event) {
        if (event instanceof EchoedMouseEvent) return true;
        return event.isSynthesized() && now() - touchMillis < TOUCH_ECHO_MILLIS;
    }

    private void pressed(MouseEvent event) {
        if (isMadeUp(event) || event.getButton() != MouseButton.PRIMARY) return;
        if (others.takesPress(event.getX(), event.getY())) return;
        mouseDown = true;
        mouse(Phase.PRESS, event);
    }

    private void dragged(MouseEvent event) {
        if (mouseDown && !isMadeUp(event)) mouse(Phase.MOVE, event);
    }

    private void released(MouseEvent event) {
        if (!mouseDown || event.getButton() != MouseButton.PRIMARY) return;
        mouseDown = false;
        mouse(Phase.RELEASE, event);
    }

    private void mouse(Phase phase, MouseEvent e) {
        Modifiers modifiers = new Modifiers(e.isShiftDown(), e.isShortcutDown(), e.isAltDown());
        sink.accept(new PointerEvent(MOUSE, Kind.MOUSE, phase, e.getX(), e.getY(), Double.NaN, modifiers, now()));
    }

    private void touched(TouchEvent event) {
        touchMillis = now();
        Modifiers modifiers = new Modifiers(event.isShiftDown(), event.isControlDown(), event.isAltDown());
        for (TouchPoint point : event.getTouchPoints()) {
            Phase phase = switch (point.getState()) {
                case PRESSED -> Phase.PRESS;
                case MOVED -> Phase.MOVE;
                case RELEASED -> Phase.RELEASE;
                case STATIONARY -> null;
            };
            // One TouchEvent is sent for each touch point; each point is read from its own event.
            if (phase == null || point.getId() != event.getTouchPoint().getId()) continue;
            int contact = phase == Phase.PRESS ? free() : fingers.getOrDefault(point.getId(), MOUSE);
            if (contact == MOUSE) continue;
            if (phase == Phase.PRESS) fingers.put(point.getId(), contact);
            if (phase == Phase.RELEASE) fingers.remove(point.getId());
            sink.accept(new PointerEvent(
                    contact, Kind.TOUCH, phase, point.getX(), point.getY(), Double.NaN, modifiers, now()));
        }
        event.consume();
    }

    private int free() {
        int contact = MOUSE + 1;
        while (fingers.containsValue(contact)) contact++;
        return contact;
    }

    /** The clock of the events' time stamps. */
    public static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
