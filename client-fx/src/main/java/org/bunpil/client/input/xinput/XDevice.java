package org.bunpil.client.input.xinput;

/**
 * An input device of the X server.
 *
 * @param pressureAxis number of the axis that reports pressure, or -1
 * @param least lowest pressure, {@code most} highest
 */
record XDevice(int id, String name, Type type, int pressureAxis, double least, double most) {
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

    /** Pressure as 0–1, whatever the device says; NaN if that means nothing. */
    double pressure(double raw) {
        double part = (raw - least) / (most - least);
        return most > least && Double.isFinite(part) ? Math.clamp(part, 0.0, 1.0) : Double.NaN;
    }

    boolean isPen() {
        return type == Type.PEN || type == Type.ERASER;
    }
}
