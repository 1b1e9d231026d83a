package org.bunpil.client.input.xinput;

/** Reads XIDeviceEvent of XInput2.h at its address (64 bit). */
final class XEvents {
    private XEvents() {}

    static long millis(long e) {
        return Xlib.longAt(e + 40);
    }

    /** The device that the event was sent through. */
    static int device(long e) {
        return Xlib.intAt(e + 48);
    }

    /** The device that it comes from. */
    static int source(long e) {
        return Xlib.intAt(e + 52);
    }

    /** Number of the touch or of the button. */
    static int detail(long e) {
        return Xlib.intAt(e + 56);
    }

    /** Pixels from the window's left edge. */
    static double x(long e) {
        return Xlib.doubleAt(e + 104);
    }

    static double y(long e) {
        return Xlib.doubleAt(e + 112);
    }

    /** Left edge of the window on the screen. */
    static double left(long e) {
        return Xlib.doubleAt(e + 88) - x(e);
    }

    static double top(long e) {
        return Xlib.doubleAt(e + 96) - y(e);
    }

    /** What an axis measures, or NaN if the event does not tell. */
    static double value(XDevice.Axis axis, long e) {
        int number = axis.number();
        long mask = Xlib.longAt(e + 152);
        if (number < 0 || number >= Xlib.intAt(e + 144) * 8 || !Xlib.bitAt(mask, number)) return Double.NaN;
        // There are values for the axes in the mask only.
        long value = Xlib.longAt(e + 160);
        for (int i = 0; i < number; i++) if (Xlib.bitAt(mask, i)) value += Double.BYTES;
        return Xlib.doubleAt(value);
    }
}
