package org.bunpil.client.tool;

import org.bunpil.client.editor.Editor;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Modifiers;
import org.bunpil.client.input.PointerEvent.Phase;

/** A simulated pointer in a view of 800 × 600 whose top left corner is the board's origin; 16 ms pass between its events. */
final class SimulatedPointer {
    final PointerRouter router;
    private final int contact;
    private final Kind kind;
    private static final int TICK_MILLIS = 16;

    private long millis = 1_000;
    private Modifiers modifiers = Modifiers.NONE;
    private double pressure = Double.NaN;

    SimulatedPointer(Editor editor) {
        this(look(editor), 0, Kind.MOUSE);
    }

    SimulatedPointer(PointerRouter router, int contact, Kind kind) {
        this.router = router;
        this.contact = contact;
        this.kind = kind;
    }

    static PointerRouter look(Editor editor) {
        editor.viewport(editor.viewport().resized(800, 600).centred(400 * 8, 300 * 8));
        return new PointerRouter(editor);
    }

    SimulatedPointer shift(boolean down) {
        modifiers = new Modifiers(down, false, false);
        return this;
    }

    SimulatedPointer control(boolean down) {
        modifiers = new Modifiers(false, down, false);
        return this;
    }

    SimulatedPointer pressure(double newPressure) {
        pressure = newPressure;
        return this;
    }

    SimulatedPointer press(double x, double y) {
        return at(Phase.PRESS, x, y);
    }

    SimulatedPointer move(double x, double y) {
        return at(Phase.MOVE, x, y);
    }

    SimulatedPointer release(double x, double y) {
        return at(Phase.RELEASE, x, y);
    }

    SimulatedPointer cancel() {
        return at(Phase.CANCEL, 0, 0);
    }

    SimulatedPointer rest(long forMillis) {
        long end = millis + forMillis;
        while (millis < end) {
            millis = Math.min(end, millis + TICK_MILLIS);
            router.tick(millis);
        }
        return this;
    }

    SimulatedPointer click(double x, double y) {
        return press(x, y).release(x, y);
    }

    SimulatedPointer drag(double x1, double y1, double x2, double y2) {
        press(x1, y1);
        for (int i = 1; i <= 10; i++) move(x1 + (x2 - x1) * i / 10, y1 + (y2 - y1) * i / 10);
        return release(x2, y2);
    }

    private SimulatedPointer at(Phase phase, double x, double y) {
        millis += 16;
        router.on(new PointerEvent(contact, kind, phase, x, y, pressure, modifiers, millis));
        router.tick(millis);
        return this;
    }
}
