package org.bunpil.client.input.xinput;

import java.util.List;
import java.util.Locale;

/** What {@code bunpil devices} writes: which touch screens and pens there are and what they report, for whoever helps from afar. */
public final class DeviceList {
    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;
    private static final int WRONG_ARGUMENTS = 2;

    private static final String HELP = """
        usage: bunpil devices

        Lists the touch screens and pens of the X server that DISPLAY names, and what the
        board gets of them. Touch a device to see that the board gets it: the app's log says
        "Fingers and pens by XInput2" when a board is opened, or why they cannot be read.
        """;

    private DeviceList() {}

    /** Writes the list. @return the exit code */
    public static int run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            boolean isAsked = List.of("-h", "--help").contains(arguments.getFirst());
            (isAsked ? System.out : System.err).print(HELP);
            return isAsked ? SUCCESS : WRONG_ARGUMENTS;
        }
        try {
            long display = Xlib.open();
            if (display == 0) return failed("There is no X server here: DISPLAY names none that can be reached.");
            boolean isKnown = Xlib.extension(display, "XInputExtension") >= 0
                    && Xlib.inputVersion(display, 2, 2) >= XInputPointers.VERSION;
            if (!isKnown) return failed("The X server has no XInput 2.2.");
            System.out.print(text(XDevices.query(display)));
            Xlib.close(display);
            return SUCCESS;
        } catch (LinkageError | IllegalArgumentException notThere) {
            return failed("The libraries of X (libX11.so.6, libXi.so.6) are not on this computer.");
        }
    }

    private static int failed(String reason) {
        System.err.println(
                reason + " The board gets fingers and pens as the toolkit reports them, most often as a mouse.");
        return FAILURE;
    }

    static String text(XDevices devices) {
        StringBuilder text = new StringBuilder();
        for (XDevice device : devices.all()) {
            // The server's own, for programs that move the pointer.
            if (device.name().contains("XTEST")) continue;
            text.append(String.format(Locale.ROOT, "%-13s %s%n", type(device.type()), device.name()));
            if (device.type() == XDevice.Type.OTHER) continue;
            XDevice.Axis pressure = device.pressure();
            String figures = pressure.exists()
                    ? String.format(Locale.ROOT, "pressure from %.0f to %.0f", pressure.least(), pressure.most())
                    : "no pressure";
            text.append(String.format(Locale.ROOT, "%-13s %s%n", "", figures));
        }
        if (devices.all().stream().allMatch(each -> each.type() == XDevice.Type.OTHER))
            text.append(String.format(Locale.ROOT, "There is no touch screen and no pen.%n"));
        return text.toString();
    }

    private static String type(XDevice.Type type) {
        return switch (type) {
            case TOUCH_SCREEN -> "touch screen";
            case PEN -> "pen";
            case ERASER -> "eraser end";
            case OTHER -> "as a mouse";
        };
    }
}
