package org.bunpil.client.input;

/**
 * What one contact did.
 *
 * @param contact number of the contact; the same from its press to its release or cancel, used again afterwards
 * @param x view pixels from the board node's left edge, {@code y} from its top
 * @param pressure 0–1, or NaN when the device does not tell
 * @param millis time stamp; the origin means nothing
 */
public record PointerEvent(
        int contact, Kind kind, Phase phase, double x, double y, double pressure, Modifiers modifiers, long millis) {

    /** What touches the board. */
    public enum Kind {
        MOUSE,
        TOUCH,
        PEN
    }

    /** What happens. TICK: time passes while the contact is down and rests; every 16 ms or so. */
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

    /** The same contact at the same place, later. */
    public PointerEvent tick(long newMillis) {
        return new PointerEvent(contact, kind, Phase.TICK, x, y, pressure, modifiers, newMillis);
    }
}
