package org.bunpil.client.tool;

import org.bunpil.client.editor.Editor;
import org.bunpil.client.input.InputEvent;
import org.bunpil.client.input.InputEvent.Kind;
import org.bunpil.client.input.InputEvent.Modifiers;
import org.bunpil.client.input.InputEvent.Phase;

/** A hand that works at a view of 800 × 600 whose top left corner is the board's origin; 16 ms pass between its events. */
final class Hand {
    final Contacts contacts;
    private final int contact;
    private final Kind kind;
    private long millis = 1_000;
    private Modifiers modifiers = Modifiers.NONE;
    private double pressure = Double.NaN;

    Hand(Editor editor) {
        this(look(editor), 0, Kind.MOUSE);
    }

    Hand(Contacts contacts, int contact, Kind kind) {
        this.contacts = contacts;
        this.contact = contact;
        this.kind = kind;
    }

    static Contacts look(Editor editor) {
        editor.viewport(editor.viewport().resized(800, 600).centred(400 * 8, 300 * 8));
        return new Contacts(editor);
    }

    Hand shift(boolean down) {
        modifiers = new Modifiers(down, false, false);
        return this;
    }

    Hand control(boolean down) {
        modifiers = new Modifiers(false, down, false);
        return this;
    }

    Hand pressure(double newPressure) {
        pressure = newPressure;
        return this;
    }

    Hand press(double x, double y) {
        return at(Phase.PRESS, x, y);
    }

    Hand move(double x, double y) {
        return at(Phase.MOVE, x, y);
    }

    Hand release(double x, double y) {
        return at(Phase.RELEASE, x, y);
    }

    Hand cancel() {
        return at(Phase.CANCEL, 0, 0);
    }

    Hand rest(long forMillis) {
        millis += forMillis;
        contacts.pulse(millis);
        return this;
    }

    Hand click(double x, double y) {
        return press(x, y).release(x, y);
    }

    Hand drag(double x1, double y1, double x2, double y2) {
        press(x1, y1);
        for (int i = 1; i <= 10; i++) move(x1 + (x2 - x1) * i / 10, y1 + (y2 - y1) * i / 10);
        return release(x2, y2);
    }

    private Hand at(Phase phase, double x, double y) {
        millis += 16;
        contacts.on(new InputEvent(contact, kind, phase, x, y, pressure, modifiers, millis));
        contacts.pulse(millis);
        return this;
    }
}
