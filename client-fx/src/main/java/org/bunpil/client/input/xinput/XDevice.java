package org.bunpil.client.input.xinput;

/**
 * An input device of the X server.
 *
 * @param x where it points on the whole screen, or {@link Axis#NONE} if it moves the pointer as a mouse does; {@code y} likewise
 */
record XDevice(int id, String name, Type type, Axis pressure, Axis x, Axis y) {
    /** What a device is to a board. */
    enum Type {
        /** A screen for fingers. */
        TOUCH_SCREEN,
        PEN,
        /** The other end of a pen. */
        ERASER,
        /** Mice, touch pads, keyboards: the toolkit's. */
        OTHER
    }

    /**
     * What a device measures, such as its pressure.
     *
     * @param number which of the device's axes it is
     */
    record Axis(int number, double least, double most) {
        static final Axis NONE = new Axis(-1, 0, 0);

        boolean exists() {
            return number >= 0 && most > least;
        }

        /** A value as 0–1, whatever the device says; NaN if that means nothing. */
        double part(double raw) {
            double part = (raw - least) / (most - least);
            return exists() && Double.isFinite(part) ? Math.clamp(part, 0.0, 1.0) : Double.NaN;
        }

        /** A position as the server scales it to a screen. */
        double scaled(double raw, int pixels) {
            return (raw - least) * pixels / (most + 1 - least);
        }
    }

    boolean isPen() {
        return type == Type.PEN || type == Type.ERASER;
    }
}
