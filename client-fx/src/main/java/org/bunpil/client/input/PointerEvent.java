package org.bunpil.client.input;

/**
 * What one contact did.
 *
 * @param contact number of the contact; the same from press to release or cancel, reused afterwards
 * @param x view pixels from the canvas's left edge, {@code y} from its top
 * @param pressure 0–1, or NaN if the device does not report it
 * @param millis time stamp; the origin means nothing
 */
public record PointerEvent(
        int contact, Kind kind, Phase phase, double x, double y, double pressure, Modifiers modifiers, long millis) {

    /** What kind of device touches the board. */
    public enum Kind {
        MOUSE,
        TOUCH,
        PEN,
        /** The other end of a pen. */
        ERASER
    }

    /** What happens. TICK: time passes while the contact is down and at rest; about every 16 ms. */
    public enum Phase {
        PRESS,
        MOVE,
        RELEASE,
        CANCEL,
        HOVER,
        TICK
    }

    /** Keys held down. {@code control} is Command on a Mac. */
    public record Modifiers(boolean shift, boolean control, boolean alt) {
        public static final Modifiers NONE = new Modifiers(false, false, false);
    }

    public PointerEvent with(Phase newPhase) {
        return new PointerEvent(contact, kind, newPhase, x, y, pressure, modifiers, millis);
    }

    /** The same contact at the same position, later. */
    public PointerEvent tick(long newMillis) {
        return new PointerEvent(contact, kind, Phase.TICK, x, y, pressure, modifiers, newMillis);
    }
}
