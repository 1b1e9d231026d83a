package org.bunpil.client.input.xinput;

import java.util.Arrays;

/**
 * Where a pen is. The places that the server writes into a pen's own events are those of the event before (Xorg 21.1), so they are
 * calculated from its axes as the server does it. One thread.
 */
final class PenPlace {
    private final double[] lastX = new double[XDevices.MAX_ID];
    private final double[] lastY = new double[XDevices.MAX_ID];
    private int width;
    private int height;
    double x;
    double y;

    PenPlace() {
        Arrays.fill(lastX, Double.NaN);
        Arrays.fill(lastY, Double.NaN);
    }

    /** The whole screen's size may have changed. */
    void screen(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
    }

    /** Sets the place, pixels from the window's left and upper edge, of the event at an address. */
    void read(XDevice device, long e, boolean moved) {
        x = XEvents.x(e);
        y = XEvents.y(e);
        if (!device.x().exists() || !device.y().exists() || width <= 0) return;
        double rawX = XEvents.value(device.x(), e);
        double rawY = XEvents.value(device.y(), e);
        if (!Double.isNaN(rawX)) lastX[device.id()] = rawX;
        if (!Double.isNaN(rawY)) lastY[device.id()] = rawY;
        boolean tells = moved || !Double.isNaN(rawX) || !Double.isNaN(rawY);
        if (!tells || Double.isNaN(lastX[device.id()]) || Double.isNaN(lastY[device.id()])) return;
        x = device.x().scaled(lastX[device.id()], width) - XEvents.left(e);
        y = device.y().scaled(lastY[device.id()], height) - XEvents.top(e);
    }
}
