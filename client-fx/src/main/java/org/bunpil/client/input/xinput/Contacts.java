package org.bunpil.client.input.xinput;

import java.util.Arrays;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Phase;
import org.jspecify.annotations.Nullable;

/**
 * The contacts that are down, whatever devices say: a begin for a contact that is down ends the earlier one, an end without begin is
 * nothing, time does not go back. Allocates nothing after it is made. One thread.
 */
final class Contacts {
    /** Number of the first contact: other sources use lower ones. */
    static final int FIRST = 100;
    /** More at once than any screen reports are left out. */
    static final int MAX = 64;
    /** The server's clock is set anew when it is farther than this from ours. */
    private static final long MAX_DRIFT_MILLIS = 1_000;

    private final boolean[] down = new boolean[MAX];
    private final int[] device = new int[MAX];
    private final long[] touch = new long[MAX];
    private final Kind[] kind = new Kind[MAX];
    private final double[] pressure = new double[MAX];
    private final double[] x = new double[MAX];
    private final double[] y = new double[MAX];
    /** By device: the newest pressure that it told. */
    private final double[] rawBefore = new double[XDevices.MAX_ID];

    private final Output output;
    private long offset = Long.MIN_VALUE;
    private long lastMillis = Long.MIN_VALUE;

    /** Where records go. */
    @FunctionalInterface
    interface Output {
        void put(int contact, Kind kind, Phase phase, long touch, double x, double y, double pressure, long millis);
    }

    Contacts(Output output) {
        this.output = output;
        Arrays.fill(kind, Kind.TOUCH);
        Arrays.fill(rawBefore, Double.NaN);
    }

    /** A contact comes down. @param raw the device's pressure, or NaN if the event has none */
    void begin(XDevice from, long id, double px, double py, double raw, long millis) {
        int slot = find(from.id(), id);
        if (slot >= 0) end(from.id(), id, x[slot], y[slot], Phase.CANCEL, millis);
        slot = 0;
        while (slot < MAX && down[slot]) slot++;
        if (slot == MAX || !isPlace(px, py)) return;
        down[slot] = true;
        device[slot] = from.id();
        touch[slot] = id;
        kind[slot] = switch (from.type()) {
            case PEN -> Kind.PEN;
            case ERASER -> Kind.ERASER;
            case TOUCH_SCREEN, OTHER -> Kind.TOUCH;
        };
        remember(from, raw);
        pressure[slot] = from.pressure().part(rawBefore[from.id()]);
        put(slot, Phase.PRESS, px, py, millis);
    }

    void move(@Nullable XDevice from, long id, double px, double py, double raw, long millis) {
        if (from == null) return;
        remember(from, raw);
        int slot = find(from.id(), id);
        if (slot < 0 || !isPlace(px, py)) return;
        if (!Double.isNaN(raw)) pressure[slot] = from.pressure().part(raw);
        put(slot, Phase.MOVE, px, py, millis);
    }

    void end(int from, long id, double px, double py, Phase phase, long millis) {
        int slot = find(from, id);
        if (slot < 0) return;
        boolean isPlace = isPlace(px, py);
        put(slot, phase, isPlace ? px : x[slot], isPlace ? py : y[slot], millis);
        down[slot] = false;
    }

    /** Devices may have gone: what was down there is cancelled. */
    void devicesChanged(XDevices devices, long millis) {
        for (int slot = 0; slot < MAX; slot++) {
            if (down[slot] && devices.byId(device[slot]) == null)
                end(device[slot], touch[slot], x[slot], y[slot], Phase.CANCEL, millis);
        }
    }

    /** A pen tells its pressure before the button that it is pressed. Fingers of one screen are not each other's. */
    private void remember(XDevice from, double raw) {
        if (!Double.isNaN(raw) || !from.isPen()) rawBefore[from.id()] = raw;
    }

    private static boolean isPlace(double px, double py) {
        return Double.isFinite(px) && Double.isFinite(py);
    }

    private int find(int from, long id) {
        for (int slot = 0; slot < MAX; slot++) if (down[slot] && touch[slot] == id && device[slot] == from) return slot;
        return -1;
    }

    private void put(int slot, Phase phase, double px, double py, long millis) {
        x[slot] = px;
        y[slot] = py;
        output.put(FIRST + slot, kind[slot], phase, touch[slot], px, py, pressure[slot], onOurClock(millis));
    }

    /** The device's time keeps the distances between samples right, even when they are read late. */
    private long onOurClock(long millis) {
        long now = System.nanoTime() / 1_000_000;
        if (offset == Long.MIN_VALUE || Math.abs(millis + offset - now) > MAX_DRIFT_MILLIS) offset = now - millis;
        lastMillis = Math.max(lastMillis, millis + offset);
        return lastMillis;
    }
}
