package org.bunpil.client.input.xinput;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bunpil.client.input.xinput.XDevice.Axis;
import org.jspecify.annotations.Nullable;

/** The input devices of an X server, as they were when it was asked. Offsets are those of XInput2.h (64 bit). */
final class XDevices {
    /** Servers number their devices below 256. */
    static final int MAX_ID = 1_024;

    private static final int MAX_CLASSES = 1_024;
    private static final int ALL_DEVICES = 0;
    private static final long DEVICE_BYTES = 40;
    private static final int SLAVE_POINTER = 3;
    private static final int VALUATOR = 2;
    private static final int TOUCH = 8;
    private static final int DIRECT = 1;
    private static final int ABSOLUTE = 1;

    private final @Nullable XDevice[] byId = new @Nullable XDevice[MAX_ID];
    private final List<XDevice> all = new ArrayList<>();

    /** Before anybody was asked. */
    static final XDevices NONE = new XDevices();

    private XDevices() {}

    static XDevices query(long display) {
        XDevices devices = new XDevices();
        try (Arena arena = Arena.ofConfined()) {
            long count = arena.allocate(JAVA_INT).address();
            long list = Xlib.devices(display, ALL_DEVICES, count);
            if (list == 0) return devices;
            for (int i = 0; i < Math.min(MAX_ID, Xlib.intAt(count)); i++) {
                devices.add(display, list + i * DEVICE_BYTES);
            }
            Xlib.freeDevices(list);
        }
        return devices;
    }

    private void add(long display, long info) {
        int id = Xlib.intAt(info);
        boolean works = Xlib.intAt(info + 16) == SLAVE_POINTER && Xlib.intAt(info + 24) != 0;
        if (!works || id < 0 || id >= MAX_ID) return;
        String name = Xlib.text(Xlib.longAt(info + 8));
        long classes = Xlib.longAt(info + 32);
        Axis pressure = Axis.NONE;
        Axis x = Axis.NONE;
        Axis y = Axis.NONE;
        boolean isTouchScreen = false;
        for (int i = 0; i < Math.min(MAX_CLASSES, Xlib.intAt(info + 28)); i++) {
            long each = Xlib.longAt(classes + i * 8L);
            int type = Xlib.intAt(each);
            if (type == TOUCH) isTouchScreen |= Xlib.intAt(each + 8) == DIRECT;
            if (type != VALUATOR || Xlib.intAt(each + 52) != ABSOLUTE) continue;
            Axis axis = new Axis(Xlib.intAt(each + 8), Xlib.doubleAt(each + 24), Xlib.doubleAt(each + 32));
            switch (Xlib.atomName(display, Xlib.longAt(each + 16))) {
                case "Abs Pressure", "Abs MT Pressure" -> pressure = axis;
                case "Abs X" -> x = axis;
                case "Abs Y" -> y = axis;
                default -> {}
            }
        }
        XDevice device = new XDevice(id, name, type(name, isTouchScreen, pressure.number() >= 0), pressure, x, y);
        byId[id] = device;
        all.add(device);
    }

    /** Drivers say by the name which end of a pen it is; a pen is what reports pressure and is no touch screen. */
    static XDevice.Type type(String name, boolean isTouchScreen, boolean hasPressure) {
        if (isTouchScreen) return XDevice.Type.TOUCH_SCREEN;
        if (!hasPressure) return XDevice.Type.OTHER;
        return name.toLowerCase(Locale.ROOT).contains("eraser") ? XDevice.Type.ERASER : XDevice.Type.PEN;
    }

    List<XDevice> all() {
        return all;
    }

    /** Null: it is gone, or none that points. */
    @Nullable
    XDevice byId(int id) {
        return id < 0 || id >= MAX_ID ? null : byId[id];
    }

    /** Touch screens and pens by name, for the log. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (XDevice device : all) {
            if (device.type() == XDevice.Type.OTHER) continue;
            if (!text.isEmpty()) text.append(", ");
            text.append(device.name()).append(" (");
            text.append(
                    switch (device.type()) {
                        case TOUCH_SCREEN -> "fingers";
                        case PEN -> "pen";
                        case ERASER -> "eraser";
                        case OTHER -> "";
                    });
            text.append(device.pressure().exists() ? " with pressure)" : ")");
        }
        return text.toString();
    }
}
